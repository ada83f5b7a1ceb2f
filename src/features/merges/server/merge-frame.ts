import type { PoolClient } from 'pg';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { whereItWent } from './where-it-went.queries.ts';

export interface MergePair {
  readonly keeperId: string;
  readonly loserId: string;
}

/** Of two merges at once the second finds that one of its records is no more. */
export async function refuseGone(client: PoolClient, ids: readonly string[]): Promise<Refusal> {
  const [gone] = await sendOne<{ name: string }>(client, whereItWent(ids));
  if (gone === undefined) return NOT_FOUND;
  return refuse('merge.already', `“${gone.name}”的记录刚被并入另一条。请刷新后查看。`);
}

const OVERLAP = refuse(
  'merge.overlap',
  '两条记录里有日期重叠、但您看不到的内容（例如不公开的派驻人员）。请由管理双方的上级办理合并。',
);

/** What the comparison could not see. */
export const MERGE_COLLISIONS: Readonly<Record<string, Refusal>> = Object.fromEntries(
  [
    'coverage_relation_social_org_id_party_org_id_valid_excl',
    'evaluation_social_org_id_valid_excl',
    'mass_org_social_org_id_kind_valid_excl',
    'advisor_assignment_social_org_id_kind_person_name_valid_excl',
    'claim_confirmed_once',
    'claim_open',
  ].map((constraint) => [constraint, OVERLAP]),
);
