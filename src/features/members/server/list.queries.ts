import type { QueryResultRow } from 'pg';
import {
  type NamedRecords,
  nameFits,
  type NameAsked,
} from '../../../platform/server/database/name-fits.queries.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { CodeRange } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import { extraPlacesIn } from '../../party-orgs/server/public.ts';
import type { BirthRange, JoiningRange } from '../member-list.rules.ts';
import type { UnfilledDimension } from '../structure.ts';

/** Filters with everything looked up that they name. */
export interface ListQuestion extends NameAsked {
  readonly on: string;
  /** The day is today: what holds now stands on the member itself. */
  readonly isToday: boolean;
  /** The nodes of the Party tree, as they stood on the day, that manage them; the scope's own where no node is asked for. */
  readonly party: CodeRange;
  /** The caller's own bounds, for those whose 组织关系 alone is here. */
  readonly scope: CodeRange;
  readonly away: boolean;
  readonly place: CodeRange | null;
  readonly statuses: readonly string[];
  readonly sex: string | null;
  readonly educations: readonly string[] | null;
  readonly births: readonly BirthRange[] | null;
  readonly joinings: readonly JoiningRange[] | null;
  /** Of the social organisation in which they work. */
  readonly sectors: readonly string[] | null;
  readonly postLevels: readonly string[] | null;
  /** Holds the post of secretary on the day. */
  readonly secretaries: boolean;
  /** What is not on record of them. */
  readonly unfilled: readonly UnfilledDimension[];
  /** Null inside: not known. */
  readonly fullTime: { readonly is: boolean | null } | null;
  readonly workUnit: string | null;
  readonly unitUnknown: boolean;
  readonly identity: 'pending' | 'none' | null;
  readonly transferred: boolean | null;
  /** Still probationary though joined before this day, a year ago. */
  readonly probationSince: string | null;
  readonly private: boolean | null;
}

/** What is dated stands on the member for today (`m`), in its periods for any other day (`t`). */
export function fromOf(q: ListQuestion, p: Parameters): { readonly from: string; readonly dated: 'm' | 't' } {
  if (q.isToday) return { from: 'member m', dated: 'm' };
  const { from, to } = q.party;
  return {
    from: `members_on(${p.add(from)}, ${p.add(to)}, ${p.add(q.on)}::date) t join member m on m.id = t.member_id`,
    dated: 't',
  };
}

/** A day known to the month or year is read to the person's favour, as `isProbationOverdue` does. */
const LATEST_JOINING = `case m.joined_precision when 'day' then m.joined_on
    when 'month' then (date_trunc('month', m.joined_on) + interval '1 month - 1 day')::date
    else make_date(extract(year from m.joined_on)::int, 12, 31) end`;

export function whereOf(q: ListQuestion, dated: 'm' | 't', p: Parameters): string[] {
  const elsewhere = `${dated}.membership_branch_id is distinct from ${dated}.managing_branch_id`;
  const found = [
    ...standingOf(q, dated, p),
    `${dated}.status = any (${p.add(q.statuses)})`,
    ...personOf(q, p),
    ...workOf(q, dated, p),
    ...q.unfilled.map((each) => `(${storedValue(each, dated)}) is null`),
  ];
  if (q.transferred !== null) found.push(q.transferred ? `not (${elsewhere})` : elsewhere);
  if (q.probationSince !== null) {
    found.push(`${dated}.status = 'probationary' and ${LATEST_JOINING} < ${p.add(q.probationSince)}::date`);
  }
  if (q.place !== null) {
    found.push(`exists (select from party_org b where b.id = ${dated}.managing_branch_id
      and b.region_pos between ${p.add(q.place.from)} and ${p.add(q.place.to)})`);
  }
  return found;
}

/** The bounds stand here beside the row-level rule: the planner must see them to walk the list's index. */
function standingOf(q: ListQuestion, dated: 'm' | 't', p: Parameters): string[] {
  const within = (column: string, { from, to }: CodeRange) =>
    `${column} between ${p.add(from)} and ${p.add(to)}`;
  if (q.away) return [within('m.membership_pos', q.party), `not (${within('m.party_pos', q.scope)})`];
  return dated === 't' ? [] : [within('m.party_pos', q.party), `m.first_on <= ${p.add(q.on)}::date`];
}

const SEARCHED: NamedRecords = {
  alias: 'm',
  tokens: 'member_token',
  id: 'member_id',
  spoken: 'search_key(m.name_key)',
  due: { table: 'member_token_due', record: 'member' },
};

