import type { Pool } from 'pg';
import { z } from 'zod';
import type { TreeNode } from '../../../platform/contract/tree.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { type Acting, readScoped, type Statement } from '../../../platform/server/database/scoped.ts';
import { type WorkUnitRow, workUnitsAmong, workUnitsNamed } from './work-units.queries.ts';

interface TreeQuestion {
  readonly q?: string | undefined;
  readonly id?: string | string[] | undefined;
}

/** Social organisations to choose a work unit from: a flat tree. */
export async function findWorkUnits(
  pool: Pool,
  acting: Acting,
  question: TreeQuestion,
): Promise<{ nodes: TreeNode[] }> {
  const rows = await readScoped<WorkUnitRow>(pool, acting, statementFor(acting, question));
  return {
    nodes: rows.map(({ id, name, region_name }) => ({ id, name, within: region_name, hasChildren: false })),
  };
}

function statementFor({ scope }: Acting, { q, id }: TreeQuestion): Statement {
  if (id !== undefined)
    return workUnitsAmong(
      [id].flat().filter((one) => z.uuid().safeParse(one).success),
      '',
    );
  const nameKey = foldName(q ?? '');
  return scope.only === undefined
    ? workUnitsNamed(nameKey, scope.party)
    : workUnitsAmong(scope.only.socialOrgIds, nameKey);
}
