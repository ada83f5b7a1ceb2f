import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { DOWNLOAD_TYPES, type DownloadFormat } from './media-types.ts';

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
    .header('content-type', DOWNLOAD_TYPES[format])
    .header('content-disposition', `attachment; filename="download.${format}"; filename*=UTF-8''${fileName}`)
    .header('cache-control', 'no-store')
    .send(Readable.from(bytes));
}
