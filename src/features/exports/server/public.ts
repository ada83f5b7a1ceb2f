export { openExportFolder } from './export-folder.ts';
export { resumeExports, startExportUpkeep } from './export-upkeep.ts';
export { workOnExports } from './make-export.ts';
