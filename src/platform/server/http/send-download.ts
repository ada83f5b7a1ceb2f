import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

export type DownloadFormat = keyof typeof TYPES;

/**
 * Answers with a file, streamed as it is made.
 * @param name the file's name without its ending; Chinese is fine
 */
export function sendDownload(
  reply: FastifyReply,
  name: string,
  format: DownloadFormat,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): FastifyReply {
  const fileName = encodeURIComponent(`${name}.${format}`).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return reply
    .header('content-type', TYPES[format])
    .header('content-disposition', `attachment; filename="download.${format}"; filename*=UTF-8''${fileName}`)
    .header('cache-control', 'no-store')
    .send(Readable.from(bytes));
}
