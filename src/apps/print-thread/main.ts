// A thread of its own for setting a list on pages; becomes dist/print-thread.js, where the server looks for it.
import { parentPort, workerData } from 'node:worker_threads';
import type { PrintMessage, PrintTask } from '../../platform/server/pdf/list-printer.ts';
import { writePdf } from '../../platform/server/pdf/write-pdf.ts';

const { list, fonts } = workerData as PrintTask;
const say = (message: PrintMessage) => parentPort?.postMessage(message);
const { bytes, pages } = writePdf(list, fonts, (done) => say({ done }));
say({ bytes, pages });
