import { RefusedError, readRefusals } from './api-client.ts';

export interface DownloadedFile {
  readonly name: string;
  readonly content: Blob;
}

interface DownloadOptions {
  readonly signal: AbortSignal;
  /** Told again and again: how many bytes have come. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Fetches a file to its end. Unlike a plain link it can say how far it is, and shows the server's reasons.
 * Throws RefusedError when it was refused or broke off: half a file is never handed on.
 */
export async function downloadFile(address: string, options: DownloadOptions): Promise<DownloadedFile> {
  const response = await fetch(address, { credentials: 'same-origin', signal: options.signal }).catch(() => {
    throw new RefusedError(0, [{ code: 'network', message: '网络不通，没有导出。请检查网络后重试。' }]);
  });
  if (!response.ok) throw new RefusedError(response.status, await readRefusals(response));
  return receive(response, options.onBytes);
}

/** The file of an answer, with the name that its header gives. */
export async function receive(response: Response, onBytes: (bytes: number) => void): Promise<DownloadedFile> {
  const pieces: BlobPart[] = [];
  let bytes = 0;
  try {
    const reader = response.body?.getReader();
    for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read()) {
      pieces.push(piece.value);
      bytes += piece.value.byteLength;
      onBytes(bytes);
    }
  } catch {
    throw new RefusedError(0, [
      {
        code: 'download.broken',
        message: '导出中断，没有保存文件。请重试；仍不行时，缩小筛选范围分几次导出。',
      },
    ]);
  }
  const type = response.headers.get('content-type') ?? '';
  return {
    name: fileNameOf(response.headers.get('content-disposition')),
    content: new Blob(pieces, { type }),
  };
}

/** The name in a `content-disposition` header; the UTF-8 form first. */
function fileNameOf(header: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(header ?? '')?.[1] ?? '导出';
}

/** Puts it where the browser keeps downloads. */
export function saveFile({ name, content }: DownloadedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun to read by then; a slow one gets its time.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
