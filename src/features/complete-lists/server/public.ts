export { compareFile, type ComparedFile, type FileToCompare } from './compare-file.ts';
export { settleCutOffLists, workOnLists } from './list-jobs.ts';
export type { CompareParts, ListAttemptToPerform, ListEngine } from './list-parts.ts';
export { performComparison } from './perform-comparison.ts';
