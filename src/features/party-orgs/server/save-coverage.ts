import type { Pool, PoolClient } from 'pg';
import { v7 } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Findings } from '../../../platform/kernel/findings.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { checkCoverage, type CoverageAsked } from '../coverage-relation.rules.ts';
import {
  type CoveredRow,
  deleteCoverage,
  insertCoverage,
  socialOrgOfCoverage,
  socialOrgToCover,
  updateCoverage,
} from './facts.queries.ts';
import { FACT_GONE } from './save-leadership.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { type StoredPartyOrg, writeNode, type Written } from './write-frame.ts';
import type { StoredNode } from './write.queries.ts';

type Answer = Promise<Written<StoredPartyOrg> | Refusal>;

const SOCIAL_ORG_UNKNOWN = refuse(
  'coverage.social-org-unknown',
  '所选的社会组织不存在，或不在您的管理范围内。请重新选择。',
  {
    field: 'socialOrgId',
  },
);

/** Covers a social organisation from a day on. */
export function addCoverage(
  pool: Pool,
  acting: Acting,
  partyOrgId: string,
  asked: CoverageAsked & { readonly socialOrgId: string },
  today: Day,
): Answer {
  return writeNode(
    pool,
    acting,
    { changeOn: asked.fromOn },
    { id: partyOrgId },
    async (client, node): Promise<Written<StoredPartyOrg>> => {
      const found = await check(client, node, asked.socialOrgId, asked, today);
      if (found === null) return [SOCIAL_ORG_UNKNOWN];
      if (found.refusals.length > 0) return found.refusals;
      await sendOne(client, insertCoverage(v7(), partyOrgId, asked));
      return { id: partyOrgId, warnings: [...found.warnings] };
    },
  );
}

/** Ends a relation on a day, or corrects its way and days. */
export function changeCoverage(
  pool: Pool,
  acting: Acting,
  partyOrgId: string,
  relationId: string,
  asked: CoverageAsked,
  today: Day,
): Answer {
  return writeNode(
    pool,
    acting,
    { changeOn: asked.toOn ?? asked.fromOn },
    { id: partyOrgId },
    async (client, node): Promise<Written<StoredPartyOrg>> => {
      const [relation] = await sendOne<{ socialOrgId: string }>(
        client,
        socialOrgOfCoverage(partyOrgId, relationId),
      );
      if (relation === undefined) return [FACT_GONE];
      const found = await check(client, node, relation.socialOrgId, asked, today);
      if (found === null) return [SOCIAL_ORG_UNKNOWN];
      if (found.refusals.length > 0) return found.refusals;
      await sendOne(client, updateCoverage(relationId, asked.way, asked.fromOn, asked.toOn));
      return { id: partyOrgId, warnings: [...found.warnings] };
    },
  );
}

/** Takes away a relation that was entered by mistake; the change log keeps what it said. */
export function removeCoverage(
  pool: Pool,
  acting: Acting,
  partyOrgId: string,
  relationId: string,
  today: Day,
) {
  return writeNode(
    pool,
    acting,
    { changeOn: today },
    { id: partyOrgId },
    async (client): Promise<Written<{ id: string }>> => {
      const removed = await sendOne(client, deleteCoverage(partyOrgId, relationId));
      return removed.length === 0 ? [FACT_GONE] : { id: partyOrgId };
    },
  );
}

/** Null: the organisation is not in sight. */
async function check(
  client: PoolClient,
  node: StoredNode,
  socialOrgId: string,
  asked: CoverageAsked,
  today: Day,
): Promise<Findings | null> {
  const [row] = await sendOne<CoveredRow>(client, socialOrgToCover(socialOrgId, node.id, today));
  if (row === undefined) return null;
  const socialOrg = { name: row.name, firstOn: row.first_on, endedOn: row.ended_on };
  return checkCoverage(asked, { partyOrg: node, socialOrg, others: row.others }, today);
}
