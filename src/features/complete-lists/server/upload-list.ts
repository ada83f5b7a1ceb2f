import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { isOpen } from '../../../platform/server/database/scope.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { plainName } from '../../../platform/server/http/read-uploaded-file.ts';
import { findDefaults, findRememberedColumns, insertUpload } from '../../imports/server/public.ts';
import { NATION_CODE } from '../../places/region.ts';
import { isRegionCode } from '../../places/region.rules.ts';
import { listedTypes } from '../complete-list.ts';
import type { CompleteListParts } from './list-parts.ts';
import { insertList } from './lists.queries.ts';

/**
 * Takes a file in: looks into it, and keeps it sealed with a list that waits for its columns to be confirmed. Columns are those
 * of a ledger of social organisations, and so are the choices that are remembered.
 */
export async function uploadList(
  { pool, folder, inspect }: CompleteListParts,
  acting: Acting,
  { bytes, fileName: given }: { readonly bytes: Buffer; readonly fileName: string },
  today: Day,
): Promise<{ id: string } | Refusal> {
  const fileName = plainName(given);
  const remembered = await writeScoped(pool, acting, { changeOn: today }, (client) =>
    findRememberedColumns(client, 'social_orgs', acting.accountId),
  );
  const inspection = await inspect({ bytes, fileName, kind: 'social_orgs', remembered });
  if (isRefusal(inspection)) return inspection;
  const { best, sheets, skippedSheets } = inspection;
  const [id, uploadId] = [newId(), newId()];
  return writeScoped(pool, acting, { changeOn: today }, async (client) => {
    const sha256 = createHash('sha256').update(bytes).digest();
    await insertUpload(client, acting, { id: uploadId, fileName, sizeBytes: bytes.length, sha256 });
    await insertList(client, acting, {
      id,
      uploadId,
      fileName,
      state: 'mapping',
      sheet: best,
      layout: { sheets, skippedSheets },
      regionCode: await ownPlace(client, acting),
      reach: null,
      registrarId: null,
      types: listedTypes,
      listedOn: today,
    });
    await folder.write(uploadId, 'upload', bytes);
    return { id };
  });
}

/** The caller's own place, else that of the top of what the caller sees of the Party tree. */
export async function ownPlace(client: PoolClient, { scope }: Acting): Promise<string> {
  const code = String(scope.place.from).padStart(9, '0');
  if (!isOpen(scope.place) && isRegionCode(code)) return code;
  return (await findDefaults(client)).regionCode ?? NATION_CODE;
}
