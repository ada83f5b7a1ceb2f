import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { partyOrgRowOf } from '../party-org-row.rules.ts';
import { createPartyOrgDecider, type PartyOrgParts } from './decide-party-orgs.ts';
import type { ImportContext, PlannedRow, Planner } from './import-context.ts';

/** Plans the rows of a list of Party organisations, all of them at once: they name each other as parents, in any order. */
export function createPartyOrgPlanner(context: ImportContext, parts: PartyOrgParts): Planner {
  const decider = createPartyOrgDecider(context, parts, 'list');
  return {
    async plan(reads) {
      const rows = reads.map((read) => partyOrgRowOf(read, context.settings.termMeaning));
      const cellReasons = new Map(reads.map(({ row, reasons }) => [row, reasons]));
      await decider.load(rows);
      const planned = new Map<number, PlannedRow>();
      for (const each of decider.order(rows)) {
        const { row } = each;
        const reasons = cellReasons.get(row) ?? [];
        const refused = reasons.some(isRefusal);
        const { title, outcome, changes, reasons: more } = decider.decide(each, { refused });
        planned.set(row, {
          row,
          title,
          outcome: refused ? 'refused' : outcome,
          changes: refused ? {} : changes,
          reasons: [...reasons, ...more],
        });
      }
      return { rows: rows.flatMap(({ row }) => planned.get(row) ?? []), store: () => decider.store() };
    },
    numbersElsewhere: () => 0,
    proposals: () => [],
  };
}
