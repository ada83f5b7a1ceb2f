import type { Pool } from 'pg';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import type { ExportRow } from '../../../platform/server/sheets/write-sheet.ts';
import { type ExportReason, type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { titleOfSocialOrgField } from '../../social-orgs/social-org.ts';
import { type DifferenceKind, differenceStateTitles, differenceTitles } from '../complete-list.ts';
import type { DifferenceFilter, DifferenceView } from '../complete-lists.contract.ts';
import { findShownList, foldedOrNull } from './read-list.ts';
import { countDifferences, listDifferenceRows } from './shown.queries.ts';
import { telling, viewOf } from './show-differences.ts';

interface Column extends ExportColumn {
  readonly value: (view: DifferenceView, line: DifferenceView['lines'][number] | undefined) => ExportValue;
}

const PAGE = 1_000;
const text = (title: string, value: Column['value'], width?: number): Column => ({
  title,
  kind: 'text',
  value,
  ...(width === undefined ? {} : { width }),
});

const ROW: Column = { title: '名单行号', kind: 'number', value: ({ row }) => row };
const THEIR_NAME = text('名单上的名称', ({ name }) => name, 32);
const OUR_NAME = text('本系统的名称', ({ socialOrg }) => socialOrg?.name ?? null, 32);
const CODE = text('统一社会信用代码', ({ creditCode }) => creditCode, 22);
const REGION = text('所属行政区划', ({ socialOrg }) => socialOrg?.regionName ?? null);
const SETTLED: readonly Column[] = [
  text('处理情况', ({ state }) => differenceStateTitles[state]),
  text('原因', ({ reason }) => reason, 30),
  text('待核', ({ note }) => note, 30),
  text('处理人', ({ settledBy }) => settledBy),
  text('处理时间', ({ settledAt }) => settledAt, 18),
];

const FACTS = telling.map((field) =>
  text(titleOfSocialOrgField(field), ({ lines }) => {
    const line = lines.find((each) => each.field === field);
    return line?.theirs ?? line?.ours ?? null;
  }),
);
const SIDES = [
  text('项目', (_view, line) => line?.title ?? null),
  text('名单', (_view, line) => line?.theirs ?? null, 30),
  text('本系统', (_view, line) => line?.ours ?? null, 30),
];

const COLUMNS: Readonly<Record<DifferenceKind, readonly Column[]>> = {
  theirs_only: [ROW, THEIR_NAME, CODE, ...FACTS, ...SETTLED],
  ours_only: [OUR_NAME, CODE, ...FACTS, ...SETTLED],
  ended_there: [ROW, OUR_NAME, CODE, REGION, ...SIDES, ...SETTLED],
  renamed: [ROW, THEIR_NAME, OUR_NAME, CODE, REGION, ...SETTLED],
  differing: [ROW, OUR_NAME, CODE, REGION, ...SIDES, ...SETTLED],
};
/** Kinds with a row a field in which the two sides differ; others have one row each. */
const BY_FIELD: readonly DifferenceKind[] = ['ended_there', 'differing'];

/** One of the five lists as a sheet, with what was decided. */
export async function exportDifferences(
  pool: Pool,
  acting: Acting,
  id: string,
  { purpose, ...filter }: DifferenceFilter & ExportReason,
): Promise<{ readonly name: string; readonly sheet: ReleasedSheet } | Refusal> {
  const list = await findShownList(pool, acting, id);
  if (isRefusal(list)) return list;
  const counts = (await countDifferences(pool, acting, id)).filter(
    ({ kind, state }) => kind === filter.kind && (filter.state === undefined || state === filter.state),
  );
  const rows = counts.reduce((sum, { n }) => sum + n, 0);
  const title = differenceTitles[filter.kind];
  const columns = COLUMNS[filter.kind];
  const note = { kind: 'social-orgs' as const, purpose, rows };
  const sheet = await releaseExport(pool, acting, note, {
    name: title,
    title: `${list.regionName}全量名单比对：${title}（名单截至 ${list.listedOn}）`,
    columns,
    rows: exportedRows(pool, acting, id, filter),
  });
  if (isRefusal(sheet)) return sheet;
  return { name: `${list.regionName}全量名单比对 ${title} ${list.listedOn}`, sheet };
}

async function* exportedRows(
  pool: Pool,
  acting: Acting,
  id: string,
  { kind, state, q }: DifferenceFilter,
): AsyncGenerator<ExportRow> {
  const columns = COLUMNS[kind];
  for (let after = 0, more = true; more; ) {
    const asked = { kind, state: state ?? null, text: foldedOrNull(q), after, limit: PAGE };
    const rows = await listDifferenceRows(pool, acting, id, asked);
    for (const row of rows) {
      const view = viewOf(row);
      const lines = BY_FIELD.includes(kind) ? view.lines : [undefined];
      for (const line of lines) yield columns.map(({ value }) => value(view, line));
    }
    more = rows.length === PAGE;
    after = rows.at(-1)?.id ?? after;
  }
}
