import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';

/** A file that is being made beside its place and appears there when it is whole: half a list must not pass for a list. */
export interface FileToWrite {
  /** Writes it to the end and puts it in its place; a refusal when the disk would not take it. */
  write(content: AsyncIterable<Uint8Array>): Promise<Refusal | null>;
  /** Leaves nothing of it behind; after `write` there is nothing to leave. */
  discard(): Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell says of a program that was interrupted. */
const INTERRUPTED = 130;

/** Begins a file. Refuses where none can be written, before any work is done for it. */
export async function beginFile(file: string): Promise<FileToWrite | Refusal> {
  const unfinished = join(dirname(file), `.shezutong-${process.pid}.unfinished`);
  const out = createWriteStream(unfinished);
  try {
    await once(out, 'open');
    if (await isFolder(file)) throw Object.assign(new Error('a folder has this name'), { code: 'EISDIR' });
  } catch (error) {
    out.destroy();
    await rm(unfinished, { force: true }).catch(() => undefined);
    return refuseWriting(file, codeOf(error));
  }
  const interrupt = () => {
    rmSync(unfinished, { force: true });
    process.exit(INTERRUPTED);
  };
  for (const signal of SIGNALS) process.once(signal, interrupt);
  return {
    async write(content) {
      try {
        await pipeline(Readable.from(content), out);
        // Some systems move no open file.
        if (!out.closed) await once(out, 'close');
        await rename(unfinished, file);
        return null;
      } catch (error) {
        // What goes wrong while the content is made is no fault of the disk.
        if (Object.hasOwn(REASONS, codeOf(error))) return refuseWriting(file, codeOf(error));
        throw error;
      }
    },
    async discard() {
      for (const signal of SIGNALS) process.off(signal, interrupt);
      out.destroy();
      await rm(unfinished, { force: true });
    },
  };
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件夹不存在，请先建好文件夹',
  ENOTDIR: '路径中有一段不是文件夹，请检查路径',
  EISDIR: '这个名称已经是一个文件夹，请换一个文件名',
  EACCES: '没有写入权限，请换一个文件夹',
  EPERM: '没有写入权限，或文件正被其他程序打开，请关闭后重试，或换一个文件名',
  EBUSY: '文件正被其他程序打开，请关闭后重试',
  EROFS: '这个磁盘是只读的，请换一个文件夹',
  ENOSPC: '磁盘空间不足，请清理后重试',
  EDQUOT: '磁盘配额用完，请清理后重试',
  EIO: '磁盘读写出错，请换一个磁盘',
  ENAMETOOLONG: '文件名太长，请缩短',
};

function refuseWriting(file: string, code: string): Refusal {
  return refuse('input.file', `不能写入“${file}”：${REASONS[code] ?? `系统报错 ${code}`}。没有写出文件。`, {
    value: file,
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
