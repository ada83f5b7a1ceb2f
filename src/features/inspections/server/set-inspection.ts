import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { RouteCall } from '../../../platform/contract/route.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { addInspectionRoute, Inspection } from '../inspection.contract.ts';
import { checkInspectionDay, checkWithdrawal } from '../inspection.rules.ts';
import {
  findInspected,
  insertInspection,
  type InspectionRow,
  inspections,
  lockInspection,
  withdrawInspection,
} from './inspections.queries.ts';

/** Inspections (检查) told to the own part of the tree, and by it. */
export async function listInspections(
  pool: Pool,
  acting: Acting,
  mayWithdraw: boolean,
  today: Day,
): Promise<{ rows: Inspection[] }> {
  const rows = await readScoped<InspectionRow>(pool, acting, inspections(today));
  return { rows: rows.map((row) => viewOf(row, mayWithdraw && row.held_on >= today)) };
}

function viewOf(row: InspectionRow, mayWithdraw: boolean): Inspection {
  const { id, name, party_org_id: orgId, party_org_name: orgName } = row;
  const seen = orgId !== null && orgName !== null;
  return {
    id,
    name,
    partyOrg: seen ? { id: orgId, name: orgName } : null,
    heldOn: row.held_on,
    looksAt: row.looks_at,
    basis: row.basis,
    setBy: seen ? row.set_by : null,
    withdrawReason: row.withdraw_reason,
    mayWithdraw: mayWithdraw && row.within && row.withdraw_reason === null,
  };
}

/** Tells a Party organisation and all below it of an inspection. */
export async function addInspection(
  pool: Pool,
  acting: Acting,
  { partyOrgId, looksAt, ...given }: RouteCall<typeof addInspectionRoute>['body'],
  today: Day,
): Promise<{ id: string } | Refusal> {
  const refused = checkInspectionDay(given.heldOn, today);
  if (refused !== null) return refused;
  return writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const org = await findInspected(client, partyOrgId);
      if (org === null) return NOT_FOUND;
      if (org.outside_system || org.ended_on !== null)
        return refuse('inspection.gone', `${org.name}已撤销或属于其他系统，不能安排检查。`, {
          field: 'partyOrgId',
        });
      const id = newId();
      await insertInspection(client, {
        ...given,
        id,
        partyOrgId,
        partyPos: org.pos,
        looksAt: looksAt || null,
      });
      return { id };
    },
    (answer) => !isRefusal(answer),
  );
}

/** Calls one off that is still to come. */
export function endInspection(
  pool: Pool,
  acting: Acting,
  { id, reason }: { readonly id: string; readonly reason: string },
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const stored = await lockInspection(client, id);
      if (stored === null) return NOT_FOUND;
      const { name, held_on: heldOn, withdrawn } = stored;
      const refused = checkWithdrawal({ name, heldOn, withdrawn }, today);
      if (refused !== null) return refused;
      await withdrawInspection(client, id, reason);
      return { id };
    },
    (answer) => !isRefusal(answer),
  );
}
