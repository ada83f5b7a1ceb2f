export { readCoverage } from './read-roll.ts';
export { startCounterUpkeep } from './keep-counters.ts';
export { listDefinitions } from './list-definitions.ts';
