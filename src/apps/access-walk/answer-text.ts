import { isRefusal } from '../../platform/kernel/refusal.ts';
import { openArchive } from '../../platform/server/sheets/xlsx-archive.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly bytes: Buffer;
}

const MOST_BYTES = 64 * 1024 * 1024;
const LIMITS = { maxFileBytes: MOST_BYTES, maxUnpackedBytes: MOST_BYTES, maxRows: 1, maxCells: 1 };

/** Everything that can be read in an answer: the headers, and the body with each part of a workbook unpacked. */
export async function textOf({ headers, bytes }: Answered): Promise<string> {
  return `${decoded(JSON.stringify(headers))}\n${await textOfFile(bytes)}`;
}

export async function textOfFile(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
  const archive = await openArchive(bytes, LIMITS);
  if (isRefusal(archive)) throw new Error(`a file that can't be opened can't be judged: ${archive.message}`);
  const parts = await Promise.all(archive.names.map((name) => archive.text(name, MOST_BYTES)));
  return parts.join('\n');
}

function decoded(text: string): string {
  return text.replace(/(%[0-9A-F]{2})+/gi, (coded) => {
    try {
      return decodeURIComponent(coded);
    } catch {
      return coded;
    }
  });
}
