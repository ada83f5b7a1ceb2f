export { readCoverage } from './read-coverage.ts';
export { startCounterUpkeep } from './keep-counters.ts';
export { listDefinitions } from './list-definitions.ts';
