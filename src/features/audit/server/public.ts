export {
  type ExportReason,
  mayExport,
  type ReleasedSheet,
  releaseExport,
  sendExport,
  writeExport,
} from './release-export.ts';
