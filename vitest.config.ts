import { defineConfig } from 'vitest/config';

const NODE = { environment: 'node' } as const;
/** In this order: the cluster, then what features keep in every database. */
const SETUP = ['src/platform/testing/test-cluster.setup.ts', 'src/features/testing/seed-template.setup.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...NODE,
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
        },
      },
      {
        test: {
          ...NODE,
          name: 'db',
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
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: SETUP,
          // One browser at a time: two of them on two cores only make each other time out.
          maxWorkers: 1,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
