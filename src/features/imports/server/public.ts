export { workOnImports } from './import-jobs.ts';
export type { AttemptToPerform, ImportEngine, PerformParts } from './import-parts.ts';
export { settleCutOffRuns, startUploadUpkeep } from './import-upkeep.ts';
export { type FileToInspect, inspectFile, type Inspection } from './inspect-file.ts';
export { performRun } from './perform-run.ts';
export { ImportCancelled } from './process-ledger.ts';
export { type ImportRequest, type ImportResult, runImport } from './run-import.ts';
export { openUploadFolder, type UploadFolder } from './upload-folder.ts';
