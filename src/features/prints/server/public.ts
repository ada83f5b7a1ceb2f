export { makePdf } from './make-pdf.ts';
export type { PrintParts } from './print-parts.ts';
export { printSource } from './print-source.ts';
export { releasePrint } from './release-print.ts';
