import type { Pool } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { partyPosts, secretarySources, setUpModes } from '../../codes/tables/party-org.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import type { PartyOrgChange } from '../party-org.contract.ts';
import { partyOrgFields } from '../party-org.ts';
import { type ChangeRow, changesOf, namesOf } from './record.queries.ts';
import { COLUMN_OF } from './store.queries.ts';

/** What was changed about a Party organisation and what hangs on it, the latest first. */
export async function listPartyOrgChanges(
  pool: Pool,
  acting: Acting,
  id: string,
  { after, size }: { readonly after?: string | undefined; readonly size: number },
): Promise<{ rows: PartyOrgChange[]; next: string | null } | Refusal> {
  const before = after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : null;
  const found = await readScoped<ChangeRow>(pool, acting, changesOf(id, before, size + 1));
  const page = found.slice(0, size);
  const names = await namesIn(pool, acting, page);
  return {
    rows: page.map((row) => changeOf(row, names)),
    next: found.length > size ? String(page.at(-1)?.id) : null,
  };
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

async function namesIn(
  pool: Pool,
  acting: Acting,
  rows: readonly ChangeRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ changes }) =>
    Object.values(changes)
      .flat()
      .filter((value): value is string => typeof value === 'string' && UUID.test(value)),
  );
  if (ids.length === 0) return new Map();
  const found = await readScoped<{ id: string; name: string }>(pool, acting, namesOf([...new Set(ids)]));
  return new Map(found.map(({ id, name }) => [id, name]));
}

function changeOf(row: ChangeRow, names: ReadonlyMap<string, string>): PartyOrgChange {
  return {
    id: row.id,
    on: row.on,
    action: row.action === 'create' ? 'create' : row.reason !== null ? 'correct' : 'change',
    actor: row.actor,
    at: row.at,
    reason: row.reason,
    fromImport: row.from_import,
    changes: Object.entries(row.changes)
      .filter(([column]) => !SILENT.has(column))
      .map(([column, [before, after]]) => ({
        title: TITLES.get(column) ?? column,
        before: shown(column, before, names),
        after: shown(column, after, names),
      })),
  };
}

/** Follow from what else changed. */
const SILENT = new Set(['outside_system', 'extra']);

const TITLES: ReadonlyMap<string, string> = new Map([
  ...partyOrgFields.map(
    ({ field, title }) => [(COLUMN_OF as Record<string, string>)[field] ?? field, title] as const,
  ),
  ['parent_id', '上级党组织'],
  ['first_on', '计入数字的起始日期'],
  ['ended_on', '撤销日期'],
  ['end_reason', '撤销原因'],
  ['party_post', '任职'],
  ['party_term', '届次'],
]);

const CODES = { kind: partyOrgKinds, setup_mode: setUpModes, secretary_source: secretarySources } as const;

function shown(column: string, value: unknown, names: ReadonlyMap<string, string>): string | null {
  if (value === null || value === undefined) return null;
  if (column === 'party_post') return postText(value as StoredPost);
  if (column === 'party_term') return termText(value as StoredTerm);
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = String(value);
  if (column in CODES) return nameOfCode(CODES[column as keyof typeof CODES], text);
  return UUID.test(text) ? (names.get(text) ?? '范围外的党组织') : text;
}

interface StoredPost {
  readonly person_name: string;
  readonly post: string;
  readonly from_on: string;
  readonly to_on: string;
}

function postText({ person_name, post, from_on, to_on }: StoredPost): string {
  return `${nameOfCode(partyPosts, post)} ${person_name}，${from_on} 起${to_on === 'infinity' ? '' : `，至 ${to_on}`}`;
}

interface StoredTerm {
  readonly number: number | null;
  readonly from_on: string;
  readonly to_on: string;
  readonly extended_to_on: string | null;
}

function termText({ number, from_on, to_on, extended_to_on }: StoredTerm): string {
  const extended = extended_to_on === null ? '' : `，延期至 ${extended_to_on}`;
  return `${number === null ? '' : `第 ${number} 届，`}${from_on} 至 ${to_on}${extended}`;
}
