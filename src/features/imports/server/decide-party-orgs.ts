import { isOpen } from '../../../platform/server/database/scope.ts';
import { warnFoundFormerly } from '../reasons.rules.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal, refuse, warn } from '../../../platform/kernel/refusal.ts';
import { type PartyOrgDraft, partyOrgFields } from '../../party-orgs/party-org.ts';
import { changedFields, mergeExtra } from '../compare.rules.ts';
import { partyOrgNameKeys } from '../names.rules.ts';
import { ledgerFieldOf, type PartyOrgRow } from '../party-org-row.rules.ts';
import { createPartyOrgCheck, type PartyOrgCheck } from './check-party-org-row.ts';
import { type CoverageDecider, createCoverageDecider } from './decide-coverage.ts';
import { decidePartyFacts, type PartyFactsDecided } from './decide-party-facts.ts';
import { describeChanges, describeExtra } from './describe-changes.ts';
import {
  type Identity,
  identifyPartyOrgs,
  type PartyOrgDirectories,
  storedIds,
} from './identify-party-orgs.ts';
import { extraValuesOf, type ImportContext, type PlainReason } from './import-context.ts';
import { createPartyOrgLookUp, type PartyOrgDefaults, type PartyOrgLookUp } from './look-up-party-org.ts';
import {
  findPartyCodesElsewhere,
  findPartyNamesElsewhere,
  findPosts,
  findStoredPartyOrgs,
  findTerms,
  type StoredPartyOrg,
} from './party-org-match.queries.ts';
import { contradictions, newState, type PartyOrgState, sayingsOf, takeFacts } from './party-org-state.ts';
import { createPartyOrgTree, type PartyOrgTree } from './party-org-tree.ts';
import type { PlaceDirectory } from './place-directory.ts';
import { storePartyOrgStates } from './store-party-org-states.ts';
import type { WorkUnitDirectory } from './work-unit-directory.ts';

export interface DecidedPartyOrg {
  readonly id: string;
  /** No row before this one has brought it, and it is not stored. */
  readonly isNew: boolean;
  readonly title: string;
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'refused';
  readonly reasons: readonly PlainReason[];
  readonly changes: Readonly<Record<string, readonly [string, string]>>;
  /** As it stands with this row; what could be told of it where the row is refused. */
  readonly draft: PartyOrgDraft;
}

export interface PartyOrgDecider {
  /** Reads everything that the rows may mean; call it once, with all rows of the file. */
  load(rows: readonly PartyOrgRow[]): Promise<void>;
  /** The order in which rows are to be decided on: parents first. */
  order(rows: readonly PartyOrgRow[]): readonly PartyOrgRow[];
  /** Decides on a row beside those that were decided before; what is not refused is taken for the store. */
  decide(row: PartyOrgRow, defaults?: PartyOrgDefaults): DecidedPartyOrg;
  /** Writes what was taken, within the run's transaction. */
  store(): Promise<void>;
}

export interface PartyOrgParts extends PartyOrgDirectories {
  readonly places: PlaceDirectory;
  readonly workUnits: WorkUnitDirectory;
}

interface Loaded {
  readonly tree: PartyOrgTree;
  readonly names: PartyOrgLookUp;
  readonly checks: PartyOrgCheck;
  readonly coverage: CoverageDecider;
}

const PRECISIONS = { foundedOn: 'foundedPrecision' };
/**
 * Decides, row by row, which Party organisation a row means and what it changes of it. Several rows may name one.
 * @param source `list`: of Party organisations, where two rows of one must agree; `ledger`: of units, where the first row stands
 */
