import { v7 as newId } from 'uuid';
import type { PoolClient, Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { rangeHolds } from '../../../platform/server/database/scope.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { applyChoices, choicesToRemember, type ColumnChoice } from '../../imports/mapping.rules.ts';
import type { ColumnMapping } from '../../imports/recognise.rules.ts';
import { isRegion, rememberColumns } from '../../imports/server/public.ts';
import { intervalOf } from '../../places/region.rules.ts';
import type { ListAnswers } from '../complete-lists.contract.ts';
import { findList, isBody, type ListRow, saveMapping } from './lists.queries.ts';

export interface ListMapping {
  readonly sheet: number;
  readonly columns: readonly ColumnChoice[];
  readonly scope: ListAnswers;
}

export const LIST_IS_BUSY = refuse(
  'conflict.list-busy',
  '这份名单正在比对或已经比对过，不能再改。请刷新页面查看。',
);

/** Whether a list is the caller's own: others settle its differences, its columns are for who has the file. */
export function isOwn({ accountId }: Pick<ListRow, 'accountId'>, acting: Acting): boolean {
  return accountId === acting.accountId;
}

/** Takes what a person decided on columns, and what the list is of. */
export async function mapList(
  pool: Pool,
  acting: Acting,
  id: string,
  { sheet, columns, scope }: ListMapping,
  today: Day,
): Promise<{ id: string } | readonly Refusal[] | Refusal> {
  const list = await findList(pool, acting, id);
  if (list === null || !isOwn(list, acting)) return NOT_FOUND;
  const found = list.layout.sheets?.find((each) => each.index === sheet);
  if (found === undefined)
    return refuse('import.sheet', '文件里没有这张工作表，请刷新页面后重新选择。', { field: 'sheet' });
  const applied = applyChoices('social_orgs', found.columns, columns);
  if (isRefusals(applied)) return applied;
  const unfit = refuseScope(acting, scope, today);
  if (unfit !== null) return unfit;
  const samples = new Map(found.columns.map((column) => [column.index, column.samples]));
  const mapped = {
    ...found,
    columns: applied.map((column) => ({ ...column, samples: samples.get(column.index) ?? [] })),
  };
  const sheets = list.layout.sheets?.map((each) => (each.index === sheet ? mapped : each)) ?? [];
  const types = [...new Set(scope.types)].sort();
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const unknown = await refuseUnknown(client, scope);
      if (unknown !== null) return unknown;
      const layout = { ...list.layout, sheets };
      if (!(await saveMapping(client, id, { ...scope, types, sheet, layout }))) return LIST_IS_BUSY;
      await remember(client, acting, applied);
      return { id };
    },
    (result) => !isRefusal(result),
  );
}

function isRefusals(applied: readonly ColumnMapping[] | Refusal[]): applied is Refusal[] {
  return applied.some(isRefusal);
}

function refuseScope(acting: Acting, { listedOn, regionCode }: ListAnswers, today: Day): Refusal | null {
  if (listedOn > today) {
    return refuse('complete-list.day', `名单日期“${listedOn}”晚于今天，请改为今天或更早的日期。`, {
      field: 'scope.listedOn',
    });
  }
  if (rangeHolds(acting.scope.place, intervalOf(regionCode))) return null;
  return refuse('complete-list.region', '所选的行政区划不在您的管理范围内，请重新选择。', {
    field: 'scope.regionCode',
  });
}

async function refuseUnknown(
  client: PoolClient,
  { regionCode, registrarId }: ListAnswers,
): Promise<Refusal | null> {
  if (!(await isRegion(client, regionCode))) {
    return refuse('complete-list.region', '没有这个行政区划，请重新选择。', { field: 'scope.regionCode' });
  }
  if (registrarId !== null && !(await isBody(client, registrarId))) {
    return refuse('complete-list.registrar', '没有找到这个登记管理机关，请重新选择。', {
      field: 'scope.registrarId',
    });
  }
  return null;
}

async function remember(
  client: PoolClient,
  acting: Acting,
  applied: readonly ColumnMapping[],
): Promise<void> {
  const choices = [...choicesToRemember(applied)].map(([titleKey, field]) => ({
    id: newId(),
    titleKey,
    field,
  }));
  if (choices.length > 0) await rememberColumns(client, 'social_orgs', acting.accountId, choices);
}
