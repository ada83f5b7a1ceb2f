import { defineConfig } from 'vitest/config';
import { LongestFirst } from './src/platform/testing/longest-first.ts';

// Not isolated: each file would load the product anew, which takes as long as most files' tests.
const NODE = { environment: 'node', isolate: false } as const;
/** In this order: the cluster, then what features keep in every database. */
const SETUP = ['src/platform/testing/test-cluster.setup.ts', 'src/features/testing/seed-template.setup.ts'];

// `groupOrder`: vitest asks for it where projects have different numbers of workers; they run one after another.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...NODE,
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
        },
      },
      {
        test: {
          ...NODE,
          name: 'db',
          sequence: { groupOrder: 1 },
          include: ['src/**/*.db.test.ts'],
          globalSetup: SETUP,
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...NODE,
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: 'e2e/demo-world.setup.ts',
          // A browser waits about as long as it works: two at a time on two cores.
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
