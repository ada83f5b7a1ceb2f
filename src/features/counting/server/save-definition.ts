import type { Pool } from 'pg';
import { v7 } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import type { CountingSettings } from '../counting-definition.ts';
import { type DefinitionRow, definitionRows, insertDefinition } from './definition.queries.ts';
import { shippedDefinitions } from '../counting-definition.ts';

export interface DefinitionToSave {
  readonly code?: string | undefined;
  readonly name: string;
  readonly note: string;
  readonly settings: CountingSettings;
}

/**
 * Stores an office's own definition, or the next version of one. Earlier versions stay, so that a reported figure keeps its name.
 * @returns the stored version, or a refusal: shipped definitions don't change, names are unique
 */
export function saveDefinition(
  pool: Pool,
  acting: Acting,
  given: DefinitionToSave,
  today: Day,
): Promise<Pick<DefinitionRow, 'code' | 'version' | 'name' | 'note'> | Refusal> {
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const { rows: own } = await client.query<DefinitionRow>(definitionRows.text);
      const refusal = refuseDefinition(given, own);
      if (refusal !== null) return refusal;
      const { text, values } = insertDefinition({
        id: v7(),
        code: given.code ?? `own-${v7()}`,
        name: given.name,
        note: given.note,
        settings: given.settings,
        by: acting.actorName,
      });
      const { rows } = await client.query<DefinitionRow>(text, values as unknown[]);
      return rows[0] ?? refuse('not-found', '没有找到这个口径。');
    },
    (result) => !isRefusal(result),
  );
}

function refuseDefinition(given: DefinitionToSave, own: readonly DefinitionRow[]): Refusal | null {
  if (shippedDefinitions.some((each) => each.code === given.code)) {
    return refuse('counting.shipped', '随系统提供的口径不能修改。请另存为本单位的口径。', { field: 'code' });
  }
  if (given.code !== undefined && !own.some((each) => each.code === given.code)) {
    return refuse('not-found', '没有找到这个口径。', { field: 'code' });
  }
  const taken = [...shippedDefinitions, ...own].some(
    (each) => each.name === given.name && each.code !== given.code,
  );
  if (taken)
    return refuse('counting.name', `已有名为“${given.name}”的口径，请换一个名称。`, {
      field: 'name',
      value: given.name,
    });
  return null;
}
