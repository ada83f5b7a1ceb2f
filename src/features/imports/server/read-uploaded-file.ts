import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';

const NO_FILE = refuse('file.missing', '没有收到文件，请选择一个 .xlsx、.xls 或 .csv 文件后再上传。', {
  field: 'file',
});

const CUT_SHORT = refuse('file.cut-short', '文件没有传完，可能是网络中断，请重新上传。', { field: 'file' });

/** The one file of a form, in memory; refuses a request that holds none or breaks off. */
export async function readUploadedFile(
  request: FastifyRequest,
): Promise<{ bytes: Buffer; fileName: string } | Refusal> {
  if (!request.isMultipart()) return NO_FILE;
  try {
    const file = await request.file();
    return file === undefined ? NO_FILE : { bytes: await file.toBuffer(), fileName: file.filename };
  } catch (error) {
    // Too large has a status of its own; what has none is a form that can't be read to its end.
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error;
    return CUT_SHORT;
  }
}
