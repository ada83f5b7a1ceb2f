import { EVERY_ROW } from '../../../platform/server/database/read-pages.ts';
import type { Pool } from 'pg';
import { minuteIn, OFFICE_TIME_ZONE } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import type { ExportRow } from '../../../platform/server/sheets/write-sheet.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { claimBases, claimKinds, claimStates, lapseReasons } from '../../codes/tables/claim.ts';
import { responsibilityPrinciples } from '../../codes/tables/party-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import type { ClaimFilter } from '../claim.contract.ts';
import { claimBoxNames, unclearListNames } from '../claim.ts';
import type { UnclearOrgFilter, UnclearOrgRow } from '../unclear-org.contract.ts';
import { claimCount, claimPage, type ClaimRow } from './claims.queries.ts';
import { claimQuestion } from './list-claims.ts';
import { questionOf } from './list-unclear-orgs.ts';
import { unclearOrgView } from './unclear-org-view.ts';
import { unclearCount, unclearPage, type UnclearRow } from './unclear-orgs.queries.ts';

const PAGE = 500;

interface Column<Row> extends ExportColumn {
  readonly value: (row: Row) => ExportValue;
}

/** One of the two lists of what is 责任待明确, with what is proposed and why. */
export async function exportUnclearOrgs(
  pool: Pool,
  acting: Acting,
  filter: UnclearOrgFilter,
): Promise<ReleasedSheet | Refusal> {
  const question = questionOf(acting, filter);
  const [counted] = await readScoped<{ n: number }>(pool, acting, unclearCount(question, EVERY_ROW));
  const next = (cursor: ListCursor | null) =>
    readScoped<UnclearRow>(pool, acting, unclearPage(question, cursor, PAGE));
  const cursorOf = (row: UnclearRow): ListCursor => ({ code: row.code, nameKey: row.name_key, id: row.id });
  const name = `责任待明确（${unclearListNames[filter.list]}）`;
  return releaseExport(
    pool,
    acting,
    { kind: 'claims', purpose: null, rows: counted?.n ?? 0 },
    { name, title: name, columns: ORG_COLUMNS, rows: rowsOf(next, cursorOf, exportedOrg, ORG_COLUMNS) },
  );
}

/** What waits for the caller's body, or what the caller has proposed. */
export async function exportClaims(
  pool: Pool,
  acting: Acting,
  filter: ClaimFilter,
): Promise<ReleasedSheet | Refusal> {
  const question = claimQuestion(acting, filter);
  const [counted] = await readScoped<{ n: number }>(pool, acting, claimCount(question, EVERY_ROW));
  const next = (before: string | null) =>
    readScoped<ClaimRow>(pool, acting, claimPage(question, before, PAGE));
  const name = `责任认领（${claimBoxNames[filter.box]}）`;
  return releaseExport(
    pool,
    acting,
    { kind: 'claims', purpose: null, rows: counted?.n ?? 0 },
    {
      name,
      title: name,
      columns: CLAIM_COLUMNS,
      rows: rowsOf(
        next,
        ({ id }) => id,
        (row) => row,
        CLAIM_COLUMNS,
      ),
    },
  );
}

/** Page by page, as the writer takes the rows. */
async function* rowsOf<Stored, Shown, Cursor>(
  next: (cursor: Cursor | null) => Promise<Stored[]>,
  cursorOf: (row: Stored) => Cursor,
  view: (row: Stored) => Shown,
  columns: readonly Column<Shown>[],
): AsyncGenerator<ExportRow> {
  for (let cursor: Cursor | null = null, more = true; more; ) {
    const rows: Stored[] = await next(cursor);
    for (const row of rows) {
      const shown = view(row);
      yield columns.map((column) => column.value(shown));
    }
    const last = rows.at(-1);
    more = rows.length === PAGE && last !== undefined;
    if (last !== undefined) cursor = cursorOf(last);
  }
}

function exportedOrg(row: UnclearRow): UnclearOrgRow {
  return { ...unclearOrgView(row), regionName: row.region_full_name };
}

function text<Row>(title: string, value: (row: Row) => string | null, width?: number): Column<Row> {
  return { title, kind: 'text', value, ...(width === undefined ? {} : { width }) };
}

const ORG_COLUMNS: readonly Column<UnclearOrgRow>[] = [
  text('社会组织名称', (row) => row.name, 36),
  text('统一社会信用代码', (row) => row.creditCode, 22),
  text('组织类型', (row) => nameOfCode(socialOrgTypes, row.type)),
  text('所属行政区划', (row) => row.regionName, 24),
  text('行业领域', (row) => row.sectorName),
  text('登记管理机关', (row) => row.registrarName, 20),
  text('业务主管单位', (row) => row.supervisingBodyName, 20),
  text('现暂由谁负责', (row) => row.holderName, 26),
  { title: '责任待明确起始日期', kind: 'day', value: (row) => row.since },
  text(
    '已提名的党组织',
    (row) =>
      row.named.map(({ name, state }) => `${name}（${nameOfCode(claimStates, state)}）`).join('、') || null,
    30,
  ),
  text('建议的党建责任单位', (row) => row.suggestion?.body?.name ?? null, 26),
  text('建议的管理原则', (row) =>
    row.suggestion === null ? null : nameOfCode(responsibilityPrinciples, row.suggestion.principle),
  ),
  text('理由', (row) => row.suggestion?.reasons.join('；') ?? null, 50),
];

const minute = (at: Date | null) => (at === null ? null : minuteIn(OFFICE_TIME_ZONE, at));

const CLAIM_COLUMNS: readonly Column<ClaimRow>[] = [
  text('社会组织名称', (row) => row.now_called ?? row.org_name, 36),
  text('所属行政区划', (row) => row.region_name, 24),
  text('业务主管单位', (row) => row.body_name, 20),
  text('现由谁负责', (row) => row.holder_name, 26),
  text('提名的党组织', (row) => row.party_org_name, 26),
  text('提出方式', (row) => nameOfCode(claimKinds, row.kind)),
  text('依据', (row) => nameOfCode(claimBases, row.basis), 22),
  text('管理原则', (row) => nameOfCode(responsibilityPrinciples, row.principle)),
  text('说明', (row) => row.note, 30),
  { title: '生效日期', kind: 'day', value: (row) => row.from_on },
  text('提出人', (row) => row.proposer),
  text('提出时间', (row) => minute(row.proposed_at), 18),
  text('状态', (row) => nameOfCode(claimStates, row.state)),
  text('办理人', (row) => row.decider ?? row.agreed_by),
  text('办理时间', (row) => minute(row.decided_at ?? row.agreed_at), 18),
  text(
    '原因',
    (row) => {
      if (row.lapsed_for === null) return row.reason;
      const why = nameOfCode(lapseReasons, row.lapsed_for);
      return row.reason === null ? why : `${why}：${row.reason}`;
    },
    30,
  ),
];
