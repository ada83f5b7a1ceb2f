import { quotable, type Warning, warn } from '../../../platform/kernel/refusal.ts';
import type { SetUpMode } from '../../codes/tables/party-org.ts';
import type { CoverageRelationDraft, PartyOrgDraft } from '../../party-orgs/party-org.ts';
import { likelyWay, type PartyOrgRow } from '../party-org-row.rules.ts';
import type { ImportContext } from './import-context.ts';
import { findRelations } from './party-org-match.queries.ts';
import type { PartyOrgState } from './party-org-state.ts';
import { createSoleBeside } from './sole-beside.ts';
import type { WorkUnitDirectory } from './work-unit-directory.ts';

export interface CoverageDecided {
  readonly relations: readonly CoverageRelationDraft[];
  /** Of the organisations that are newly covered, or covered in another way. */
  readonly names: readonly string[];
  readonly reasons: readonly Warning[];
}

export interface CoverageDecider {
  /** @param draft the Party organisation as it stands with the row */
  decide(row: PartyOrgRow, state: PartyOrgState, draft: PartyOrgDraft): CoverageDecided;
}

/** Finds the social organisations that rows name as covered, and what is known of that. */
export async function createCoverageDecider(
  { client, settings }: ImportContext,
  workUnits: WorkUnitDirectory,
  rows: readonly PartyOrgRow[],
  stateOf: (row: PartyOrgRow) => PartyOrgState | null,
): Promise<CoverageDecider> {
  await workUnits.load(
    rows.flatMap(({ covers }) => covers.map(({ name }) => name)),
    [],
  );
  /** All units that a file names for one Party organisation, in however many rows: several are joint. */
  const unitsOf = new Map<string, Set<string>>();
  const storedById = new Map<string, PartyOrgState>();
  for (const row of rows) {
    const state = stateOf(row);
    if (state === null) continue;
    const units = unitsOf.get(state.id) ?? new Set();
    for (const { name } of row.covers) units.add(workUnits.find(name) ?? name);
    unitsOf.set(state.id, units);
    if (state.stored !== null) storedById.set(state.id, state);
  }
  const unitIds = rows.flatMap(({ covers }) => covers.flatMap(({ name }) => workUnits.find(name) ?? []));
  for (const relation of await findRelations(client, [...storedById.keys()], unitIds)) {
    storedById.get(relation.partyOrgId)?.relations.push(relation);
  }
  const { ledgerOn } = settings;
  const beside = createSoleBeside(client, ledgerOn);
  await beside.load([...new Set(unitIds)]);

  return {
    decide(row, state, draft) {
      const relations: CoverageRelationDraft[] = [];
      const names: string[] = [];
      const reasons: Warning[] = [];
      for (const { name, way } of row.covers) {
        const socialOrgId = workUnits.find(name);
        const relation =
          socialOrgId === null ? null : relationTo(socialOrgId, way ?? row.draft.setUpMode, state, draft);
        if (socialOrgId === null) reasons.push(warnOfUnknown(name));
        if (relation === null) continue;
        relations.push(relation);
        const warning = beside.take(relation, { socialOrg: name, partyOrg: draft.name ?? '' });
        if (warning !== null) reasons.push(warning);
        names.push(name);
      }
      return { relations, names, reasons };
    },
  };

  /** Null: what is known says it already, or knows better. */
  function relationTo(
    socialOrgId: string,
    said: SetUpMode | null | undefined,
    state: PartyOrgState,
    draft: PartyOrgDraft,
  ): CoverageRelationDraft | null {
    const { id: partyOrgId, relations, stored } = state;
    const past = relations.filter((each) => each.socialOrgId === socialOrgId);
    const held = past.find(({ toOn }) => toOn === null || toOn > ledgerOn);
    const relation = (way: SetUpMode, fromOn: string) => ({ socialOrgId, partyOrgId, way, fromOn });
    if (held !== undefined) {
      const changes = said != null && said !== held.way && held.toOn === null && held.fromOn <= ledgerOn;
      return changes ? relation(said, ledgerOn) : null;
    }
    const way = said ?? draft.setUpMode ?? likelyWay(draft.kind, unitsOf.get(partyOrgId)?.size ?? 1);
    // A branch that stands alone in its unit covers it as long as it is there; others may have taken units in later.
    const sinceFounding = stored === null || way === 'sole';
    const fromOn = (sinceFounding ? draft.foundedOn : null) ?? ledgerOn;
    const ends = past.flatMap(({ toOn }) => toOn ?? []);
    return relation(way, [fromOn, ...ends].toSorted().at(-1) ?? fromOn);
  }
}

function warnOfUnknown(name: string): Warning {
  const shown = quotable(name);
  return warn(
    'import.covered-not-found',
    `覆盖的社会组织“${shown}”没有找到：它还没有录入，或不在您的管理范围内，覆盖关系没有登记。`,
    {
      field: 'covers',
      value: shown,
    },
  );
}