function personOf(q: ListQuestion, p: Parameters): string[] {
  const found: string[] = [];
  // By the caller's own bounds: who is asked for of another day may have stood elsewhere in them.
  if (q.nameKey !== null)
    found.push(nameFits(q.text, q.nameKey, SEARCHED, { column: 'pos', range: q.scope }, p));
  if (q.sex !== null) found.push(`m.sex = ${p.add(q.sex)}`);
  if (q.educations !== null) found.push(`m.education = any (${p.add(q.educations)})`);
  if (q.births !== null) found.push(`(${q.births.map((range) => bornWithin(range, p)).join(' or ')})`);
  if (q.joinings !== null) found.push(`(${q.joinings.map((range) => joinedWithin(range, p)).join(' or ')})`);
  if (q.postLevels !== null) found.push(`m.post_level = any (${p.add(q.postLevels)})`);
  if (q.secretaries) {
    found.push(`exists (select from party_post h where h.member_id = m.id and h.post = 'secretary'
      and h.from_on <= ${p.add(q.on)}::date and h.to_on > ${p.add(q.on)}::date)`);
  }
  if (q.identity === 'pending') found.push('m.identity_pending and m.identity_basis is null');
  if (q.identity === 'none') found.push('m.identity_pending and m.identity_basis is not null');
  if (q.private !== null) found.push(q.private ? 'm.private' : 'not m.private');
  return found;
}

function bornWithin({ after, to }: BirthRange, p: Parameters): string {
  const bounds = [
    ...(after === null ? [] : [`m.born_on > ${p.add(after)}::date`]),
    ...(to === null ? [] : [`m.born_on <= ${p.add(to)}::date`]),
  ];
  return `(${bounds.join(' and ')})`;
}

function joinedWithin({ from, before }: JoiningRange, p: Parameters): string {
  const bounds = [
    ...(from === null ? [] : [`m.joined_on >= ${p.add(from)}::date`]),
    ...(before === null ? [] : [`m.joined_on < ${p.add(before)}::date`]),
  ];
  return `(${bounds.join(' and ')})`;
}

/** Where a dimension of the structure is stored; null: not on record. */
export function storedValue(dimension: UnfilledDimension, dated: 'm' | 't'): string {
  switch (dimension) {
    case 'age':
      return 'm.born_on';
    case 'joined':
      return 'm.joined_on';
    case 'sector':
      return `unit_sector(${dated}.work_unit_id)`;
    case 'postLevel':
      return 'm.post_level';
    default:
      return `m.${dimension}`;
  }
}

function workOf(q: ListQuestion, dated: 'm' | 't', p: Parameters): string[] {
  return [
    ...(q.workUnit === null ? [] : [`${dated}.work_unit_id = ${p.add(q.workUnit)}`]),
    ...(q.sectors === null ? [] : [`(${storedValue('sector', dated)}) = any (${p.add(q.sectors)})`]),
    ...(q.unitUnknown ? [`${dated}.work_unit_id is null and m.work_unit_text is null`] : []),
    ...(q.fullTime === null
      ? []
      : [`${dated}.full_time is not distinct from ${p.add(q.fullTime.is)}::boolean`]),
  ];
}

const MEMBER = `m.id, m.name_key, m.party_pos, m.name, m.sex, m.born_on, m.born_precision, m.education, m.joined_on,
      m.joined_precision, m.membership_elsewhere, m.party_group, m.work_unit_text, m.work_post, m.post_level,
      m.identity_pending and m.identity_basis is null as identity_pending, m.identity_basis, m.private, m.version`;
const DATED = ['status', 'managing_branch_id', 'membership_branch_id', 'work_unit_id', 'full_time'];

/** One page's members, with what is dated as it was on the day. */
function pageOf(q: ListQuestion, cursor: ListCursor | null, limit: number, p: Parameters, more = ''): string {
  const { from, dated } = fromOf(q, p);
  const after =
    cursor === null
      ? []
      : [
          `(m.party_pos, m.name_key, m.id) > (${p.add(cursor.code)}, ${p.add(cursor.nameKey)}, ${p.add(cursor.id)}::uuid)`,
        ];
  return `select ${MEMBER}, ${DATED.map((column) => `${dated}.${column}`).join(', ')}${more}
    from ${from} where ${[...whereOf(q, dated, p), ...after].join('\n      and ')}
    order by m.party_pos, m.name_key, m.id limit ${p.add(limit)}`;
}

