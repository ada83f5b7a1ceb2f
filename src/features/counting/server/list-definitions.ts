import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { type CountingDefinition, shippedDefinitions } from '../counting-definition.ts';
import { type DefinitionRow, definitionRows } from './definition.queries.ts';

/** All definitions in use: the shipped ones first, then the office's own in their newest version. */
export async function listDefinitions(pool: Pool, acting: Acting): Promise<readonly CountingDefinition[]> {
  const own = await readScoped<DefinitionRow>(pool, acting, definitionRows);
  return [...shippedDefinitions, ...own];
}
