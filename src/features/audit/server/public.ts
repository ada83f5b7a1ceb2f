export { type ReleasedSheet, releaseExport, sendExport, writeExport } from './release-export.ts';
