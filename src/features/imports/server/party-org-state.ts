import { type Refusal, type Warning, warn } from '../../../platform/kernel/refusal.ts';
import type { PartyPost } from '../../codes/tables/party-org.ts';
import type {
  CoverageRelationDraft,
  ExtraValue,
  PartyOrgDraft,
  PartyPostDraft,
  PartyTermDraft,
} from '../../party-orgs/party-org.ts';
import { partyOrgFields } from '../../party-orgs/party-org.ts';
import type { KnownPost, KnownTerm, PostsDecided, TermDecided } from '../leadership-row.rules.ts';
import type { PartyOrgRow } from '../party-org-row.rules.ts';
import { refuseConflictingDouble } from '../reasons.rules.ts';
import type { KnownRelation, StoredPartyOrg } from './party-org-match.queries.ts';

/** A Party organisation as it stands with the rows that have been taken so far. */
export interface PartyOrgState {
  readonly id: string;
  /** Null: this file brings it. */
  readonly stored: StoredPartyOrg | null;
  /** The first row that was taken; null as long as none was. */
  firstRow: number | null;
  draft: PartyOrgDraft;
  readonly changed: Set<string>;
  readonly said: Map<string, { readonly value: string; readonly row: number }>;
  posts: KnownPost[];
  terms: KnownTerm[];
  relations: KnownRelation[];
  readonly toStore: {
    readonly posts: PartyPostDraft[];
    readonly replaced: string[];
    readonly terms: PartyTermDraft[];
    readonly covers: CoverageRelationDraft[];
  };
}

export function newState(id: string, stored: StoredPartyOrg | null): PartyOrgState {
  return {
    id,
    stored,
    firstRow: null,
    draft: stored?.draft ?? {},
    changed: new Set(),
    said: new Map(),
    posts: [],
    terms: [],
    relations: [],
    toStore: { posts: [], replaced: [], terms: [], covers: [] },
  };
}

/** `refuse`: in a list, two rows of one organisation must agree; `first`: in a ledger of units, the first row that says a thing stands. */
export type Disagreement = 'refuse' | 'first';

/** What a row says, each thing under a key: fields, the secretary, the term, 附列. */
export type Sayings = ReadonlyMap<string, string>;

export function sayingsOf(row: PartyOrgRow, draft: PartyOrgDraft, extra: readonly ExtraValue[]): Sayings {
  const said = new Map<string, string>();
  for (const [field, value] of Object.entries(draft)) {
    // A day's precision goes with the day.
    if (value !== undefined && field !== 'foundedPrecision') said.set(field, String(value));
  }
  const secretary = row.posts.find(({ post }) => post === 'secretary');
  if (secretary !== undefined) said.set('secretaryName', secretary.personName);
  if (row.term.electedOn !== undefined) said.set('lastElectedOn', row.term.electedOn);
  if (row.term.endsOn !== undefined) said.set('termEndsOn', row.term.endsOn);
  for (const { title, value } of extra) said.set(`extra ${title}`, value);
  return said;
}

const TITLES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(partyOrgFields.map(({ field, title }) => [field, title])),
  secretaryName: '书记',
  lastElectedOn: '上次换届日期',
  termEndsOn: '届满日期',
};

/** Keys in which a row contradicts an earlier one, with what is to be said of it. */
export function contradictions(
  { said }: PartyOrgState,
  sayings: Sayings,
  disagreement: Disagreement,
): { readonly keys: ReadonlySet<string>; readonly reasons: readonly (Refusal | Warning)[] } {
  const differing = [...sayings]
    .filter(([key, value]) => said.has(key) && said.get(key)?.value !== value)
    .map(([key]) => key);
  // Each unit may be covered in a way of its own: that is no contradiction, the organisation keeps the first.
  const reasons = differing
    .filter((key) => key !== 'setUpMode')
    .map((key) => {
      const row = said.get(key)?.row ?? 0;
      const field = key.startsWith('extra ') ? 'name' : key;
      if (disagreement === 'refuse') return refuseConflictingDouble('党组织', row, field);
      const title = TITLES[key] ?? '内容';
      return warn(
        'import.party-org-differs',
        `同一党组织的${title}与第 ${row} 行不同，以第 ${row} 行为准。请核对。`,
        { field },
      );
    });
  return { keys: new Set(differing), reasons: disagreement === 'refuse' ? reasons.slice(0, 1) : reasons };
}

export interface FactsDecided {
  readonly posts: PostsDecided;
  readonly term: TermDecided;
  readonly relations: readonly CoverageRelationDraft[];
}

/** Lays decided facts over what is known, so that a later row of the same organisation is compared with them. */
export function takeFacts(state: PartyOrgState, { posts, term, relations }: FactsDecided): void {
  const { toStore } = state;
  for (const post of posts.toStore) takePost(state, post);
  toStore.replaced.push(...posts.replaced);
  state.posts = state.posts.filter(({ id }) => id === null || !posts.replaced.includes(id));
  toStore.covers.push(...relations);
  state.relations.push(...relations.map((each) => ({ ...each, toOn: null })));
  if (term.toStore === null) return;
  const { electedOn = null, fromOn, toOn } = term.toStore;
  toStore.terms.push(term.toStore);
  state.terms.push({ electedOn, fromOn, toOn });
}

function takePost(state: PartyOrgState, draft: PartyPostDraft): void {
  const isSame = (each: { readonly post: string; readonly personName: string }) =>
    each.post === draft.post && each.personName === draft.personName;
  const at = state.toStore.posts.findIndex(isSame);
  const earlier = state.toStore.posts[at];
  const merged = earlier === undefined ? draft : { ...earlier, ...withoutAbsent(draft) };
  if (earlier === undefined) state.toStore.posts.push(merged);
  else state.toStore.posts[at] = merged;
  const known = state.posts.find(isSame);
  const { phone = null, fullTime = null, inManagement = null } = merged;
  const next: KnownPost = {
    id: known?.id ?? null,
    post: draft.post as PartyPost,
    personName: draft.personName,
    phone: phone ?? known?.phone ?? null,
    fullTime: fullTime ?? known?.fullTime ?? null,
    inManagement: inManagement ?? known?.inManagement ?? null,
    fromOn: draft.fromOn,
    toOn: null,
  };
  state.posts = [...state.posts.filter((each) => !isSame(each)), next];
}

function withoutAbsent<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
