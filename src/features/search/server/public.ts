export { findRecords } from './find-records.ts';
export { startNameUpkeep } from './keep-names.ts';