export function createPartyOrgDecider(
  context: ImportContext,
  parts: PartyOrgParts,
  source: 'list' | 'ledger',
): PartyOrgDecider {
  const { client, settings, acting, sealer } = context;
  const { partyOrgs, places, workUnits, placeNames } = parts;
  const states = new Map<string, PartyOrgState>();
  let identities = new Map<number, Identity | Refusal>();
  /** In the order in which they are to be stored: parents first. */
  const taken = new Set<PartyOrgState>();
  let loaded: Loaded | null = null;

  return {
    load,
    decide,
    order: (rows) => loaded?.tree.order(rows) ?? rows,
    store: () => storePartyOrgStates(context, [...taken]),
  };

  async function load(rows: readonly PartyOrgRow[]): Promise<void> {
    identities = await identifyPartyOrgs(context, parts, rows, source === 'ledger');
    const ids = storedIds(identities);
    const stored = new Map((await findStoredPartyOrgs(client, sealer, ids)).map((each) => [each.id, each]));
    for (const identity of identities.values()) {
      if (!isRefusal(identity))
        states.set(identity.id, newState(identity.id, stored.get(identity.id) ?? null));
    }
    for (const post of await findPosts(client, sealer, ids, settings.ledgerOn))
      states.get(post.partyOrgId)?.posts.push(post);
    for (const term of await findTerms(client, ids)) states.get(term.partyOrgId)?.terms.push(term);
    const codes = rows.flatMap(({ draft }) => draft.partyCode ?? []);
    const held = new Set([...stored.values()].map(({ draft }) => draft.partyCode));
    const elsewhere = {
      codes: await findPartyCodesElsewhere(
        client,
        codes.filter((code) => !held.has(code)),
      ),
      // Who sees the tree sees whoever stands in it; who sees a place does not see who stands beyond.
      names: isOpen(acting.scope.place)
        ? []
        : await findPartyNamesElsewhere(client, nameKeysOf(rows, stored)),
    };
    await places.load(
      rows.flatMap(({ region }) => region ?? []),
      [settings.regionCode, ...[...stored.values()].flatMap(({ draft }) => draft.regionCode ?? [])],
    );
    await partyOrgs.loadIds([
      settings.partyOrgId,
      ...[...stored.values()].flatMap(({ draft }) =>
        [draft.parentId, draft.guidedById].flatMap((id) => id ?? []),
      ),
    ]);
    const tree = await createPartyOrgTree(partyOrgs, rows, identities, states, settings.partyOrgId);
    loaded = {
      tree,
      names: createPartyOrgLookUp(context, parts, tree),
      checks: createPartyOrgCheck(context, partyOrgs, tree, elsewhere),
      coverage: await createCoverageDecider(context, workUnits, rows, stateOf),
    };
  }

  function stateOf({ row }: PartyOrgRow): PartyOrgState | null {
    const identity = identities.get(row);
    return identity === undefined || isRefusal(identity) ? null : (states.get(identity.id) ?? null);
  }

  function decide(row: PartyOrgRow, defaults: PartyOrgDefaults = {}): DecidedPartyOrg {
    const identity = identities.get(row.row);
    const state = stateOf(row);
    if (identity === undefined || isRefusal(identity) || state === null || loaded === null) {
      const reasons = identity !== undefined && isRefusal(identity) ? [identity] : [];
      return {
        id: '',
        isNew: false,
        title: row.draft.name ?? '',
        outcome: 'refused',
        reasons: reasons.map(inColumns),
        changes: {},
        draft: row.draft,
      };
    }
    const { names, checks, coverage } = loaded;
    const reasons: PlainReason[] = [];
    if (identity.formerly) reasons.push(warnFoundFormerly(row.draft.name, state.draft.name ?? ''));
    const said = { ...ownFields(row, identity, state), ...names.lookUp(row, state, reasons) };
    if (isSettledEnd(row, state, reasons)) return answer(state, [], {}, 'unchanged');
    const extra = extraValuesOf(row.extra, context);
    const sayings = sayingsOf(row, said, extra);
    const conflict = contradictions(state, sayings, source === 'list' ? 'refuse' : 'first');
    reasons.push(...conflict.reasons);
    const kept = Object.fromEntries(
      Object.entries(said).filter(([field, value]) => value !== undefined && !conflict.keys.has(field)),
    ) as PartyOrgDraft;
    const begins = state.stored === null && state.firstRow === null;
    const basis = begins ? names.defaultsOf(row, kept, defaults, reasons) : state.draft;
    const whole: PartyOrgDraft = { ...basis, ...kept };
    checks.check(
      whole,
      state,
      begins || (kept.parentId !== undefined && kept.parentId !== state.draft.parentId),
      reasons,
    );
    const changed = begins ? [] : changedFields({ ...kept }, { ...state.draft }, PRECISIONS);
    const more = mergeExtra(state.draft.extra ?? [], extra);
    const next: PartyOrgDraft = { ...whole, ...(more === null ? {} : { extra: more }) };
    const facts = decidePartyFacts(context, coverage, row, state, next, conflict.keys);
    reasons.push(...facts.reasons);
    if (reasons.some(isRefusal)) return { ...answer(state, reasons, {}, 'refused'), draft: next };
    const words = {
      fields: partyOrgFields,
      nameOf: (id: string) => partyOrgs.nameOf(id) ?? places.nameOf(id),
    };
    const changes = {
      ...(begins ? {} : describeChanges(changed, { ...state.draft }, { ...next }, words)),
      ...(begins ? {} : describeExtra(state.draft.extra ?? [], more)),
      ...facts.changes,
    };
    const changesAny = changed.length > 0 || more !== null || Object.keys(facts.changes).length > 0;
    const joins = state.firstRow;
    if (joins !== null && source === 'list') {
      reasons.push(
        warn(
          'import.double',
          `与第 ${joins} 行是同一党组织，${changesAny ? '已并入一条' : '内容相同，没有重复入库'}。`,
        ),
      );
    }
    const outcome = begins ? 'created' : changesAny ? 'changed' : 'unchanged';
    const decided = {
      ...answer(state, reasons, begins ? {} : changes, outcome),
      isNew: begins,
      draft: next,
      title: next.name ?? '',
    };
    if (defaults.refused !== true) {
      checks.take(state.id, next);
      take(row, state, { next, sayings, changed: more === null ? changed : [...changed, 'extra'], facts });
    }
    return decided;
  }

  function answer(
    state: PartyOrgState,
    reasons: readonly PlainReason[],
    changes: DecidedPartyOrg['changes'],
    outcome: DecidedPartyOrg['outcome'],
  ): DecidedPartyOrg {
    const title = state.draft.name ?? partyOrgs.nameOf(state.id) ?? '';
    return {
      id: state.id,
      isNew: false,
      title,
      outcome,
      reasons: reasons.map(inColumns),
      changes,
      draft: state.draft,
    };
  }

  function inColumns(reason: PlainReason): PlainReason {
    return source === 'list' ? reason : { ...reason, field: ledgerFieldOf(reason.field) };
  }

  /** Another spelling of a name is no other name; only a code tells that one was renamed. */
  function ownFields(
    { draft: said }: PartyOrgRow,
    { byCode, formerly }: Identity,
    { draft: { name, setUpMode } }: PartyOrgState,
  ): PartyOrgDraft {
    // In a ledger of units 挂靠 tells how the one unit is covered, not how a branch came about that is known already.
    const ofUnit = source === 'ledger' && said.setUpMode === 'attached' && setUpMode;
    const told = ofUnit ? { ...said, setUpMode: undefined } : said;
    const draft = formerly ? { ...told, partyCode: undefined } : told;
    if (name === undefined || draft.name === undefined) return draft;
    const sameName = partyOrgNameKeys(name, placeNames).some((key) => key === foldName(draft.name ?? ''));
    return byCode && !sameName ? draft : { ...draft, name: undefined };
  }

  /** An end is told on the page of the Party organisation, where what hangs on it is settled first. True: it is stored as the row says. */
  function isSettledEnd(
    { endedOn }: PartyOrgRow,
    { stored }: PartyOrgState,
    reasons: PlainReason[],
  ): boolean {
    const known = stored?.endedOn ?? null;
    if (known !== null && endedOn === known) return true;
    if (known !== null) {
      reasons.push(
        refuse(
          'import.party-org-ended',
          `它已于 ${known} 撤销，不能再按台账改动。请删去这一行，或核对名称。`,
          { field: 'name' },
        ),
      );
    } else if (endedOn !== undefined) {
      reasons.push(
        refuse(
          'import.party-org-end',
          '撤销党组织要先安置它的下级、党员和覆盖的组织，请在党组织页面办理，并从表中删去这一行。',
          { field: 'endedOn' },
        ),
      );
    }
    return false;
  }

  function take(
    { row }: PartyOrgRow,
    state: PartyOrgState,
    {
      next,
      sayings,
      changed,
      facts,
    }: {
      readonly next: PartyOrgDraft;
      readonly sayings: ReadonlyMap<string, string>;
      readonly changed: readonly string[];
      readonly facts: PartyFactsDecided;
    },
  ): void {
    taken.add(state);
    state.draft = next;
    state.firstRow ??= row;
    for (const field of changed) state.changed.add(field);
    for (const [key, value] of sayings) if (!state.said.has(key)) state.said.set(key, { value, row });
    takeFacts(state, { ...facts, relations: facts.covers.relations });
  }
}

/** Names under which organisations of the file may come to stand. */
function nameKeysOf(rows: readonly PartyOrgRow[], stored: ReadonlyMap<string, StoredPartyOrg>): string[] {
  const names = [
    ...rows.map(({ draft }) => draft.name),
    ...[...stored.values()].map(({ draft }) => draft.name),
  ];
  return [...new Set(names.flatMap((name) => (name === undefined ? [] : [foldName(name)])))];
}
