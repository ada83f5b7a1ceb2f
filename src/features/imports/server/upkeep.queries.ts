import type { Pool } from 'pg';

/** Runs that were under way when the server ended. @returns how many there were */
export async function closeCutOffRuns(owner: Pool, checkText: string, storeText: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>('select import_runs_cut_off($1, $2) as n', [
    checkText,
    storeText,
  ]);
  return rows[0]?.n ?? 0;
}

/** Imports that were being taken back when the server ended. @returns how many there were */
export async function closeCutOffTakeBacks(owner: Pool, text: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>('select take_backs_cut_off($1) as n', [text]);
  return rows[0]?.n ?? 0;
}

export interface LapsedUpload {
  readonly uploadId: string;
  readonly importId: string | null;
}

/** Uploads whose time is over and whose bytes are not known to be gone. */
export async function listLapsedUploads(owner: Pool, limit: number): Promise<LapsedUpload[]> {
  const { rows } = await owner.query<LapsedUpload>(
    'select upload_id as "uploadId", import_id as "importId" from uploads_lapsed($1)',
    [limit],
  );
  return rows;
}

export async function markUploadErased(owner: Pool, uploadId: string): Promise<void> {
  await owner.query('select upload_erased($1)', [uploadId]);
}
