import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse, type Warning, warn } from '../../platform/kernel/refusal.ts';
import { isSiteKind, kindName, meetingKinds } from '../codes/tables/meeting.ts';
import { periodAround } from './duty.rules.ts';
import type { MeetingHost } from './meeting.ts';
import { holderNames, type KindNeeds, type KindTerms, type SiteKindDraft } from './site-kind.ts';

const AT_KINDS = { field: 'kinds' };

/** Whether a Party organisation may hold these kinds on a day, by what their offices have set. */
export function checkSiteKinds(
  kinds: readonly string[],
  terms: readonly KindTerms[],
  host: Pick<MeetingHost, 'name' | 'tier'>,
  on: Day,
): Refusal[] {
  const refusals = checkKindsOpen(kinds, terms, host, on);
  if (refusals.length > 0) return refusals;
  return terms
    .filter(({ heldBy }) => !heldBy.includes(host.tier))
    .map(({ code, heldBy }) => {
      const holders = heldBy.map((each) => holderNames[each]).join('、');
      return refuse('kind.other-holder', `“${kindName(code)}”由${holders}召开，${host.name}不是。`, AT_KINDS);
    });
}

/** Whether these kinds are set up for a part of the tree, and stand on a day. */
export function checkKindsOpen(
  kinds: readonly string[],
  terms: readonly KindTerms[],
  { name }: Pick<MeetingHost, 'name'>,
  on: Day,
): Refusal[] {
  return kinds.filter(isSiteKind).flatMap((kind) => {
    const found = terms.find(({ code }) => code === kind);
    const title = kindName(kind);
    if (found === undefined || !found.inReach) {
      return [refuse('kind.out-of-reach', `${name}的上级没有设立“${title}”这个类型。请重新选择。`, AT_KINDS)];
    }
    if (on < found.fromOn) {
      return [refuse('kind.not-yet', `“${title}”从 ${found.fromOn} 起才有，不能用于 ${on}。`, AT_KINDS)];
    }
    if (found.toOn !== null && on >= found.toOn) {
      return [refuse('kind.ended', `“${title}”从 ${found.toOn} 起已经停用，不能用于 ${on}。`, AT_KINDS)];
    }
    return [];
  });
}

interface HeldMeeting {
  readonly agenda?: string | null | undefined;
  readonly minutes?: string | null | undefined;
  readonly counts: { readonly present: number; readonly voters: number; readonly votersPresent: number };
}

/** What the offices' own kinds need and the record lacks. It is told and keeps no fact out. */
export function warnOfKinds(
  needs: readonly KindNeeds[],
  { agenda, minutes, counts }: HeldMeeting,
): Warning[] {
  return needs.flatMap((kind) => {
    const lacks = [
      ...(kind.leastPresent !== null && counts.present < kind.leastPresent
        ? [`到会 ${counts.present} 人，要求至少 ${kind.leastPresent} 人`]
        : []),
      ...(kind.needsQuorum && counts.votersPresent * 2 < counts.voters
        ? [`有表决权的到会 ${counts.votersPresent} 人，不到 ${counts.voters} 人的半数`]
        : []),
      ...(kind.needsAgenda && !agenda ? ['没有议程'] : []),
      ...(kind.needsMinutes && !minutes ? ['没有讨论情况'] : []),
    ];
    if (lacks.length === 0) return [];
    return [warn('kind.needs', `按“${kindName(kind.code)}”的要求：${lacks.join('；')}。`)];
  });
}

/** Whether a kind may be set up. */
export function checkNewKind(draft: SiteKindDraft, taken: readonly string[], today: Day): Refusal[] {
  const found: Refusal[] = [];
  const plain = (name: string) => name.replaceAll(/\s/g, '');
  const names = meetingKinds.entries.flatMap(({ name, words }) => [name, ...words] as string[]);
  if (names.includes(plain(draft.name))) {
    found.push(refuse('kind.of-article', `“${draft.name}”是条例规定的类型，已经有了。`, { field: 'name' }));
  } else if (taken.some((name) => plain(name) === plain(draft.name))) {
    found.push(
      refuse('kind.twice', `本级、上级或下级已经设立了“${draft.name}”。请直接使用，或换一个名称。`, {
        field: 'name',
      }),
    );
  }
  if (draft.fromOn < periodAround(today, 'year').from) {
    found.push(refuse('kind.past', '不能追溯到去年：请从今年的某一天起设立。', { field: 'fromOn' }));
  }
  return found;
}
