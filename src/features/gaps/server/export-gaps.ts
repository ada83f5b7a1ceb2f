import type { Pool } from 'pg';
import type { z } from 'zod';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type PersonCount, tellingTexts } from '../../../platform/kernel/small-counts.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import type { ExportRow } from '../../../platform/server/sheets/write-sheet.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { responsibilities } from '../../social-orgs/social-org.ts';
import { clauseTexts, countOfGroup, gapGroupNames, proposedWays } from '../gap.ts';
import type { exportWithoutPartyOrgRoute, GapDetail } from '../gaps.contract.ts';
import { countGaps } from './count-gaps.ts';
import { settleGapQuestion } from './gap-question.ts';
import type { GapQuestion } from './gaps.queries.ts';
import { walkGaps } from './walk-gaps.ts';

type Query = Omit<z.output<typeof exportWithoutPartyOrgRoute.query>, 'format'>;

/** One of the five lists as a file, with reasons and proposals. */
export async function exportGaps(
  pool: Pool,
  acting: Acting,
  query: Query,
  today: Day,
): Promise<ReleasedSheet | Refusal> {
  const question = await settleGapQuestion(pool, acting, query, today);
  if (isRefusal(question)) return question;
  const { gap, ...filter } = query;
  const counts = await countGaps(pool, acting, filter, today);
  if (isRefusal(counts)) return counts;
  const { on, countingDefinition } = counts;
  return releaseExport(
    pool,
    acting,
    { kind: 'gaps', purpose: null, rows: counts[countOfGroup[gap]] },
    {
      name: gapGroupNames[gap],
      title: `未建党组织：${gapGroupNames[gap]}（截至 ${on}，${countingDefinition.name}第 ${countingDefinition.version} 版）`,
      columns: COLUMNS.map(({ column }) => column),
      rows: allRows(pool, acting, question),
    },
  );
}

async function* allRows(pool: Pool, acting: Acting, question: GapQuestion): AsyncGenerator<ExportRow> {
  for await (const row of walkGaps(pool, acting, question)) yield COLUMNS.map(({ value }) => value(row));
}

interface Column {
  readonly column: ExportColumn;
  readonly value: (row: GapDetail) => ExportValue;
}

function text(title: string, width: number, value: (row: GapDetail) => string | null): Column {
  return { column: { title, kind: 'text', width }, value };
}

const countText = (count: PersonCount | null) =>
  count === null ? null : typeof count === 'number' ? String(count) : tellingTexts[count];

const COLUMNS: readonly Column[] = [
  text('社会组织名称', 36, (row) => row.name),
  text('组织类型', 16, (row) => nameOfCode(socialOrgTypes, row.type)),
  text('所属行政区划', 14, (row) => row.regionName),
  text('住所所在地', 14, (row) => row.nearName),
  text('行业领域', 14, (row) => row.sectorName),
  text('业务主管单位', 20, (row) => row.supervisingBodyName),
  text('党建责任单位', 26, (row) => row.responsible?.name ?? null),
  text('党建责任', 12, (row) => nameOfCode(responsibilities, row.responsibility)),
  text('正式党员（关系已转入）', 14, (row) => countText(row.transferred) ?? '未核实'),
  text('正式党员（关系未转入）', 14, (row) => countText(row.notTransferred) ?? '未核实'),
  text('可吸收未转入党员组建', 14, (row) => (row.absorbable ? '是' : null)),
  text('未建党组织原因', 16, (row) =>
    row.reason === null ? null : nameOfCode(noPartyReasons, row.reason.code),
  ),
  text('原因说明', 24, (row) => row.reason?.note ?? null),
  text('登记日期', 12, (row) => row.reason?.fromOn ?? null),
  text('另有规定的依据', 30, (row) =>
    row.exemption === null ? null : `${row.exemption.name}：${row.exemption.basis}`,
  ),
  text('建议方式', 14, (row) => {
    const [proposal] = row.proposals;
    return proposal === undefined ? null : nameOfCode(proposedWays, proposal.way);
  }),
  text('联合单位或挂靠党组织', 36, (row) => partnersOf(row)),
  text('建议理由', 60, (row) => {
    const [proposal] = row.proposals;
    return proposal === undefined ? null : [...proposal.reasons, clauseTexts[proposal.clause]].join('；');
  }),
];

function partnersOf({ proposals: [proposal] }: GapDetail): string | null {
  if (proposal === undefined) return null;
  if (proposal.host !== null) return proposal.host.name;
  const others = proposal.units.slice(1).map(({ name }) => name);
  return others.length === 0 ? null : others.join('、');
}
