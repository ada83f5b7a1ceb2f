import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { findMemberByNumber, type MemberParts } from '../../members/server/public.ts';
import {
  type SearchAnswer,
  type SearchGroup,
  type SearchHit,
  type SearchQuestion,
} from '../search.contract.ts';
import { type Meaning, meaningOf } from '../search.rules.ts';
import { FOUND_AT_MOST, FOUND_WHILE_TYPING, type RecordKind, recordKinds } from '../search.ts';
import type { Asked } from './hits.queries.ts';
import { readHitCursor, writeHitCursor } from './hit-cursor.ts';
import { findHits, type HitRow, shownMembers } from './search.queries.ts';

/**
 * Finds records of the given kinds within the caller's scope.
 * @param kinds those that the caller may read
 */
export async function findRecords(
  parts: MemberParts,
  acting: Acting,
  kinds: readonly RecordKind[],
  question: SearchQuestion,
  today: Day,
): Promise<SearchAnswer | Refusal> {
  const meaning = meaningOf(question.text, today);
  if (isRefusal(meaning)) return meaning;
  const asked = question.kind === undefined ? kinds : kinds.filter((kind) => kind === question.kind);
  if (meaning.number !== null) {
    const rows = asked.includes('member') ? await memberByNumber(parts, acting, meaning.number, today) : [];
    if (isRefusal(rows)) return rows;
    if (rows.length > 0) return { ...answerOf(rows, question), byNumber: true };
  }
  const rows = await hitsByText(parts, acting, asked, question, meaning);
  return { ...answerOf(rows, question), byNumber: meaning.number !== null };
}

async function memberByNumber(
  parts: MemberParts,
  acting: Acting,
  number: string,
  today: Day,
): Promise<HitRow[] | Refusal> {
  const found = await findMemberByNumber(parts, acting, number, today);
  if (isRefusal(found)) return found;
  if (found.member === null) return [];
  return readScoped<HitRow>(parts.pool, acting, shownMembers([found.member.id]));
}

/** One way after the other until something is found: a look at members is written only for what is shown. */
async function hitsByText(
  { pool }: MemberParts,
  acting: Acting,
  kinds: readonly RecordKind[],
  question: SearchQuestion,
  meaning: Meaning,
): Promise<HitRow[]> {
  for (const asked of waysOf(meaning)) {
    const coded = asked.by === 'code' ? kinds.filter((kind) => kind !== 'member') : kinds;
    if (coded.length === 0) continue;
    const statement = findHits({ ...boundsOf(question), asked, kinds: coded, scope: acting.scope });
    const rows = await readScoped<HitRow>(pool, acting, statement);
    if (rows.length > 0) return rows;
  }
  return [];
}

/** What has a digit in it is a code rather than initials. */
function waysOf({ code, names }: Meaning): readonly Asked[] {
  const byName = names.map((parts): Asked => ({ by: 'name', parts }));
  if (code === null) return byName;
  const byCode: Asked = { by: 'code', part: code };
  return /\d/.test(code.text) ? [byCode, ...byName] : [...byName, byCode];
}

function boundsOf({ kind, size, after }: SearchQuestion) {
  const one = kind !== undefined;
  return { most: one ? FOUND_AT_MOST : FOUND_WHILE_TYPING, size, after: one ? readHitCursor(after) : null };
}

function answerOf(rows: readonly HitRow[], question: SearchQuestion): Omit<SearchAnswer, 'byNumber'> {
  const { most } = boundsOf(question);
  const groups = recordKinds.flatMap((kind) => groupOf(kind, rows, most));
  const last = rows.at(-1);
  const more = question.kind !== undefined && last !== undefined && last.nth < last.total;
  return {
    groups,
    next: more
      ? writeHitCursor({ closeness: last.closeness, over: last.over, nameKey: last.name_key, id: last.id })
      : null,
  };
}

function groupOf(kind: RecordKind, rows: readonly HitRow[], most: number): SearchGroup[] {
  const own = rows.filter((row) => row.kind === kind);
  const [first] = own;
  if (first === undefined) return [];
  return [{ kind, count: first.total, capped: first.total >= most, rows: own.map(hitOf) }];
}

function hitOf({ kind, id, name, over, facts }: HitRow): SearchHit {
  return { kind, id, name, over, ...facts } as SearchHit;
}