export interface ListRow extends QueryResultRow {
  id: string;
  name_key: string;
  party_pos: number;
  name: string;
  sex: string | null;
  born_on: string | null;
  born_precision: string;
  education: string | null;
  status: string;
  joined_on: string | null;
  joined_precision: string;
  managing_branch_id: string;
  managing_branch_name: string | null;
  membership_branch_id: string | null;
  membership_branch_name: string | null;
  membership_elsewhere: string | null;
  party_group: string | null;
  work_unit_id: string | null;
  work_unit_name: string | null;
  work_unit_text: string | null;
  work_post: string | null;
  post_level: string | null;
  full_time: boolean | null;
  identity_pending: boolean;
  identity_basis: string | null;
  version: number;
  private: boolean;
}

const namedWith = (
  more = '',
) => `select page.*, managing.name as managing_branch_name, membership.name as membership_branch_name, unit.name as work_unit_name${more}
  from page left join party_org managing on managing.id = page.managing_branch_id
    left join party_org membership on membership.id = page.membership_branch_id
    left join social_org unit on unit.id = page.work_unit_id
  order by page.party_pos, page.name_key, page.id`;

/**
 * Comes before a page in its transaction: the page is to walk the list's index in its order and stop when it is full. What the
 * row-level rule lets through can't be guessed by the planner, so it would rather sort everything. Where few members of
 * one unit are asked for, their own index is the better way.
 */
export function planInOrder(q: ListQuestion): Statement {
  const walks = q.isToday && !q.away && q.workUnit === null;
  return {
    name: 'members-plan-in-order',
    text: `select set_config('enable_sort', $1, true), set_config('enable_bitmapscan', $1, true)`,
    values: [walks ? 'off' : 'on'],
  };
}

/** One page of the list; one row more than asked tells whether there is a next page. The look at it is written along. */
export function memberPage(q: ListQuestion, cursor: ListCursor | null, size: number): Statement {
  const p = new Parameters();
  const page = pageOf(q, cursor, size + 1, p);
  return namedByShape(
    'members-page',
    `with page as materialized (${page}),
  looked as (
    insert into look_line (account_id, actor, entity, what, count)
    select acting_account(), acting_name(), 'member', 'list', least(count(*), ${p.add(size)}) from page having count(*) > 0)
  ${namedWith()}`,
    p,
  );
}

/** How many there are, counted no further than the cap and one. */
export function memberCount(q: ListQuestion, cap: number): Statement {
  const p = new Parameters();
  const { from, dated } = fromOf(q, p);
  const where = whereOf(q, dated, p).join(' and ');
  // Without a name it is planned for the values at hand: how much of the roll they leave decides the way.
  return {
    text: `select count(*)::int as n from (select 1 from ${from} where ${where} limit ${p.add(cap + 1)}) found`,
    values: p.values,
  };
}

/** How many of those managed by a part of the tree are kept from the caller, whatever else is asked. */
export function hiddenMembers({ from, to }: CodeRange): Statement {
  return {
    name: 'members-hidden',
    text: 'select private_members_hidden($1, $2)::int as n',
    values: [from, to],
  };
}

export interface ExportRow extends ListRow {
  ethnicity: string | null;
  full_on: string | null;
  full_precision: string;
  id_number_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  party_post: string | null;
  extra: { title: string; value: string }[];
}

/** A page for an export: every field, with the columns for which there is none. */
export function memberExportPage(q: ListQuestion, cursor: ListCursor | null, size: number): Statement {
  const p = new Parameters();
  const page = pageOf(q, cursor, size, p, EXPORTED);
  const on = p.add(q.on);
  const post = `, (select s.post from party_post s where s.member_id = page.id and s.party_org_id = page.managing_branch_id
      and s.from_on <= ${on}::date and s.to_on > ${on}::date order by s.from_on, s.id limit 1) as party_post`;
  return namedByShape('members-export', `with page as materialized (${page})\n  ${namedWith(post)}`, p);
}

const EXPORTED = ', m.ethnicity, m.full_on, m.full_precision, m.id_number_sealed, m.phone_sealed, m.extra';

/** All columns without a field among what is listed, with the places at which they stood. */
export function extraPlaces(q: ListQuestion): Statement {
  const p = new Parameters();
  const { from, dated } = fromOf(q, p);
  return { text: extraPlacesIn(from, 'm.extra', whereOf(q, dated, p).join(' and ')), values: p.values };
}

/** A node of the Party tree as its codes stood on a day. */
export function partyNodeOn(id: string, on: string): Statement {
  return {
    name: 'members-party-node',
    text: `select c.pos as "from", c.pos_end as "to" from party_org_code c join party_org p on p.id = c.party_org_id
      where c.party_org_id = $1 and c.from_on <= $2::date and c.to_on > $2::date`,
    values: [id, on],
  };
}
