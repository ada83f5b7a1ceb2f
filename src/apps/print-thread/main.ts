// A thread of its own for setting a list or a paper on pages; becomes dist/print-thread.js, where the server looks for it.
import { parentPort, workerData } from 'node:worker_threads';
import { type PrintMessage, printPdf, type PrintTask } from '../../platform/server/pdf/list-printer.ts';

const { what, fonts } = workerData as PrintTask;
const say = (message: PrintMessage) => parentPort?.postMessage(message);
const { bytes, pages } = printPdf(what, fonts, (done) => say({ done }));
say({ bytes, pages });
