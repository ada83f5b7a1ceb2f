import type { Pool, QueryResultRow } from 'pg';
import type { RouteAnswer } from '../../../platform/contract/route.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Acting, readAllScoped } from '../../../platform/server/database/scoped.ts';
import type { ExclusionFilter, ExclusionRow, listExclusionsRoute } from '../exclusion.contract.ts';
import type { ExclusionDays } from '../exclusion.ts';
import { exclusionStateOn } from '../exclusion.rules.ts';
import { exclusions, type ExclusionStored, MOST_LISTED, noteExclusionLooks } from './exclusions.queries.ts';

/** Who is left out, who is to be, and who was. That cases were seen from above is written down. */
export async function listExclusions(
  pool: Pool,
  acting: Acting,
  filter: ExclusionFilter,
  context: { readonly today: Day; readonly mayAgree: boolean },
): Promise<RouteAnswer<typeof listExclusionsRoute>> {
  const partyOrg = filter.partyOrg ?? null;
  const [stored] = await readAllScoped<[ExclusionStored, QueryResultRow]>(pool, acting, [
    exclusions(partyOrg),
    noteExclusionLooks(partyOrg),
  ]);
  const rows = stored
    .slice(0, MOST_LISTED)
    .map((row) => rowOf(row, context))
    .filter((row, at) => {
      if (filter.state !== undefined && row.state !== filter.state) return false;
      const on = filter.on;
      const found = stored[at];
      return on === undefined || (found !== undefined && exclusionStateOn(daysOf(found), on) === 'in-force');
    });
  return { rows, capped: stored.length > MOST_LISTED };
}

export function daysOf(row: ExclusionStored): ExclusionDays {
  return { fromOn: row.from_on, lastOn: row.last_on, agreedOn: row.agreed_on, passedOn: row.passed_on };
}

function rowOf(
  row: ExclusionStored,
  { today, mayAgree }: { readonly today: Day; readonly mayAgree: boolean },
): ExclusionRow {
  const state = exclusionStateOn(daysOf(row), today);
  return {
    id: row.id,
    partyOrg: { id: row.party_org_id, name: row.party_org_name },
    member:
      row.member_id === null || row.member_name === null
        ? null
        : { id: row.member_id, name: row.member_name },
    caseCode: row.case_code,
    note: row.note,
    fromOn: row.from_on,
    lastOn: row.last_on,
    agreed:
      row.agreed_on === null || row.agreed_by === null ? null : { on: row.agreed_on, by: row.agreed_by },
    passed:
      row.passed_meeting_id === null || row.passed_on === null
        ? null
        : { meetingId: row.passed_meeting_id, on: row.passed_on },
    endReason: row.end_reason,
    state,
    mayAgree: mayAgree && row.above && row.agreed_on === null && state !== 'ended',
  };
}
