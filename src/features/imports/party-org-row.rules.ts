/** What a row of a list, or of a one-sheet ledger, says of a Party organisation; names still to be looked up. */
import type { Day } from '../../platform/kernel/day.ts';
import { foldCode } from '../../platform/kernel/fold-text.ts';
import { foldName } from '../../platform/kernel/fold-name.ts';
import {
  type PartyPost,
  partyPosts,
  type SecretarySource,
  type SetUpMode,
  setUpModes,
} from '../codes/tables/party-org.ts';
import type { PartyOrgKind } from '../codes/tables/party-org-kind.ts';
import type { PartyOrgDraft } from '../party-orgs/party-org.ts';
import type { TermMeaning } from './import.ts';
import type { ExtraCell, ReadRow, RowValues } from './import-row.ts';

export interface PartyOrgRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  /** Fields that need no look-up; what the row does not say is absent. */
  readonly draft: PartyOrgDraft;
  readonly endedOn: Day | undefined;
  readonly parent: string | undefined;
  readonly guidedBy: string | undefined;
  readonly region: string | undefined;
  /** Names of the social organisations that it covers; a one-sheet ledger names none, its row is the one. */
  readonly covers: readonly SaidCover[];
  readonly posts: readonly SaidPost[];
  readonly term: SaidTerm;
  readonly extra: readonly ExtraCell[];
}

export interface SaidCover {
  readonly name: string;
  /** Said of this one alone; undefined: as the row says of all. */
  readonly way: SetUpMode | undefined;
}

export interface SaidPost {
  readonly post: PartyPost;
  readonly personName: string;
  readonly phone?: string | undefined;
  readonly fullTime?: boolean | undefined;
  readonly inManagement?: boolean | undefined;
}

export interface SaidTerm {
  readonly electedOn: Day | undefined;
  readonly endsOn: Day | undefined;
}

/** A row of a list of Party organisations. */
export function partyOrgRowOf(read: ReadRow, termMeaning: TermMeaning | null): PartyOrgRow {
  const { row, values, extra } = read;
  const { texts, lists, days } = values;
  return {
    row,
    draft: withoutAbsent({
      ...sharedDraft(values),
      name: texts.name,
      shortName: texts.shortName,
      kind: texts.kind as PartyOrgKind | undefined,
      foundedOn: days.foundedOn?.on,
      foundedPrecision: days.foundedOn?.precision,
      approvedBy: texts.approvedBy,
      mayApproveProbationary: values.flags.mayApproveProbationary,
      address: texts.address,
      phone: texts.phone,
    }),
    endedOn: days.endedOn?.on,
    parent: texts.parent,
    guidedBy: texts.guidedBy,
    region: texts.region,
    covers: (lists.covers ?? []).map(coverInCell),
    posts: postsOf(values),
    term: termOf(values, termMeaning),
    extra,
  };
}

/** What a row of a one-sheet ledger says of the Party organisation that covers its social organisation; null when it names none. */
export function ledgerPartyOrgRowOf(read: ReadRow, termMeaning: TermMeaning | null): PartyOrgRow | null {
  const { row, values } = read;
  const { texts, days } = values;
  if (texts.partyOrgName === undefined) return null;
  return {
    row,
    draft: withoutAbsent({
      ...sharedDraft(values),
      name: texts.partyOrgName,
      kind: texts.partyOrgKind as PartyOrgKind | undefined,
      foundedOn: days.partyOrgFoundedOn?.on,
      foundedPrecision: days.partyOrgFoundedOn?.precision,
    }),
    endedOn: undefined,
    parent: texts.parent,
    guidedBy: undefined,
    region: undefined,
    covers: [],
    posts: postsOf(values),
    term: termOf(values, termMeaning),
    extra: [],
  };
}

const LEDGER_FIELDS: Readonly<Record<string, string>> = {
  name: 'partyOrgName',
  kind: 'partyOrgKind',
  foundedOn: 'partyOrgFoundedOn',
  regionCode: 'partyOrgName',
};

/** The column of a one-sheet ledger that feeds a field of the Party organisation. */
export function ledgerFieldOf(field: string | undefined): string | undefined {
  return field === undefined ? undefined : (LEDGER_FIELDS[field] ?? field);
}

function sharedDraft({ texts, flags }: RowValues): PartyOrgDraft {
  return {
    partyCode: texts.partyCode === undefined ? undefined : foldCode(texts.partyCode),
    setUpMode: texts.setUpMode as SetUpMode | undefined,
    functional: flags.functional,
    approvalNo: texts.approvalNo,
    exemplar: flags.exemplar,
    secretarySource: texts.secretarySource as SecretarySource | undefined,
  };
}

function withoutAbsent(draft: PartyOrgDraft): PartyOrgDraft {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
}

function termOf({ days }: RowValues, termMeaning: TermMeaning | null): SaidTerm {
  const meant = (meaning: TermMeaning) => (termMeaning === meaning ? days.termDay?.on : undefined);
  return {
    electedOn: days.lastElectedOn?.on ?? meant('last_election'),
    endsOn: days.termEndsOn?.on ?? meant('term_end'),
  };
}

