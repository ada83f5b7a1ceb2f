import type { PartyOrgDraft } from '../../party-orgs/party-org.ts';
import { decidePosts, decideTerm, type PostsDecided, type TermDecided } from '../leadership-row.rules.ts';
import type { PartyOrgRow, SaidTerm } from '../party-org-row.rules.ts';
import type { CoverageDecided, CoverageDecider } from './decide-coverage.ts';
import type { ImportContext, PlainReason } from './import-context.ts';
import type { PartyOrgState } from './party-org-state.ts';

/** What a row changes beside a Party organisation's own fields. */
export interface PartyFactsDecided {
  readonly posts: PostsDecided;
  readonly term: TermDecided;
  readonly covers: CoverageDecided;
  readonly changes: Readonly<Record<string, readonly [string, string]>>;
  readonly reasons: readonly PlainReason[];
}

const NO_TERM: SaidTerm = { electedOn: undefined, endsOn: undefined };

/**
 * @param draft the Party organisation as it stands with the row
 * @param conflicting what an earlier row of the file has said otherwise, and which this row therefore does not change
 */
export function decidePartyFacts(
  { settings, today }: ImportContext,
  coverage: CoverageDecider,
  row: PartyOrgRow,
  state: PartyOrgState,
  draft: PartyOrgDraft,
  conflicting: ReadonlySet<string>,
): PartyFactsDecided {
  const said = row.posts.filter(({ post }) => post !== 'secretary' || !conflicting.has('secretaryName'));
  const posts = decidePosts(said, state.posts, settings.ledgerOn, today);
  const differs = conflicting.has('lastElectedOn') || conflicting.has('termEndsOn');
  const saidTerm = differs ? NO_TERM : row.term;
  const term = decideTerm(saidTerm, state.terms, draft.kind ?? 'branch', draft.functional === true);
  const covers = coverage.decide(row, state, draft);
  return {
    posts,
    term,
    covers,
    changes: {
      ...posts.changes,
      ...(term.change === null ? {} : { 届次: term.change }),
      ...(covers.names.length === 0 ? {} : { 覆盖的社会组织: ['', covers.names.join('、')] as const }),
    },
    reasons: [...posts.reasons, ...term.reasons, ...covers.reasons],
  };
}
