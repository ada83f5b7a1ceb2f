import { daysBetween } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { setUpModes } from '../../codes/tables/party-org.ts';
import { countsAsBranch, partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { type PartyOrgRecord, type PartyOrgWalk, walkPartyOrgs } from '../../party-orgs/server/public.ts';
import { countBy, linesOf, type SortToCount } from './list-lines.ts';
import type { OpenList } from './open-list.ts';
import { day, known, named, number, type PrintColumn, text, word, yesNo } from './print-columns.ts';
import { partyOrgFilterOf } from './print-filters.ts';

type Row = PartyOrgRecord;

const name = text<Row>('党组织名称', 46, (row) => row.name);
const kind = word<Row>('类别', 18, (row) => named(partyOrgKinds, row.kind));
const parent = text<Row>('上级党组织', 40, (row) => row.parent_name);
const place = word<Row>('行政区划', 20, (row) => row.region_name);
const founded = day<Row>('成立日期', (row) => known(row.founded_on, row.founded_precision));
const secretary = word<Row>('书记', 16, (row) => row.secretary_name);
const phone = word<Row>('办公电话', 22, (row) => row.phone);
const covers = number<Row>('覆盖社会组织', 13, (row) => row.covers ?? 0);
const members = number<Row>('党员', 11, (row) => row.members);

const byKind: readonly SortToCount<Row>[] = partyOrgKinds.entries.map(({ code, name: title }) => ({
  title,
  unit: '个',
  of: (row) => row.kind === code,
}));

/** 党组织一览表. */
export const openPartyOrgs: OpenList = async (parts, acting, filter, today) => {
  const walk = await walkPartyOrgs(parts, acting, partyOrgFilterOf(filter), today);
  if (isRefusal(walk)) return walk;
  const columns: PrintColumn<Row>[] = [
    name,
    kind,
    parent,
    place,
    founded,
    word('功能型', 10, (row) => yesNo(row.functional)),
    word('组建方式', 14, (row) => named(setUpModes, row.setup_mode)),
    secretary,
    phone,
    day('届满日期', (row) => row.term_extended_to_on ?? row.term_to_on),
    covers,
    members,
    number('正式党员', 11, (row) => row.full_members),
    number('关系未转入', 12, (row) => row.not_transferred),
  ];
  const tally = countBy<Row>([
    ...byKind,
    { title: '其中党支部', unit: '个', of: ({ kind: code }) => isBranch(code), always: true },
    { title: '党员', unit: '名', of: (row) => row.members ?? 0 },
    { title: '正式党员', unit: '名', of: (row) => row.full_members ?? 0 },
    { title: '组织关系未转入', unit: '名', of: (row) => row.not_transferred ?? 0 },
  ]);
  return {
    on: walk.question.on,
    year: null,
    columns,
    count: walk.count,
    lines: (size) =>
      linesOf({ unit: '个', columns, parts: [{ heading: null, pages: walk.pages }], tally }, size),
  };
};

function isBranch(code: string): boolean {
  const entry = partyOrgKinds.entries.find((each) => each.code === code);
  return entry !== undefined && countsAsBranch(entry.code);
}

const TERMS = [
  { term: 'overdue', heading: '一、已经届满' },
  { term: 'ending', heading: '二、半年内届满' },
] as const;

/** 届满及半年内届满: 届满 is the day on which a term runs out, an extension as approved. */
export const openTerms: OpenList = async (parts, acting, filter, today) => {
  const walks: { readonly heading: string; readonly walk: PartyOrgWalk }[] = [];
  for (const { term, heading } of TERMS) {
    const walk = await walkPartyOrgs(parts, acting, { ...partyOrgFilterOf(filter), term }, today);
    if (isRefusal(walk)) return walk;
    walks.push({ heading, walk });
  }
  const on = walks[0]?.walk.question.on ?? today;
  const left = ({ term_extended_to_on: extended, term_to_on: ends }: Row) => {
    const last = extended ?? ends;
    if (last === null) return null;
    const days = daysBetween(on, last);
    return days > 0 ? `还有 ${days} 天` : `已过 ${-days} 天`;
  };
  const columns: PrintColumn<Row>[] = [
    name,
    kind,
    parent,
    place,
    secretary,
    phone,
    day('届满日期', (row) => row.term_to_on),
    day('延期至', (row) => row.term_extended_to_on),
    word('期限', 20, left),
    members,
    text('换届安排', 28, () => null),
  ];
  return {
    on,
    year: null,
    columns,
    count: async (cap) => {
      const counts = await Promise.all(walks.map(({ walk }) => walk.count(cap)));
      return counts.reduce((sum, each) => sum + each, 0);
    },
    lines: (size) =>
      linesOf(
        {
          unit: '个',
          columns,
          parts: walks.map(({ heading, walk }) => ({
            heading: async () => `${heading}　${await walk.count()} 个`,
            pages: walk.pages,
          })),
          tally: countBy<Row>(byKind),
        },
        size,
      ),
  };
};

/** 书记空缺. */
export const openVacancies: OpenList = async (parts, acting, filter, today) => {
  const walk = await walkPartyOrgs(
    parts,
    acting,
    { ...partyOrgFilterOf(filter), secretary: 'vacant' },
    today,
  );
  if (isRefusal(walk)) return walk;
  const columns: PrintColumn<Row>[] = [
    name,
    kind,
    parent,
    place,
    founded,
    day('届满日期', (row) => row.term_extended_to_on ?? row.term_to_on),
    phone,
    covers,
    members,
    text('补选或指派安排', 40, () => null),
  ];
  return {
    on: walk.question.on,
    year: null,
    columns,
    count: walk.count,
    lines: (size) =>
      linesOf(
        { unit: '个', columns, parts: [{ heading: null, pages: walk.pages }], tally: countBy<Row>(byKind) },
        size,
      ),
  };
};
