import type { Pool, PoolClient } from 'pg';
import { v7 } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { isAdvisorInSight } from '../../access/server/public.ts';
import type { SocialOrgFactDrafts, SocialOrgFactKind } from '../social-org-fact.ts';
import { checkSocialOrgFact } from '../social-org-fact.rules.ts';
import type { StoredOrg } from './create-social-org.ts';
import { deleteFact, insertFacts, memberInSight, updateFact } from './facts.queries.ts';
import type { SocialOrgParts } from './social-org-parts.ts';
import { factRow } from './store-facts.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { isRefused, STORING_REASONS, type Written } from './write-frame.ts';
import { lockSocialOrg } from './write.queries.ts';

/** One fact to be stored; without an id it is a new one. */
export interface FactToSave<K extends SocialOrgFactKind = SocialOrgFactKind> {
  readonly socialOrgId: string;
  readonly kind: K;
  readonly factId?: string | undefined;
  readonly fact: SocialOrgFactDrafts[K];
}

const FACT_GONE: Refusal = refuse('not-found', '没有找到这一条：它可能刚被删除。请刷新后再看。');

/** Stores one fact of an organisation: a head, a check, a grade, a listing, a 群团, an assignment, a declared figure. */
export function saveFact<K extends SocialOrgFactKind>(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  given: FactToSave<K>,
  today: Day,
) {
  const { refusals, warnings } = checkSocialOrgFact(given.kind, given.fact, today);
  if (refusals.length > 0) return Promise.resolve(refusals);
  const row = factRow(sealer, given.kind, given.socialOrgId, given.factId ?? v7(), { ...given.fact });
  const statement = given.factId === undefined ? insertFacts(given.kind, [row]) : updateFact(given.kind, row);
  return writeFact(pool, acting, given.socialOrgId, today, async (client): Promise<Written<StoredOrg>> => {
    const unknown = await refuseUnknownPerson(client, given);
    if (unknown !== null) return [unknown];
    const changed = await sendOne(client, statement);
    if (given.factId !== undefined && changed.length === 0) return [FACT_GONE];
    return { id: given.socialOrgId, warnings: [...warnings] };
  });
}

const ADVISOR_UNKNOWN = '所选指导员不存在，或不在您的管理范围内。请重新选择。';

/** An assignment lets somebody see the organisation: that has to be a person whom the caller may know of. */
async function refuseUnknownPerson(
  client: PoolClient,
  { kind, fact }: Pick<FactToSave, 'kind' | 'fact'>,
): Promise<Refusal | null> {
  if (kind !== 'advisors') return null;
  const { memberId = null, accountId = null } = fact as SocialOrgFactDrafts['advisors'];
  if (memberId !== null && (await sendOne(client, memberInSight(memberId))).length === 0)
    return refuse('fact.member', ADVISOR_UNKNOWN, { field: 'memberId' });
  return accountId === null || (await isAdvisorInSight(client, accountId))
    ? null
    : refuse('fact.account', ADVISOR_UNKNOWN, { field: 'accountId' });
}

/** Takes away a fact that was a mistake; the change log keeps what it said. */
export function removeFact(
  pool: Pool,
  acting: Acting,
  kind: SocialOrgFactKind,
  socialOrgId: string,
  factId: string,
  today: Day,
) {
  return writeFact(pool, acting, socialOrgId, today, async (client): Promise<Written<{ id: string }>> => {
    const removed = await sendOne(client, deleteFact(kind, socialOrgId, factId));
    return removed.length === 0 ? [FACT_GONE] : { id: socialOrgId };
  });
}

/** The organisation is locked first: a fact follows it, so whoever may not see the one may not write the other. */
function writeFact<Result extends object>(
  pool: Pool,
  acting: Acting,
  socialOrgId: string,
  today: Day,
  work: (client: PoolClient) => Promise<Written<Result>>,
): Promise<Written<Result> | Refusal> {
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today },
        async (client) => {
          const [stored] = await sendOne(client, lockSocialOrg(socialOrgId));
          return stored === undefined ? [NOT_FOUND] : work(client);
        },
        (result) => !isRefused(result),
      ),
    STORING_REASONS,
  );
}
