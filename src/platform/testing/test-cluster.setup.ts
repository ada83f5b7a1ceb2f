import type { TestProject } from 'vitest/node';
import { openTestCluster, type TestTemplate } from './test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testTemplate: TestTemplate;
  }
}

/** Vitest runs this once before the tests that need a database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { template, discard } = await openTestCluster();
  project.provide('testTemplate', template);
  return discard;
}
