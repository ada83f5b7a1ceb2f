export { ImportCancelled } from './process-ledger.ts';
export { type ImportRequest, type ImportResult, runImport } from './run-import.ts';
