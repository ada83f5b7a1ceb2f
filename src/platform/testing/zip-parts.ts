import { once } from 'node:events';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

/** A part of an archive, deflated. */
export interface PackedPart {
  readonly deflated: Buffer;
  readonly size: number;
  readonly crc32: number;
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const VERSION = 20;
const DEFLATED = 8;

/** Deflates a part while it is produced; fast rather than small, since it lives in memory for one reading. */
export async function packPart(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<PackedPart> {
  const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED });
  const output: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => output.push(chunk));
  const ended = once(deflate, 'end');
  let size = 0;
  let checksum = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    checksum = crc32(chunk, checksum);
    if (!deflate.write(chunk)) await once(deflate, 'drain');
  }
  deflate.end();
  await ended;
  return { deflated: Buffer.concat(output), size, crc32: checksum };
}

/** A zip archive of packed parts. */
export function zipParts(parts: ReadonlyMap<string, PackedPart>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of parts) {
    const common = commonHeader(name, part);
    const local = Buffer.concat([signature(LOCAL_HEADER), common, Buffer.from(name), part.deflated]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([VERSION, 0]);
    directory.push(Buffer.concat([signature(DIRECTORY_ENTRY), madeBy, common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  return Buffer.concat([...locals, ...directory, endOf(directory, offset)]);
}

/** The 26 bytes that a part's own header and its entry in the directory have in common. */
function commonHeader(name: string, part: PackedPart): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt32LE(part.crc32, 10);
  header.writeUInt32LE(part.deflated.length, 14);
  header.writeUInt32LE(part.size, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
}

function endOf(directory: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(DIRECTORY_END, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, entry) => sum + entry.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return end;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
