import { inject } from 'vitest';
import { cloneTemplate, type TestDatabase } from './clone-template.ts';

export type { TestDatabase } from './clone-template.ts';

/** A database of this test file's own. Call it in `beforeAll`, once a file. */
export function createTestDatabase(): Promise<TestDatabase> {
  return cloneTemplate(inject('testTemplate'));
}
