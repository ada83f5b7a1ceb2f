import type { Day } from '../../platform/kernel/day.ts';
import {
  type DutyUnit,
  kindName,
  meetingKindOf,
  meetingKinds,
  type MeetingKind,
} from '../codes/tables/meeting.ts';
import { heldAlready } from './held-already.ts';
import { articleOf } from './meeting-words.ts';
import { type DutyRuleDraft, frequencyText, type RuledOrg } from './set-rule.rules.ts';

/**
 * What is asked for once more though the product has it already (重复要求). It is told to whoever asks, before it is saved, with
 * what exists and where it stands; it keeps nothing from being saved.
 */
export interface AlreadyAsked {
  /** Stable, dotted and lower-case. */
  readonly code: string;
  readonly message: string;
  readonly page: { readonly title: string; readonly path: string };
}

export interface Frequency {
  readonly per: DutyUnit;
  readonly least: number;
}

/** Where somebody else asks, seen from the Party organisation of whom it is asked now. */
export type Standing = 'same' | 'above' | 'below';

/** A rule for the same kind that still counts on the day from which the new one is to count, or later. */
export interface OtherRule extends Frequency {
  readonly standing: Standing;
  readonly reach: 'own' | 'below';
  readonly fromOn: Day;
  /** Null where it is not in sight. */
  readonly partyOrgName: string | null;
}

/** A kind that an office of the same line has set up and that still stands. */
export interface OtherKind {
  readonly code: MeetingKind;
  readonly partyOrgName: string | null;
  /** How often it is asked for; null: not at all. */
  readonly asked: Frequency | null;
}

const MONTHS: Readonly<Record<DutyUnit, number>> = { month: 1, quarter: 3, year: 12 };
const MOST_NAMED = 3;
const RULES_PAGE = { title: '应开规则', path: '/meetings/duty-rules' };
const officeName = (name: string | null) => name ?? '上级党组织';

/** Whether who does as often as the one asks has done what the other asks. */
export function covers(one: Frequency, other: Frequency): boolean {
  const months = MONTHS[one.per];
  return months <= MONTHS[other.per] && (one.least * MONTHS[other.per]) / months >= other.least;
}

/** What of a rule is asked already: by an article, by the same office, by one above, by those below. */
export function alreadyAskedOfRule(
  draft: DutyRuleDraft,
  org: RuledOrg,
  others: readonly OtherRule[],
): AlreadyAsked[] {
  const of = (standing: Standing) => others.filter((each) => each.standing === standing);
  return [
    ...byArticle(draft, org),
    ...of('same')
      .filter(({ reach }) => reach === draft.reach)
      .map((other) => bySame(draft, other)),
    ...(draft.reach === 'own' && org.special ? [] : byAbove(draft, of('above'))),
    ...(draft.reach === 'own' ? ofWider(draft, org, of('same')) : byBelow(of('below'))),
  ];
}

function byArticle(draft: DutyRuleDraft, { special }: RuledOrg): AlreadyAsked[] {
  const { duty } = meetingKindOf(draft.kind);
  if (duty === undefined || (draft.reach === 'own' && special) || !covers(duty, draft)) return [];
  // What is customary gives way to what an office sets, also to less.
  if (duty.customary === true && !covers(draft, duty)) return [];
  const name = kindName(draft.kind);
  const basis = `${articleOf(duty.clause)}${duty.customary === true ? '的通常做法' : ''}`;
  return [
    {
      code: 'asked.by-article',
      message: `${name}按${basis}已经要求${frequencyText(duty)}，不另设也照样算应开。`,
      page: RULES_PAGE,
    },
  ];
}

function bySame(draft: Frequency & { readonly fromOn: Day }, other: OtherRule): AlreadyAsked {
  const unchanged = draft.per === other.per && draft.least === other.least;
  const since = `${officeName(other.partyOrgName)}从 ${other.fromOn} 起已经要求${frequencyText(other)}`;
  return unchanged
    ? { code: 'asked.same', message: `${since}，与这项相同，不用再设。`, page: RULES_PAGE }
    : {
        code: 'asked.replaces',
        message: `${since}；这项从 ${draft.fromOn} 起代替它，不是另加。`,
        page: RULES_PAGE,
      };
}

function byAbove(draft: DutyRuleDraft, above: readonly OtherRule[]): AlreadyAsked[] {
  return above.slice(0, MOST_NAMED).map((other) => ({
    code: covers(other, draft) ? 'asked.above' : 'asked.by-two-levels',
    message: aboveText(draft, other),
    page: RULES_PAGE,
  }));
}

