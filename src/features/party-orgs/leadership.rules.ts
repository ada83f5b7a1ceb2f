/** Posts and terms of a Party organisation's leadership (班子与届次). */
import { addDays, addYears, type Day, isDay } from '../../platform/kernel/day.ts';
import { type Findings, findingsOf, refuseMisfits } from '../../platform/kernel/findings.ts';
import { quotable, type Refusal, refuse, type Warning, warn } from '../../platform/kernel/refusal.ts';
import { checkPhone } from '../codes/phone.rules.ts';
import type { PartyOrgKind } from '../codes/tables/party-org-kind.ts';
import { hasTerms, termEndOf } from './party-org.rules.ts';
import { type PartyPostDraft, partyPostFields, type PartyTermDraft, partyTermFields } from './party-org.ts';

export interface PostFacts {
  /** Others who hold a post of secretary at the same time. */
  readonly otherSecretaries: readonly string[];
}

/** Checks a post: a name, a known post, days in order; two secretaries at once are warned of. */
export function checkPartyPost(draft: PartyPostDraft, facts: PostFacts, today: Day): Findings {
  const phone = draft.phone ? checkPhone(draft.phone) : null;
  return findingsOf([
    ...refuseMisfits(partyPostFields, { ...draft }),
    draft.personName.trim() === ''
      ? refuse('party-post.no-name', '没有填写任职人员姓名。请填写姓名。', { field: 'personName' })
      : null,
    phone !== null && 'kind' in phone ? phone : null,
    refuseSpan(draft.fromOn, draft.toOn ?? null, '任职日期', '免职日期'),
    isDay(draft.fromOn) && draft.fromOn > today
      ? warn('party-post.future', `任职日期 ${draft.fromOn} 在今天之后，到那天才算在任。`, {
          field: 'fromOn',
        })
      : null,
    warnOfSecondSecretary(draft, facts),
  ]);
}

function warnOfSecondSecretary(
  { post, toOn }: PartyPostDraft,
  { otherSecretaries }: PostFacts,
): Warning | null {
  if (post !== 'secretary' || toOn || otherSecretaries.length === 0) return null;
  return warn(
    'party-post.second-secretary',
    `书记已有“${otherSecretaries.join('、')}”在任。如已换人，请给原书记填写免职日期。`,
    { field: 'post' },
  );
}

function refuseSpan(fromOn: Day, toOn: Day | null, fromTitle: string, toTitle: string): Refusal | null {
  if (!isDay(fromOn))
    return refuse('input.day', `${fromTitle}“${quotable(fromOn)}”不是有效的日期。请核对。`, {
      field: 'fromOn',
    });
  if (toOn === null) return null;
  if (!isDay(toOn))
    return refuse('input.day', `${toTitle}“${quotable(toOn)}”不是有效的日期。请核对。`, { field: 'toOn' });
  if (fromOn < toOn) return null;
  return refuse('input.days-in-order', `${toTitle} ${toOn} 应晚于${fromTitle} ${fromOn}。请改正其中一个。`, {
    field: 'toOn',
  });
}

/** Checks a term: days in order, the usual length, an extension of a year at most (BRANCH-10, ELECT-02). */
export function checkPartyTerm(draft: PartyTermDraft, kind: PartyOrgKind, functional: boolean): Findings {
  const disordered = refuseSpan(draft.fromOn, draft.toOn, '本届起始日期', '届满日期');
  return findingsOf([
    ...refuseMisfits(partyTermFields, { ...draft }),
    disordered,
    disordered === null ? warnOfLength(draft, kind, functional) : null,
    disordered === null ? checkExtension(draft) : null,
  ]);
}

function warnOfLength(
  { fromOn, toOn }: PartyTermDraft,
  kind: PartyOrgKind,
  functional: boolean,
): Warning | null {
  if (!hasTerms(kind, functional)) {
    return warn(
      'party-term.none',
      '这类党组织一般不换届，任期由批准设立的党组织决定。请核对是否需要登记届次。',
      { field: 'fromOn' },
    );
  }
  const expected = termEndOf(kind, fromOn);
  // A ledger often gives the last day in office instead of the day after it.
  if (toOn >= addDays(expected, -31) && toOn <= addDays(expected, 31)) return null;
  return warn('party-org.term-length', `本届从 ${fromOn} 到 ${toOn}，按规定应到 ${expected}。请核对。`, {
    field: 'toOn',
    clause: 'BRANCH-10 支部工作条例第21条',
  });
}

function checkExtension({ toOn, extendedToOn }: PartyTermDraft): Refusal | Warning | null {
  if (extendedToOn === null || extendedToOn === undefined) return null;
  const details = { field: 'extendedToOn', clause: 'ELECT-02 基层组织选举工作条例第3条' };
  if (!isDay(extendedToOn) || extendedToOn <= toOn) {
    return refuse(
      'party-term.extension',
      `延期到的日期“${quotable(extendedToOn)}”应晚于届满日期 ${toOn}。请核对。`,
      details,
    );
  }
  if (extendedToOn <= addYears(toOn, 1)) return null;
  return warn(
    'party-term.extension-long',
    `延期到 ${extendedToOn}，一般不超过一年。请核对上级批复。`,
    details,
  );
}

/** The term that holds on a day, else the last that began before it. */
export function currentTerm<T extends { readonly fromOn: Day }>(terms: readonly T[], today: Day): T | null {
  return (
    terms.filter((term) => term.fromOn <= today).toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0] ?? null
  );
}
