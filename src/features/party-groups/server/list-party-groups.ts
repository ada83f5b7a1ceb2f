import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { PartyGroup, PartyGroups } from '../party-group.contract.ts';
import { type PartyGroupRow, partyGroups } from './party-groups.queries.ts';

/** The groups of a branch on a day. */
export async function listPartyGroups(
  pool: Pool,
  acting: Acting,
  partyOrgId: string,
  on: Day,
): Promise<PartyGroups | Refusal> {
  const rows = await readScoped<PartyGroupRow>(pool, acting, partyGroups(partyOrgId, on));
  const rest = rows.find(({ id }) => id === null);
  if (rest === undefined) return NOT_FOUND;
  return {
    groups: rows.flatMap((row) => groupOf(row)),
    ungrouped: rest.people.map(({ id, name }) => ({ id, name })),
  };
}

function groupOf({
  id,
  name,
  from_on: fromOn,
  last_on: lastOn,
  leader,
  people,
}: PartyGroupRow): PartyGroup[] {
  if (id === null || name === null || fromOn === null) return [];
  return [{ id, name, fromOn, lastOn, leader, people }];
}