function aboveText(draft: Frequency, other: OtherRule): string {
  const since = `${officeName(other.partyOrgName)}从 ${other.fromOn} 起已经要求所辖${frequencyText(other)}`;
  if (covers(other, draft) && covers(draft, other)) return `${since}，与这项一样多，不用再设。`;
  if (covers(other, draft)) {
    return `${since}，比这项多。更近一级的先用：设了这项，应开的次数反而减少到${frequencyText(draft)}。`;
  }
  return `${since}。同一类型两级都提要求，支部按较近一级的${frequencyText(draft)}算；请先看能否不再加码。`;
}

/** A rule for one organisation, where its own office asks all below it, itself among them. */
function ofWider(draft: DutyRuleDraft, { special }: RuledOrg, same: readonly OtherRule[]): AlreadyAsked[] {
  return special
    ? []
    : byAbove(
        draft,
        same.filter(({ reach }) => reach === 'below'),
      );
}

function byBelow(below: readonly OtherRule[]): AlreadyAsked[] {
  if (below.length === 0) return [];
  const named = [...new Set(below.map(({ partyOrgName }) => partyOrgName).filter((name) => name !== null))];
  const first = named.slice(0, MOST_NAMED).join('、');
  const among = first === '' ? '' : `（${first}${named.length > MOST_NAMED ? '等' : ''}）`;
  return [
    {
      code: 'asked.below',
      message: `所辖党组织${among}对同一类型已有 ${below.length} 项要求。更近一级的先用：在它们那里，次数仍按它们的算。`,
      page: RULES_PAGE,
    },
  ];
}

/** What of a new kind is asked already: under another name, or by what the product computes anyway. */
export function alreadyAskedOfKind(
  draft: { readonly name: string; readonly duty: Frequency | null },
  others: readonly OtherKind[],
): AlreadyAsked[] {
  return [...likeArticle(draft), ...likeOther(draft, others), ...likeHeld(draft.name)];
}

const plain = (name: string) => name.replaceAll(/[\s\p{P}]/gu, '');

function likeArticle({ name, duty }: { readonly name: string; readonly duty: Frequency | null }) {
  const given = plain(name);
  const found = meetingKinds.entries.flatMap((entry) => {
    const word = [entry.name, ...entry.words].find((each) => given.includes(each));
    return word === undefined ? [] : [{ code: entry.code, word }];
  });
  // 专题组织生活会 holds 组织生活会 and nothing else; the longest word says it best.
  return found
    .toSorted((one, other) => other.word.length - one.word.length)
    .slice(0, 1)
    .map(
      ({ code }): AlreadyAsked => ({
        code: 'asked.kind-of-article',
        message: articleKindText(name, code, duty),
        page: { title: `“${kindName(code)}”的记录`, path: `/meetings?kind=${code}` },
      }),
    );
}

function articleKindText(name: string, kind: MeetingKind, asked: Frequency | null): string {
  const { duty } = meetingKindOf(kind);
  const title = kindName(kind);
  const like = `“${name}”看来就是条例规定的“${title}”`;
  const record = `登记时选“${title}”，在议题里写明内容就够了`;
  if (duty === undefined) return `${like}：${record}。`;
  const often = `按${articleOf(duty.clause)}已经要求${frequencyText(duty)}`;
  if (asked === null || covers(duty, asked)) return `${like}，${often}：${record}。`;
  return `${like}，${often}：要多开几次，在“另设要求”里给“${title}”增加次数，不必另立类型。`;
}

/** Endings that tell nothing of what is held. */
const GENERAL = /(?:工作|学习)?(?:会议|座谈会|例会|活动日|活动|制度|会|日)$/u;

function core(name: string): string {
  const given = plain(name);
  const cut = given.replace(GENERAL, '');
  return cut.length >= 2 ? cut : given;
}

function likeOther(
  { name, duty }: { readonly name: string; readonly duty: Frequency | null },
  others: readonly OtherKind[],
): AlreadyAsked[] {
  const given = core(name);
  return others
    .filter(({ code }) => {
      const other = core(kindName(code));
      return given.includes(other) || other.includes(given);
    })
    .slice(0, MOST_NAMED)
    .map(({ code, partyOrgName, asked }) => ({
      code: 'asked.kind-like-other',
      message: `${officeName(partyOrgName)}已经设立了名称相近的“${kindName(code)}”${askedText(asked, duty)}。`,
      page: RULES_PAGE,
    }));
}

function askedText(asked: Frequency | null, duty: Frequency | null): string {
  if (asked === null) return '，可以直接使用';
  const often = `，要求${frequencyText(asked)}`;
  if (duty === null || covers(asked, duty)) return `${often}，可以直接使用`;
  return `${often}；同一件事不要让支部登记两次`;
}

function likeHeld(name: string): AlreadyAsked[] {
  const given = plain(name);
  return heldAlready
    .filter(({ words }) => words.some((word) => given.includes(word)))
    .map(({ holds, from, page }) => ({
      code: 'asked.held-already',
      message: `${holds}由${from}算出，本系统已经有了，不用再让支部另外开会或填报。`,
      page,
    }));
}
