import { isRefusal } from '../../../platform/kernel/refusal.ts';
import type { CoverageRelationDraft } from '../../party-orgs/party-org.ts';
import { storeCoverageRelations } from '../../party-orgs/server/public.ts';
import type { Outcome } from '../import.ts';
import type { ReadRow } from '../import-row.ts';
import { ledgerPartyOrgRowOf, likelyWay } from '../party-org-row.rules.ts';
import { createPartyOrgDecider, type DecidedPartyOrg, type PartyOrgParts } from './decide-party-orgs.ts';
import { createSocialOrgDecider, type DecidedSocialOrg, type Directories } from './decide-social-orgs.ts';
import { createSameOrgFinder } from './find-doubles.ts';
import type { ImportContext, PlannedRow, Planner } from './import-context.ts';
import { withoutDouble } from './plan-social-orgs.ts';
import { createSoleBeside } from './sole-beside.ts';

/** What a row comes to: its organisation, the Party organisation that it names, and the coverage between the two. */
interface DecidedRow {
  readonly org: DecidedSocialOrg;
  readonly party: DecidedPartyOrg | null;
  readonly outcome: Outcome;
  readonly relation: CoverageRelationDraft | null;
}

/**
 * Plans the rows of a one-sheet 两新 ledger, all of them at once: several rows may name one Party organisation. Of a refused
 * row nothing is stored, neither the organisation nor what it says of the Party organisation.
 */
export function createLedgerPlanner(context: ImportContext, parts: Directories & PartyOrgParts): Planner {
  const orgs = createSocialOrgDecider(context, parts);
  const parties = createPartyOrgDecider(context, parts, 'ledger');
  const doubles = createSameOrgFinder();
  const { settings, client } = context;
  const beside = createSoleBeside(client, settings.ledgerOn);

  return {
    async plan(reads) {
      // Organisations first: what this file is yet to bring answers for nobody.
      await orgs.load(reads);
      const decidedOrgs = reads.map((read) => withoutDouble(orgs.decide(read), read, doubles));
      const decidedParties = await decideParties(reads, decidedOrgs);
      const units = unitsByParty(decidedOrgs, decidedParties);
      await beside.load(decidedOrgs.flatMap(({ id, outcome }) => (outcome === 'created' ? [] : [id])));
      const rows = decidedOrgs.map((org, index) => joined(org, decidedParties[index] ?? null, units));
      return {
        rows: rows.map((row, index) => plannedOf(row, reads[index]?.row ?? 0)),
        async store() {
          await parties.store();
          await orgs.store(
            rows.map(({ org, outcome }) => (outcome === 'refused' ? { ...org, toStore: null } : org)),
          );
          await storeCoverageRelations(
            client,
            rows.flatMap(({ relation }) => relation ?? []),
          );
        },
      };
    },
    numbersElsewhere: () => 0,
    proposals: () => parts.bodies.proposals(),
  };

  /** In the order of the tree, answered in the order of the file. */
  async function decideParties(
    reads: readonly ReadRow[],
    decided: readonly DecidedSocialOrg[],
  ): Promise<(DecidedPartyOrg | null)[]> {
    const refused = new Set(
      reads.flatMap(({ row }, index) => (decided[index]?.outcome === 'refused' ? [row] : [])),
    );
    const rows = reads.map((read) => ledgerPartyOrgRowOf(read, settings.termMeaning));
    const named = rows.filter((row) => row !== null);
    await parties.load(named);
    const byRow = new Map(
      parties.order(named).map((row) => [row.row, parties.decide(row, { refused: refused.has(row.row) })]),
    );
    return rows.map((row) => (row === null ? null : (byRow.get(row.row) ?? null)));
  }

  function joined(
    org: DecidedSocialOrg,
    party: DecidedPartyOrg | null,
    units: ReadonlyMap<string, number>,
  ): DecidedRow {
    if (org.outcome === 'refused' || party?.outcome === 'refused')
      return { org, party, outcome: 'refused', relation: null };
    const relation = party === null ? null : relationOf(org, party, units.get(party.id) ?? 1);
    const happened: readonly (Outcome | null)[] = [
      org.outcome,
      party?.outcome ?? null,
      relation === null ? null : 'changed',
    ];
    const outcome = (['created', 'changed'] as const).find((each) => happened.includes(each)) ?? 'unchanged';
    const warning =
      relation === null || party === null
        ? null
        : beside.take(relation, { socialOrg: org.title, partyOrg: party.title });
    const warned = warning === null ? org : { ...org, reasons: [...org.reasons, warning] };
    return { org: warned, party, outcome, relation };
  }

  function relationOf(
    { id, row, repeats }: DecidedSocialOrg,
    party: DecidedPartyOrg,
    units: number,
  ): CoverageRelationDraft | null {
    if (repeats || orgs.isCovered(id, party.id, row.way)) return null;
    const way = row.way ?? likelyWay(party.draft.kind, units);
    return {
      socialOrgId: id,
      partyOrgId: party.id,
      way,
      fromOn: (party.isNew ? party.draft.foundedOn : null) ?? settings.ledgerOn,
    };
  }
}

/** How many units each Party organisation has in the file: several are joint, unless the ledger says otherwise. */
function unitsByParty(
  orgs: readonly DecidedSocialOrg[],
  parties: readonly (DecidedPartyOrg | null)[],
): Map<string, number> {
  const units = new Map<string, Set<string>>();
  parties.forEach((party, index) => {
    const org = orgs[index];
    if (party !== null && org !== undefined && !org.repeats)
      units.set(party.id, (units.get(party.id) ?? new Set()).add(org.id));
  });
  return new Map([...units].map(([id, all]) => [id, all.size]));
}

function plannedOf({ org, party, outcome, relation }: DecidedRow, row: number): PlannedRow {
  const reasons = [...org.reasons, ...(party?.reasons ?? [])];
  const shown = outcome === 'refused' ? reasons : reasons.filter((reason) => !isRefusal(reason));
  const changes = {
    ...org.changes,
    ...party?.changes,
    ...(relation === null || party === null ? {} : { 覆盖它的党组织: ['', party.title] as const }),
  };
  return { row, title: org.title, outcome, reasons: shown, changes: outcome === 'changed' ? changes : {} };
}
