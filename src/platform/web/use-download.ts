import { useCallback, useEffect, useRef, useState } from 'react';
import { downloadFile, saveFile } from './download-file.ts';
import { useNotices } from './notices.tsx';
import { refusalsOf } from './use-route.ts';

export interface Download {
  /** Bytes that have come, or null while nothing is under way. */
  readonly bytes: number | null;
  /** Answers whether the file was saved; a refusal or a break is shown as a notice. */
  readonly start: (address: string) => Promise<boolean>;
  readonly cancel: () => void;
}

const SHOWN_EVERY_MS = 250;

/** A file to fetch, one at a time; leaving the page ends it. */
export function useDownload(): Download {
  const notices = useNotices();
  const [bytes, setBytes] = useState<number | null>(null);
  const under = useRef<AbortController | null>(null);
  const cancel = useCallback(() => under.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  const start = useCallback(
    async (address: string) => {
      const controller = new AbortController();
      under.current = controller;
      setBytes(0);
      try {
        const file = await downloadFile(address, { signal: controller.signal, onBytes: seldom(setBytes) });
        saveFile(file);
        notices.done(`已导出：${file.name}`);
        return true;
      } catch (error) {
        if (!controller.signal.aborted) notices.refused(refusalsOf(error));
        return false;
      } finally {
        setBytes(null);
      }
    },
    [notices],
  );
  return { bytes, start, cancel };
}

/** Tells now and then: a screen need not be drawn for every piece. */
function seldom(tell: (bytes: number) => void): (bytes: number) => void {
  let last = 0;
  return (bytes) => {
    const now = performance.now();
    if (now - last < SHOWN_EVERY_MS) return;
    last = now;
    tell(bytes);
  };
}
