import type { Pool, QueryResultRow } from 'pg';
import type { RouteAnswer } from '../../../platform/contract/route.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type {
  AppraisalFilter,
  AppraisalView,
  listAppraisalsRoute,
  listOwnAppraisalsRoute,
} from '../appraisal.contract.ts';
import type { AppraisalRoll } from '../appraisal.ts';
import { warnOfCap } from '../appraisal.rules.ts';
import {
  appraisal,
  type AppraisalListRow,
  appraisals,
  type AppraisalStored,
  MOST_LISTED,
  noteAppraisalLooks,
  type OwnAppraisalRow,
  ownAppraisals,
} from './appraisals.queries.ts';

/** Rounds in sight with how far each is, and how many have each grade. */
export async function listAppraisals(
  pool: Pool,
  acting: Acting,
  { partyOrg, year, open }: AppraisalFilter,
): Promise<RouteAnswer<typeof listAppraisalsRoute>> {
  const rows = await readScoped<AppraisalListRow>(
    pool,
    acting,
    appraisals(partyOrg ?? null, year ?? null, open === 'yes'),
  );
  return {
    rows: rows.slice(0, MOST_LISTED).map((row) => ({
      id: row.id,
      partyOrg: { id: row.party_org_id, name: row.party_org_name },
      year: row.year,
      ...stepsOf(row),
      members: row.members,
      toGrade: row.to_grade,
      graded: {
        excellent: row.excellent,
        competent: row.competent,
        basic: row.basic,
        incompetent: row.incompetent,
      },
    })),
    capped: rows.length > MOST_LISTED,
  };
}

export function stepsOf(
  row: Pick<AppraisalStored, 'self_on' | 'peers_on' | 'rating_on' | 'opinion_on' | 'opinion_by'>,
) {
  return {
    selfOn: row.self_on,
    peersOn: row.peers_on,
    ratingOn: row.rating_on,
    opinionOn: row.opinion_on,
    opinionBy: row.opinion_by,
  };
}

/** One round. That results were seen from above is written down. */
export async function readAppraisal(
  pool: Pool,
  acting: Acting,
  id: string,
): Promise<AppraisalView | Refusal> {
  const [[row]] = await readAllScoped<[AppraisalStored, QueryResultRow]>(pool, acting, [
    appraisal(id),
    noteAppraisalLooks(id),
  ]);
  if (row === undefined) return NOT_FOUND;
  const members = row.members.map(({ graded, ...each }) => ({ ...each, toGrade: graded }));
  return {
    id: row.id,
    version: row.version,
    own: row.own,
    partyOrg: { id: row.party_org_id, name: row.party_org_name },
    year: row.year,
    ...stepsOf(row),
    sheets: row.sheets,
    capPercent: row.cap_percent,
    members,
    notShown: row.total - row.members.length,
    warnings: warnOfCap({ capPercent: row.cap_percent, members }, rollOf(row)).map(
      ({ kind: _, ...reason }) => reason,
    ),
  };
}

export function rollOf({ members }: AppraisalStored): AppraisalRoll[] {
  return members.map(({ memberId, name, graded }) => ({ id: memberId, name, graded }));
}

export async function listOwnAppraisals(
  pool: Pool,
  acting: Acting,
): Promise<RouteAnswer<typeof listOwnAppraisalsRoute>> {
  const rows = await readScoped<OwnAppraisalRow>(pool, acting, ownAppraisals());
  return { rows: rows.map(({ opinion_on: opinionOn, ...row }) => ({ ...row, opinionOn })) };
}
