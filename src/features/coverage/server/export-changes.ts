import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn } from '../../../platform/server/sheets/export-value.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import type { ChangesQuestion, CoverageChangeRow } from '../coverage-change.contract.ts';
import { changeMeasureNames } from '../coverage-change.ts';
import { causeText, coveredText, OUT_OF_SIGHT } from '../coverage-change.rules.ts';
import { countChangedOrgs, everyChangedOrg } from './compare-coverage.ts';

type Cell = string | null;

interface Column extends ExportColumn {
  readonly value: (row: CoverageChangeRow, compared: 'days' | 'definitions') => Cell;
}

const COLUMNS: readonly Column[] = [
  { title: '社会组织名称', kind: 'text', width: 36, value: ({ name }) => name ?? OUT_OF_SIGHT },
  { title: '所在地', kind: 'text', width: 20, value: ({ regionName }) => regionName },
  {
    title: '进入或退出',
    kind: 'text',
    value: ({ direction }) => (direction === 'entered' ? '进入' : '退出'),
  },
  { title: '原因', kind: 'text', width: 22, value: (row, compared) => causeText(compared, row) },
  {
    title: '原覆盖党组织',
    kind: 'text',
    width: 34,
    value: ({ coveredBefore }) => coveredText(coveredBefore),
  },
  { title: '现覆盖党组织', kind: 'text', width: 34, value: ({ coveredAfter }) => coveredText(coveredAfter) },
  { title: '成立日期', kind: 'day', value: ({ foundedOn }) => foundedOn },
  { title: '注销日期', kind: 'day', value: ({ endedOn }) => endedOn },
];

/** Those that came in or went out, with the reasons, as a sheet. */
export async function exportChangedOrgs(
  pool: Pool,
  acting: Acting,
  question: ChangesQuestion,
  today: Day,
): Promise<ReleasedSheet | Refusal> {
  const count = await countChangedOrgs(pool, acting, question, today);
  if (isRefusal(count)) return count;
  const compared = question.from === undefined ? 'definitions' : 'days';
  return releaseExport(
    pool,
    acting,
    { kind: 'coverage', purpose: null, rows: count },
    {
      name: '增减情况',
      title: `${changeMeasureNames[question.measure]}增减情况（${question.from ?? question.fromDefinition} 与 ${question.on ?? today}）`,
      columns: COLUMNS,
      rows: rowsOf(everyChangedOrg(pool, acting, question, today), compared),
    },
  );
}

async function* rowsOf(changed: AsyncIterable<CoverageChangeRow>, compared: 'days' | 'definitions') {
  for await (const row of changed) yield COLUMNS.map((column) => column.value(row, compared));
}
