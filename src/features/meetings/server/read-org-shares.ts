import type { Pool } from 'pg';
import { type Day, partsOf } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { toldDay } from '../../../platform/kernel/told-day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { OrgShares, ShareRow } from '../share.contract.ts';
import { sumShares, tellShare } from '../share.rules.ts';
import { orgShares, type OrgShareRow } from './shares.queries.ts';

/** A year of those who cover an organisation, with the share of its own people. */
export async function readOrgShares(
  pool: Pool,
  acting: Acting,
  { id, year: asked }: { readonly id: string; readonly year?: number | undefined },
  today: Day,
): Promise<OrgShares | Refusal> {
  const year = asked ?? partsOf(today).year;
  const found = await readScoped<OrgShareRow>(
    pool,
    acting,
    orgShares(id, `${year}-01-01`, `${year + 1}-01-01`),
  );
  if (found.length === 0) return NOT_FOUND;
  const { persons } = acting.scope;
  const toldTo = persons ? null : toldDay(today, today);
  const rows = found.flatMap((row) => (row.held_on === null ? [] : [rowOf(row, row.held_on, toldTo)]));
  return {
    year,
    toldTo,
    meetings: rows.length,
    sum: persons ? sumShares(found.filter(({ held_on: heldOn }) => heldOn !== null)) : null,
    rows,
  };
}

function rowOf(row: OrgShareRow, heldOn: Day, toldTo: Day | null): ShareRow {
  const { meeting_id: id, party_org_id: partyOrgId, party_org_name: name, way, kinds } = row;
  const share = { expected: row.expected, present: row.present };
  const talks = kinds.includes('talks');
  return {
    id,
    partyOrg: partyOrgId === null || name === null ? null : { id: partyOrgId, name },
    way,
    kinds,
    heldOn,
    share: talks ? null : toldTo === null ? share : tellShare(share, heldOn, toldTo),
  };
}
