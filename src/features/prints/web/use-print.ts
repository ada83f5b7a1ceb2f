import { useCallback, useEffect, useRef, useState } from 'react';
import { addressOf, callRoute } from '../../../platform/web/api-client.ts';
import { type DownloadedFile, downloadFile } from '../../../platform/web/download-file.ts';
import { useNotices } from '../../../platform/web/notices.tsx';
import { refusalsOf } from '../../../platform/web/use-route.ts';
import {
  downloadExportRoute,
  readExportRequestRoute,
  withdrawExportRoute,
} from '../../exports/export-requests.contract.ts';
import { MOST_ROWS_AT_ONCE, type PrintListCode } from '../print-list.ts';
import { printListRoute, requestPrintRoute } from '../prints.contract.ts';

/** How far a file is, in words and in parts of a hundred. */
export interface PrintProgress {
  readonly text: string;
  readonly percent: number;
}

export interface MadeFile {
  readonly name: string;
  readonly url: string;
}

interface PrintToMake {
  readonly list: PrintListCode;
  readonly rows: number;
  /** Filters, heading, purpose and format, as the route takes them. */
  readonly asked: Readonly<Record<string, unknown>> & { readonly format: 'pdf' | 'xlsx' };
}

export interface Print {
  /** Null while nothing is under way. */
  readonly progress: PrintProgress | null;
  readonly made: MadeFile | null;
  readonly start: (print: PrintToMake) => Promise<void>;
  readonly cancel: () => void;
}

const ASK_EVERY_MS = 400;
/** Reading is the shorter part. */
const READING_PERCENT = 40;

/** Makes a file at once or, where it is long, in the background; leaving the page, or a press, ends it. */
export function usePrint(): Print {
  const notices = useNotices();
  const [progress, setProgress] = useState<PrintProgress | null>(null);
  const [made, setMade] = useState<MadeFile | null>(null);
  const under = useRef<AbortController | null>(null);
  const cancel = useCallback(() => under.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  useEffect(() => () => URL.revokeObjectURL(made?.url ?? ''), [made]);
  const start = useCallback(
    async (print: PrintToMake) => {
      const controller = new AbortController();
      under.current = controller;
      setMade(null);
      setProgress({ text: '正在读取', percent: 0 });
      try {
        const inBackground = print.asked.format === 'pdf' && print.rows > MOST_ROWS_AT_ONCE;
        const make = inBackground ? makeInBackground : makeAtOnce;
        const file = await make(print, controller.signal, setProgress);
        const url = URL.createObjectURL(file.content);
        setMade({ name: file.name, url });
        if (print.asked.format === 'pdf') window.open(url, '_blank');
        else saveAs(url, file.name);
      } catch (error) {
        if (!controller.signal.aborted) notices.refused(refusalsOf(error));
      } finally {
        setProgress(null);
      }
    },
    [notices],
  );
  return { progress, made, start, cancel };
}

type Tell = (progress: PrintProgress) => void;

function makeAtOnce({ list, asked }: PrintToMake, signal: AbortSignal): Promise<DownloadedFile> {
  return downloadFile(addressOf(printListRoute, { params: { list }, query: asked }), {
    signal,
    onBytes: () => undefined,
  });
}

async function makeInBackground(
  { list, rows, asked }: PrintToMake,
  signal: AbortSignal,
  tell: Tell,
): Promise<DownloadedFile> {
  const { id } = await callRoute(requestPrintRoute, { params: { list }, body: asked as never }, signal);
  const call = { params: { id } };
  try {
    for (;;) {
      const request = await callRoute(readExportRequestRoute, call, signal);
      if (request.state !== 'making') break;
      tell(progressOf(request.progress, rows));
      await pause(signal);
    }
    return await downloadFile(addressOf(downloadExportRoute, call), { signal, onBytes: () => undefined });
  } catch (error) {
    // Nobody waits for it any more.
    if (signal.aborted) await callRoute(withdrawExportRoute, call).catch(() => undefined);
    throw error;
  }
}

interface Step {
  readonly step: 'reading' | 'setting';
  readonly done: number;
  readonly total: number;
}

function progressOf(progress: Step | null, rows: number): PrintProgress {
  if (progress === null) return { text: `正在准备，共 ${rows} 行`, percent: 0 };
  const { step, done, total } = progress;
  const part = total === 0 ? 1 : Math.min(1, done / total);
  return step === 'reading'
    ? { text: `正在读取 ${done} / ${total} 行`, percent: Math.round(part * READING_PERCENT) }
    : {
        text: `正在排版 ${done} / ${total} 行`,
        percent: Math.round(READING_PERCENT + part * (100 - READING_PERCENT)),
      };
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ASK_EVERY_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Puts a file that lies in the browser where downloads are kept. */
export function saveAs(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
