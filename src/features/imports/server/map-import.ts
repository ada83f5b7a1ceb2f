import { v7 as newId } from 'uuid';
import type { PoolClient, Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { ImportAnswers } from '../imports.contract.ts';
import { applyChoices, choicesToRemember, type ColumnChoice } from '../mapping.rules.ts';
import type { ColumnMapping } from '../recognise.rules.ts';
import { clearLines } from './attempt.queries.ts';
import { sheetOf } from './run-layout.ts';
import { findRun, isRegion, isVisiblePartyOrg, rememberColumns, saveMapping } from './runs.queries.ts';

export interface MappingGiven {
  readonly sheet: number;
  readonly columns: readonly ColumnChoice[];
  readonly settings: ImportAnswers;
}

export const RUN_IS_BUSY = refuse(
  'conflict.import-busy',
  '这次导入正在处理或已经结束，不能再改。请刷新页面查看。',
);

/** Takes what a person decided on columns and answered; an earlier check does not hold any more. */
export async function mapImport(
  pool: Pool,
  acting: Acting,
  id: string,
  { sheet, columns, settings }: MappingGiven,
  today: Day,
): Promise<{ id: string } | readonly Refusal[] | Refusal> {
  const run = await findRun(pool, acting, id);
  if (run === null) return NOT_FOUND;
  const found = sheetOf(run.layout, sheet);
  if (found === undefined)
    return refuse('import.sheet', '文件里没有这张工作表，请刷新页面后重新选择。', { field: 'sheet' });
  const applied = applyChoices(run.kind, found.columns, columns);
  if (isRefusals(applied)) return applied;
  const { ledgerOn, ...answers } = settings;
  if (ledgerOn > today)
    return refuse('import.ledger-day', `台账日期“${ledgerOn}”晚于今天，请改为今天或更早的日期。`, {
      field: 'settings.ledgerOn',
    });
  const samples = new Map(found.columns.map((column) => [column.index, column.samples]));
  const mapped = {
    ...found,
    columns: applied.map((column) => ({ ...column, samples: samples.get(column.index) ?? [] })),
  };
  const sheets = run.layout.sheets?.map((each) => (each.index === sheet ? mapped : each)) ?? [];
  const layout = { ...run.layout, sheets, settings: answers };
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const unknown = await refuseUnknown(client, settings);
      if (unknown !== null) return unknown;
      if (!(await saveMapping(client, id, { sheet, layout, ledgerOn }))) return RUN_IS_BUSY;
      await clearLines(client, id);
      const choices = [...choicesToRemember(applied)].map(([titleKey, field]) => ({
        id: newId(),
        titleKey,
        field,
      }));
      if (choices.length > 0) await rememberColumns(client, run.kind, acting.accountId, choices);
      return { id };
    },
    (result) => !isRefusal(result),
  );
}

function isRefusals(applied: readonly ColumnMapping[] | Refusal[]): applied is Refusal[] {
  return applied.some(isRefusal);
}

async function refuseUnknown(
  client: PoolClient,
  { regionCode, partyOrgId }: ImportAnswers,
): Promise<Refusal | null> {
  if (regionCode !== null && !(await isRegion(client, regionCode))) {
    return refuse('import.region', '没有这个行政区划，请重新选择。', { field: 'settings.regionCode' });
  }
  if (partyOrgId !== null && !(await isVisiblePartyOrg(client, partyOrgId))) {
    return refuse('import.party-org', '没有找到这个党组织，它可能已撤销或不在您的管理范围内，请重新选择。', {
      field: 'settings.partyOrgId',
    });
  }
  return null;
}
