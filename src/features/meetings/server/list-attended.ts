import type { Pool } from 'pg';
import { type Day, partsOf } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { RouteAnswer } from '../../../platform/contract/route.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { findEntry } from '../../codes/code-table.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import type { AttendedMember } from '../confirmation.ts';
import type { AttendedRow, ElsewhereRow, listAttendedRoute } from '../confirmation.contract.ts';
import { spanOf } from '../duty.rules.ts';
import {
  attendedAt,
  type AttendedAtRow,
  attendedElsewhere,
  type ElsewhereStored,
  memberElsewhere,
} from './confirmations.queries.ts';

/** 功能型 or 临时: the 组织关系 of who takes part stays where it is. */
export function isSpecial({ host_kind: kind, host_functional: functional }: AttendedAtRow): boolean {
  const entry = findEntry(partyOrgKinds, kind);
  return functional || (entry !== undefined && 'temporary' in entry);
}

export function attendedOf(row: AttendedAtRow): AttendedMember[] {
  if (row.member_id === null) return [];
  return [
    {
      memberId: row.member_id,
      name: row.member_name,
      homeBranchId: row.home_branch_id,
      confirmed:
        row.confirmation_id === null ? null : { fromOn: row.confirmed_from, lastOn: row.confirmed_last },
    },
  ];
}

/** Who took part in a period, and of whom the home branch has been told. */
export async function listAttended(
  pool: Pool,
  acting: Acting,
  { id, period }: { readonly id: string; readonly period: string },
): Promise<RouteAnswer<typeof listAttendedRoute> | Refusal> {
  const { from, to } = spanOf(period);
  const rows = await readScoped<AttendedAtRow>(pool, acting, attendedAt(id, from, to));
  const [head] = rows;
  if (head === undefined) return NOT_FOUND;
  return { special: isSpecial(head), rows: rows.flatMap(attendedRowOf) };
}

function attendedRowOf(row: AttendedAtRow): AttendedRow[] {
  if (row.member_id === null) return [];
  return [
    {
      member: { id: row.member_id, name: row.member_name },
      home: row.home_name ?? row.home_elsewhere,
      mayConfirm: row.home_branch_id !== null,
      expected: row.expected,
      present: row.present,
      confirmed:
        row.confirmation_id === null
          ? null
          : {
              id: row.confirmation_id,
              fromOn: row.confirmed_from,
              lastOn: row.confirmed_last,
              by: row.confirmed_by,
              at: row.confirmed_at.toISOString(),
            },
    },
  ];
}

interface YearOf {
  readonly id: string;
  readonly year?: number | undefined;
}

type Elsewhere = { year: number; rows: ElsewhereRow[] } | Refusal;

/** What other Party organisations confirmed to a home branch in a year. */
export async function listAttendedElsewhere(
  pool: Pool,
  acting: Acting,
  { id, year: asked }: YearOf,
  today: Day,
): Promise<Elsewhere> {
  const year = asked ?? partsOf(today).year;
  const found = await readScoped<ElsewhereStored>(pool, acting, attendedElsewhere(id, ...daysOf(year)));
  return found.length === 0 ? NOT_FOUND : { year, rows: found.flatMap(elsewhereRowOf) };
}

/** As `listAttendedElsewhere`, of one member. */
export async function listMemberElsewhere(
  pool: Pool,
  acting: Acting,
  { id, year: asked }: YearOf,
  today: Day,
): Promise<Elsewhere> {
  const year = asked ?? partsOf(today).year;
  const found = await readScoped<ElsewhereStored>(pool, acting, memberElsewhere(id, ...daysOf(year)));
  return found.length === 0 ? NOT_FOUND : { year, rows: found.flatMap(elsewhereRowOf) };
}

const daysOf = (year: number) => [`${year}-01-01`, `${year + 1}-01-01`] as const;

function elsewhereRowOf(row: ElsewhereStored): ElsewhereRow[] {
  if (row.confirmation_id === null) return [];
  return [
    {
      id: row.confirmation_id,
      member: { id: row.seen_member_id, name: row.member_name },
      host: row.host_name,
      functional: row.functional,
      fromOn: row.from_on,
      lastOn: row.last_on,
      expected: row.expected,
      present: row.present,
      by: row.confirmed_by,
      at: row.confirmed_at.toISOString(),
    },
  ];
}