/** 某协会（挂靠建）: a way of its own stands behind a name, as exports write it where it is not that of the row. */
function coverInCell(cell: string): SaidCover {
  const found = /^(.+)[(（](.+?)[)）]$/.exec(cell);
  const way = setUpModes.entries.find(({ name }) => name === found?.[2])?.code;
  return { name: way === undefined ? cell : (found?.[1] ?? cell), way };
}

const VACANT = /^(?:空缺|暂缺|缺|缺额|待定|待选|待补选|未选举)$/;

function postsOf({ texts, lists, flags }: RowValues): SaidPost[] {
  const posts: SaidPost[] = [];
  if (texts.secretaryName !== undefined) {
    posts.push({
      post: 'secretary',
      personName: texts.secretaryName,
      phone: texts.secretaryPhone,
      fullTime: flags.secretaryFullTime,
      inManagement: flags.secretaryInManagement,
    });
  }
  const more = (post: PartyPost, cells: readonly string[] = []) =>
    posts.push(...cells.map((cell) => postInCell(cell, post)));
  more('deputy_secretary', lists.deputySecretaries);
  // Who stands in 班子成员 as well is no plain member of the committee besides.
  const leading = new Set(posts.map(({ personName }) => personName));
  const members = (lists.committeeMembers ?? []).map((cell) => postInCell(cell, 'committee_member'));
  posts.push(
    ...members.filter(({ personName, post }) => post !== 'committee_member' || !leading.has(personName)),
  );
  more('party_worker', lists.partyWorkers);
  posts.push(...workersOf(lists.fullTimePartyWorkers, true), ...workersOf(lists.partTimePartyWorkers, false));
  const byPost = new Map(posts.map((each) => [`${each.post} ${each.personName}`, each] as const).reverse());
  return [...byPost.values()]
    .reverse()
    .filter(({ personName }) => personName !== '' && !VACANT.test(personName));
}

function workersOf(cells: readonly string[] = [], fullTime: boolean): SaidPost[] {
  return cells.map((cell) => ({ ...postInCell(cell, 'party_worker'), fullTime }));
}

const POST_WORDS: readonly (readonly [word: string, code: PartyPost])[] = partyPosts.entries
  .flatMap(({ code, name, words }) => [name, ...words].map((word) => [word, code] as const))
  // 组织 alone, without 委员, is no post that one could tell from a name.
  .filter(([word]) => /(?:书记|委员)$/.test(word))
  .toSorted(([a], [b]) => b.length - a.length);

/** 张三(组织委员), 组织委员:张三 and 组织委员 张三 name the post with the person; （专职） or （兼职） may stand behind. */
export function postInCell(cell: string, otherwise: PartyPost): SaidPost {
  const { rest, fullTime } = withoutEmployment(cell);
  const said = personInCell(rest, otherwise);
  return fullTime === undefined ? said : { ...said, fullTime };
}

/** 钱七（专职）, 钱七（组织委员、兼职）: how much of the time is told behind the name. */
function withoutEmployment(cell: string): { readonly rest: string; readonly fullTime: boolean | undefined } {
  const found = /^(.+?[^(（])[、,，\s]*(?:[(（]?)(专职|兼职)[)）]$/.exec(cell);
  if (found === null) return { rest: cell, fullTime: undefined };
  const [, before = '', word] = found;
  return { rest: /[(（][^)）]*$/.test(before) ? `${before}）` : before, fullTime: word === '专职' };
}

function personInCell(cell: string, otherwise: PartyPost): SaidPost {
  const behind = /^(.+?)[(（](.+?)[)）]$/.exec(cell);
  const [person, title] = behind === null ? [cell, ''] : [behind[1] ?? '', behind[2] ?? ''];
  const known = POST_WORDS.find(([word]) =>
    behind === null ? cell.startsWith(word) && cell !== word : title === word,
  );
  if (known === undefined) return { post: otherwise, personName: cell };
  const personName = behind === null ? cell.slice(known[0].length).replace(/^[\s:：]+/, '') : person;
  return { post: known[1], personName };
}

const PLAIN =
  /^(?:中国共产党|中共)?(?:第[一二三四五六七八九十百\d]+|\d+号?|机关|职工|教工|教师|学生|离退休|退休|流动党员|直属|临时|联合|综合)*(?:党?支部|党?总支部?|党委|党支部委员会|委员会)$/;

/** Whether a name tells a Party organisation only beside its parent: 第一党支部 there are many of. */
export function isPlainName(name: string): boolean {
  return PLAIN.test(foldName(name));
}

/** How a unit is covered where neither row nor record says it. */
export function likelyWay(kind: PartyOrgKind | undefined, units: number): SetUpMode {
  const joint = kind === 'joint_branch' || kind === 'temporary_joint_branch' || kind === 'joint_committee';
  return joint || units > 1 ? 'joint' : 'sole';
}
