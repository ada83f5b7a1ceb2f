/** What a row changes of a Party organisation's posts and terms, beside those that are known. */
import { addYears, type Day, daysBetween } from '../../platform/kernel/day.ts';
import { isRefusal, type Refusal, type Warning, warn } from '../../platform/kernel/refusal.ts';
import { nameOfCode } from '../codes/code-table.ts';
import { type PartyPost, partyPosts } from '../codes/tables/party-org.ts';
import type { PartyOrgKind } from '../codes/tables/party-org-kind.ts';
import { checkPartyPost, checkPartyTerm } from '../party-orgs/leadership.rules.ts';
import type { PartyPostDraft, PartyTermDraft } from '../party-orgs/party-org.ts';
import { termEndOf, termYearsOf } from '../party-orgs/party-org.rules.ts';
import type { SaidPost, SaidTerm } from './party-org-row.rules.ts';

export interface KnownPost {
  /** Null: of this file. */
  readonly id: string | null;
  readonly post: PartyPost;
  readonly personName: string;
  readonly phone: string | null;
  readonly fullTime: boolean | null;
  readonly inManagement: boolean | null;
  readonly fromOn: Day;
  /** Null: still held. */
  readonly toOn: Day | null;
}

export interface PostsDecided {
  readonly toStore: readonly PartyPostDraft[];
  /** Posts of the ledger's very day that another holder takes the place of: they were entered by mistake. */
  readonly replaced: readonly string[];
  readonly changes: Readonly<Record<string, readonly [string, string]>>;
  readonly reasons: readonly (Refusal | Warning)[];
}

/**
 * @param known posts that are held on the ledger's day or later
 * @returns what is new; nobody leaves a post because a ledger does not name them, but a secretary makes way for the next
 */
export function decidePosts(
  said: readonly SaidPost[],
  known: readonly KnownPost[],
  ledgerOn: Day,
  today: Day,
): PostsDecided {
  const toStore: PartyPostDraft[] = [];
  const replaced: string[] = [];
  const changes: Record<string, readonly [string, string]> = {};
  const reasons: (Refusal | Warning)[] = [];
  for (const each of said) {
    const title = nameOfCode(partyPosts, each.post);
    const same = known.find(({ post, personName }) => post === each.post && personName === each.personName);
    if (same !== undefined && (same.toOn !== null || !saysMore(each, same))) continue;
    const former =
      same === undefined && each.post === 'secretary'
        ? known.filter(({ post, toOn }) => post === 'secretary' && toOn === null)
        : [];
    const later = former.find(({ fromOn }) => fromOn > ledgerOn);
    if (later !== undefined) {
      reasons.push(
        warn(
          'import.secretary-newer',
          `“${later.personName}”自 ${later.fromOn} 起任书记，晚于台账日期 ${ledgerOn}，书记没有改动。`,
          { field: 'secretaryName' },
        ),
      );
      continue;
    }
    const draft = { ...each, fromOn: same?.fromOn ?? ledgerOn };
    const { refusals } = checkPartyPost(draft, { otherSecretaries: [] }, today);
    reasons.push(
      ...refusals.map((refusal) => ({ ...refusal, field: FIELD_OF[each.post] ?? 'committeeMembers' })),
    );
    toStore.push(draft);
    replaced.push(...former.flatMap(({ id, fromOn }) => (id !== null && fromOn === ledgerOn ? [id] : [])));
    const names = former.map(({ personName }) => personName).join('、');
    const before = changes[title];
    const text = same === undefined ? each.personName : `${each.personName}（任职信息）`;
    changes[title] = before === undefined ? [names, text] : [before[0], `${before[1]}、${text}`];
  }
  return { toStore, replaced, changes, reasons };
}

const FIELD_OF: Readonly<Partial<Record<PartyPost, string>>> = {
  secretary: 'secretaryName',
  deputy_secretary: 'deputySecretaries',
  party_worker: 'partyWorkers',
};

function saysMore(said: SaidPost, known: KnownPost): boolean {
  return (['phone', 'fullTime', 'inManagement'] as const).some(
    (field) => said[field] !== undefined && said[field] !== known[field],
  );
}

export interface KnownTerm {
  readonly electedOn: Day | null;
  readonly fromOn: Day;
  readonly toOn: Day;
}

export interface TermDecided {
  readonly toStore: PartyTermDraft | null;
  readonly change: readonly [string, string] | null;
  readonly reasons: readonly (Refusal | Warning)[];
}

const NO_TERM: TermDecided = { toStore: null, change: null, reasons: [] };
const FIELD_OF_TERM: Readonly<Record<string, string>> = {
  fromOn: 'lastElectedOn',
  electedOn: 'lastElectedOn',
  toOn: 'termEndsOn',
};
/** A term's end that lies this near to the known one corrects it; a farther one is another term. */
const SAME_TERM_DAYS = 370;

/** The term that a row tells of: one day is enough, the other follows from the kind (BRANCH-10). */
export function decideTerm(
  said: SaidTerm,
  known: readonly KnownTerm[],
  kind: PartyOrgKind,
  functional: boolean,
): TermDecided {
  const { electedOn, endsOn } = said;
  if (electedOn === undefined && endsOn === undefined) return NO_TERM;
  if (known.some((term) => agrees(term, said))) return NO_TERM;
  const term = termFrom(said, known, kind);
  const later = known.find(({ fromOn }) => fromOn > term.fromOn);
  if (later !== undefined) {
    const why = `已登记自 ${later.fromOn} 起的一届，比台账里的新，届次没有改动。`;
    return {
      ...NO_TERM,
      reasons: [
        warn('import.term-newer', why, { field: endsOn === undefined ? 'lastElectedOn' : 'termEndsOn' }),
      ],
    };
  }
  const { refusals, warnings } = checkPartyTerm(term, kind, functional);
  const reasons = [...refusals, ...warnings].map((reason) => ({
    ...reason,
    field: FIELD_OF_TERM[reason.field ?? ''] ?? 'termEndsOn',
  }));
  if (reasons.some(isRefusal)) return { ...NO_TERM, reasons };
  const before = known.toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0];
  return { toStore: term, change: [before === undefined ? '' : spanOf(before), spanOf(term)], reasons };
}

function agrees(term: KnownTerm, { electedOn, endsOn }: SaidTerm): boolean {
  const begins = electedOn === undefined || term.fromOn === electedOn || term.electedOn === electedOn;
  return begins && (endsOn === undefined || term.toOn === endsOn);
}

function termFrom(
  { electedOn, endsOn }: SaidTerm,
  known: readonly KnownTerm[],
  kind: PartyOrgKind,
): PartyTermDraft {
  if (electedOn !== undefined)
    return { electedOn, fromOn: electedOn, toOn: endsOn ?? termEndOf(kind, electedOn) };
  const end = endsOn ?? '';
  const same = known.find(
    ({ fromOn, toOn }) => fromOn < end && Math.abs(daysBetween(toOn, end)) <= SAME_TERM_DAYS,
  );
  return { fromOn: same?.fromOn ?? addYears(end, -termYearsOf(kind)), toOn: end };
}

function spanOf({ fromOn, toOn }: { readonly fromOn: Day; readonly toOn: Day }): string {
  return `${fromOn} 至 ${toOn}`;
}
