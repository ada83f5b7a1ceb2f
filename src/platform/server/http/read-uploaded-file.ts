import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../../kernel/refusal.ts';

const LONGEST_NAME = 200;
const CUT_SHORT = refuse('file.cut-short', '文件没有传完，可能是网络中断，请重新上传。', { field: 'file' });

/**
 * The one file of a form, in memory; refuses a request that holds none or breaks off.
 * @param wanted what may be chosen, as the refusal says it
 */
export async function readUploadedFile(
  request: FastifyRequest,
  wanted: string,
): Promise<{ bytes: Buffer; fileName: string } | Refusal> {
  const none = refuse('file.missing', `没有收到文件，请选择${wanted}后再上传。`, { field: 'file' });
  if (!request.isMultipart()) return none;
  try {
    const file = await request.file();
    return file === undefined ? none : { bytes: await file.toBuffer(), fileName: file.filename };
  } catch (error) {
    // Too large has a status of its own; what has none is a form that can't be read to its end.
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error;
    return CUT_SHORT;
  }
}

/** Without folders that a browser may send, and without what no name may hold. */
export function plainName(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f]/g, '').trim();
  return (name === '' ? '未命名文件' : name).slice(-LONGEST_NAME);
}
