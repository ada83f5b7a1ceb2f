export { mayExport, type ReleasedSheet, releaseExport, sendExport, writeExport } from './release-export.ts';
