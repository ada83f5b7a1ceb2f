import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { plainName } from '../../../platform/server/http/read-uploaded-file.ts';
import type { ImportKind } from '../import.ts';
import { refuseKind } from '../may-import.rules.ts';
import type { ImportEngine, ImportParts } from './import-parts.ts';
import { findRememberedColumns, insertRun } from './imports.queries.ts';
import { resolveSettings } from './resolve-settings.ts';
import type { RunLayout } from './run-layout.ts';
import { insertUpload } from './runs.queries.ts';

export interface UploadedFile {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly kind: ImportKind;
}

/**
 * Takes a file in: looks into it, and keeps it sealed with a run that waits for its columns to be confirmed.
 * A file that is no readable spreadsheet, or has no header, is refused and kept nowhere.
 */
export async function uploadImport(
  parts: ImportParts & { readonly engine: ImportEngine },
  acting: Acting,
  { bytes, fileName: given, kind }: UploadedFile,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const refused = refuseKind(kind, acting.scope);
  if (refused !== null) return refused;
  const { pool, folder, engine } = parts;
  const fileName = plainName(given);
  const remembered = await writeScoped(pool, acting, { changeOn: today }, (client) =>
    findRememberedColumns(client, kind, acting.accountId),
  );
  const inspection = await engine.inspect({ bytes, fileName, kind, remembered });
  if (isRefusal(inspection)) return inspection;
  const { best, sheets, skippedSheets } = inspection;
  const [id, uploadId] = [newId(), newId()];
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const settings = await resolveSettings(client, acting, {}, today);
      if (isRefusal(settings)) return settings;
      const layout: RunLayout = {
        sheets,
        skippedSheets,
        settings: { regionCode: settings.regionCode, partyOrgId: null, termMeaning: null },
      };
      const sha256 = createHash('sha256').update(bytes).digest();
      await insertUpload(client, acting, { id: uploadId, fileName, sizeBytes: bytes.length, sha256 });
      const { accountId, actorName } = acting;
      const run = { id, uploadId, accountId, actorName, kind, layout, ledgerOn: today };
      await insertRun(client, { ...run, state: 'mapping', sheet: best });
      await folder.write(uploadId, 'upload', bytes);
      return { id };
    },
    (result) => !isRefusal(result),
  );
}
