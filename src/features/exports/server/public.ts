export { openExportFolder } from './export-folder.ts';
export type { ExportParts } from './export-parts.ts';
export { resumeExports, startExportUpkeep } from './export-upkeep.ts';
export { workOnExports } from './make-export.ts';
export { requestExport } from './request-export.ts';
export { type ExportProgress, RunningExports } from './running-exports.ts';
export { type ExportSource, listSource, wholeFile } from './sources.ts';
