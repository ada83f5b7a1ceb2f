import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { type SocialOrgDraft, titleOfSocialOrgField } from '../social-org.ts';
import { checkSocialOrg, cleanSocialOrg } from '../social-org.rules.ts';
import { storeSocialOrgs } from './store-social-orgs.ts';
import { type KnownRow, knownOf, lockSocialOrgs, type StoredOrgRow } from './write.queries.ts';

/** The fields that mean the same for many; places, names and days are weighed one organisation at a time. */
export type DraftOfMany = Pick<
  SocialOrgDraft,
  'sector' | 'supervisingBodyId' | 'noPartyReason' | 'noPartyReasonNote'
>;

export interface ChangeOfMany {
  readonly id: string;
  readonly draft: DraftOfMany;
}

/**
 * Changes many organisations by the checks of a single change, in one read and one write of the caller's transaction, whose frame
 * says from which day on it counts.
 * @returns why not, of those that are refused; the others are stored
 */
export async function changeSocialOrgsWithin(
  client: PoolClient,
  { sealer, acting, today }: { readonly sealer: Sealer; readonly acting: Acting; readonly today: Day },
  changes: readonly ChangeOfMany[],
): Promise<Map<string, readonly Refusal[]>> {
  const rows = await sendOne<StoredOrgRow>(client, lockSocialOrgs(changes.map(({ id }) => id)));
  const stored = new Map(rows.map((row) => [row.id, row]));
  const known = await lookUp(client, changes);
  const refused = new Map<string, readonly Refusal[]>();
  const kept: { id: string; draft: SocialOrgDraft }[] = [];
  for (const { id, draft: given } of changes) {
    const draft = cleanSocialOrg(given);
    const refusals = judge(draft, stored.get(id), known, today);
    if (refusals.length > 0) refused.set(id, refusals);
    else kept.push({ id, draft });
  }
  await storeSocialOrgs(client, kept, { ledgerOn: today, actorName: acting.actorName, sealer });
  return refused;
}

async function lookUp(client: PoolClient, changes: readonly ChangeOfMany[]): Promise<KnownRow> {
  const said = (values: readonly (string | null | undefined)[]) => [
    ...new Set(values.filter((value) => typeof value === 'string')),
  ];
  const sectors = said(changes.map(({ draft }) => draft.sector));
  const bodies = said(changes.map(({ draft }) => draft.supervisingBodyId));
  const [known] = await sendOne<KnownRow>(client, knownOf(sectors, bodies));
  return known ?? { sectors: [], bodies: [] };
}

function judge(
  draft: SocialOrgDraft,
  stored: StoredOrgRow | undefined,
  known: KnownRow,
  today: Day,
): readonly Refusal[] {
  if (stored === undefined) return [NOT_FOUND];
  const { sector, supervisingBodyId } = draft;
  const { refusals } = checkSocialOrg(
    draft,
    {
      stored: stored.draft,
      countedFrom: stored.first_on,
      sectorKnown: typeof sector === 'string' ? known.sectors.includes(sector) : undefined,
    },
    today,
  );
  if (typeof supervisingBodyId !== 'string' || known.bodies.includes(supervisingBodyId)) return refusals;
  const title = titleOfSocialOrgField('supervisingBodyId');
  const unknown = refuse('supervising-body.unknown', `所选的${title}不存在。请重新选择，或先新增单位。`, {
    field: 'supervisingBodyId',
  });
  return [...refusals, unknown];
}
