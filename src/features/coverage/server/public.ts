export { readFigures } from './read-coverage.ts';
export { readCoverage } from './read-roll.ts';
export { startCounterUpkeep } from './keep-counters.ts';
export { keepSnapshots } from './keep-snapshots.ts';
