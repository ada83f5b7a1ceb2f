import { readFile, stat } from 'node:fs/promises';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { DEFAULT_LIMITS } from '../../platform/server/sheets/sheet.ts';
import { sheetRefusals } from '../../platform/server/sheets/sheet-refusals.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件，请核对文件名和所在的文件夹',
  ENOTDIR: '路径中有一段不是文件夹，请检查路径',
  EISDIR: '这是一个文件夹，请写明其中的文件',
  EACCES: '没有读取权限，请换一个有权限的账户，或复制到别的文件夹',
  EPERM: '没有读取权限，或文件正被其他程序打开，请关闭后重试',
  EBUSY: '文件正被其他程序打开，请关闭后重试',
  EIO: '磁盘读写出错，请换一个磁盘',
  ENAMETOOLONG: '文件名太长，请核对',
};

/**
 * Reads a spreadsheet that a command names; one over the limit is refused by its size, before it is read.
 * @returns its bytes, or why it can't be read and what to do about it
 */
export async function readInput(file: string): Promise<Buffer | Refusal> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return refuseReading(file, 'EISDIR');
    const most = DEFAULT_LIMITS.maxFileBytes;
    return found.size > most ? sheetRefusals.tooLarge(most) : await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return refuseReading(file, String(error.code));
    throw error;
  }
}

function refuseReading(file: string, code: string): Refusal {
  return refuse('file.unreadable', `打不开文件“${file}”：${REASONS[code] ?? `系统报错 ${code}`}。`, {
    value: file,
  });
}
