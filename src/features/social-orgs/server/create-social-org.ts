import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Warning } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import type { SocialOrgDraft } from '../social-org.ts';
import { cleanSocialOrg, everydayRegion } from '../social-org.rules.ts';
import { checkDraft } from './check-draft.ts';
import type { SocialOrgParts } from './social-org-parts.ts';
import { storeSocialOrgs } from './store-social-orgs.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { isRefused, STORING_REASONS, type Written } from './write-frame.ts';
import { bodyOfNumber, defaultResponsible } from './write.queries.ts';

export interface StoredOrg {
  readonly id: string;
  readonly warnings: Warning[];
}

/**
 * Registers an organisation. Where no Party node is named to answer for it, the one that answers for the region does, marked
 * 责任待明确.
 * @returns its id with what was stored but should be looked at, or why it can't be stored
 */
export function createSocialOrg(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  given: SocialOrgDraft,
  today: Day,
) {
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today },
        (client) => create(client, sealer, acting, given, today),
        (result) => !isRefused(result),
      ),
    STORING_REASONS,
  );
}

async function create(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  given: SocialOrgDraft,
  today: Day,
): Promise<Written<StoredOrg>> {
  const draft = await withOwnBody(client, acting, withPlace(cleanSocialOrg(given)));
  const { refusals, warnings } = await checkDraft(client, draft, null, today);
  if (refusals.length > 0) return refusals;
  const complete = { ...draft, ...(await responsibleFor(client, draft)) };
  const [id = ''] = await storeSocialOrgs(client, [{ draft: complete }], {
    ledgerOn: today,
    actorName: acting.actorName,
    sealer,
  });
  return { id, warnings: [...warnings] };
}

function withPlace(draft: SocialOrgDraft): SocialOrgDraft {
  const regionCode = draft.regionCode ?? everydayRegion(draft);
  return regionCode === null ? draft : { ...draft, regionCode };
}

/** What an officer of a supervising body registers is that body's, unless another is named. */
async function withOwnBody(
  client: PoolClient,
  { scope }: Acting,
  draft: SocialOrgDraft,
): Promise<SocialOrgDraft> {
  if (draft.supervisingBodyId !== undefined || scope.body.from !== scope.body.to) return draft;
  const [body] = await sendOne<{ id: string }>(client, bodyOfNumber(scope.body.from));
  return body === undefined ? draft : { ...draft, supervisingBodyId: body.id };
}

async function responsibleFor(client: PoolClient, draft: SocialOrgDraft): Promise<SocialOrgDraft> {
  if (draft.responsiblePartyOrgId !== undefined)
    return { responsibility: draft.responsibility ?? 'confirmed' };
  const [found] = await sendOne<{ id: string | null }>(client, defaultResponsible(draft.regionCode ?? ''));
  return { responsiblePartyOrgId: found?.id ?? undefined, responsibility: 'unclear' };
}
