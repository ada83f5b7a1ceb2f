import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, type ZipFile, fromBuffer } from 'yauzl';
import type { Refusal } from '../../kernel/refusal.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import type { SheetLimits } from './sheet.ts';

/** Deflate reaches 1,000 to 1 on nothing but repeats; a sheet of real rows stays below 50. */
const MAX_RATIO = 200;
const RATIO_MATTERS_FROM = 10 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
/** Each piece takes a turn of the event loop. */
const PIECE_BYTES = 256 * 1024;

export interface Archive {
  readonly names: readonly string[];
  readonly unpackedBytes: number;
  has(name: string): boolean;
  /** Unpacked, as the directory declares it; 0 for a part that is not there. */
  sizeOf(name: string): number;
  /** Unpacks a part piece by piece; throws `ArchiveError` when it is not what the directory declares. */
  chunks(name: string): AsyncGenerator<Buffer, void, undefined>;
  text(name: string, maxBytes: number): Promise<string>;
}

/** A part that does not unpack to the size and checksum that the archive's directory declares. */
export class ArchiveError extends Error {}

/**
 * Lists an archive from its directory and refuses, before anything is unpacked, one that is damaged,
 * encrypted or would unpack to more than the limits allow.
 */
export async function openArchive(bytes: Buffer, limits: SheetLimits): Promise<Archive | Refusal> {
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    zip = await openZip(bytes);
    for (const entry of await listEntries(zip)) entries.set(entry.fileName, entry);
  } catch {
    return sheetRefusals.damaged('压缩结构不完整');
  }
  return checkEntries([...entries.values()], limits) ?? archiveOf(zip, entries);
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: false }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

function checkEntries(entries: readonly Entry[], limits: SheetLimits): Refusal | undefined {
  let total = 0;
  for (const entry of entries) {
    if (entry.isEncrypted()) return sheetRefusals.encrypted();
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
      return sheetRefusals.damaged('压缩方式不受支持');
    }
    // A declared size of nothing would leave the library without a bound for unpacking.
    if (entry.uncompressedSize === 0 && entry.compressedSize > 2) return sheetRefusals.zipBomb();
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (entry.uncompressedSize > RATIO_MATTERS_FROM && ratio > MAX_RATIO) return sheetRefusals.zipBomb();
    total += entry.uncompressedSize;
    if (total > limits.maxUnpackedBytes) return sheetRefusals.zipBomb();
  }
  return undefined;
}

function archiveOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Archive {
  async function* chunks(name: string): AsyncGenerator<Buffer, void, undefined> {
    const entry = entries.get(name);
    if (entry === undefined) throw new ArchiveError(`no part ${name}`);
    let checksum = 0;
    let size = 0;
    try {
      for await (const chunk of await openPart(zip, entry)) {
        checksum = crc32(chunk, checksum);
        size += chunk.length;
        if (size > entry.uncompressedSize) break;
        yield chunk;
      }
    } catch (cause) {
      throw new ArchiveError(`cannot unpack ${name}`, { cause });
    }
    if (size !== entry.uncompressedSize || checksum !== entry.crc32)
      throw new ArchiveError(`${name} is not what the directory declares`);
  }
  return {
    names: [...entries.keys()],
    unpackedBytes: [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0),
    has: (name) => entries.has(name),
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    chunks,
    async text(name, maxBytes) {
      if ((entries.get(name)?.uncompressedSize ?? 0) > maxBytes)
        throw new ArchiveError(`${name} is too large`);
      const parts: Buffer[] = [];
      for await (const chunk of chunks(name)) parts.push(chunk);
      return Buffer.concat(parts).toString('utf8');
    },
  };
}

function openPart(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  const decompress = entry.compressionMethod === DEFLATED ? false : null;
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, { decompress, decrypt: null, start: null, end: null }, (error, stream) => {
      if (error) reject(error);
      else resolve(entry.compressionMethod === DEFLATED ? inflated(stream) : stream);
    });
  });
}

function inflated(stream: Readable): AsyncIterable<Buffer> {
  // Whoever reads learns of a failure from the stream that is read.
  return pipeline(stream, createInflateRaw({ chunkSize: PIECE_BYTES }), () => undefined);
}
