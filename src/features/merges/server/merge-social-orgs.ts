import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { changeSocialOrgWithin, STORING_REASONS } from '../../social-orgs/server/public.ts';
import { MERGE_REASON } from '../merge.ts';
import { formerOf } from '../merge.rules.ts';
import { judgeSocialOrgMerge } from '../social-org-merge.rules.ts';
import type { Merged, MergeOf, Sides } from './merge-records.ts';
import { fieldPairs, judgedSide, linesOf, takenDraft } from './social-org-side.ts';
import {
  lockSocialOrgs,
  mergeTwoSocialOrgs,
  type SocialOrgSideRow,
  socialOrgSides,
  versionOfSocialOrg,
} from './social-org-sides.queries.ts';

/** Two records of one social organisation. */
export const mergeOfSocialOrgs: MergeOf<SocialOrgSideRow> = {
  kind: 'social_org',
  sides: socialOrgSides,
  lock: lockSocialOrgs,
  opened: (row, sealer) => {
    const sealed = row.record.contact_phone_sealed as string | null;
    return { ...row, record: { ...row.record, contact_phone_sealed: openOfficePhone(sealer, sealed) } };
  },
  codeOf: ({ record }) => record.credit_code,
  standing: judgedSide,
  judge: (keeper, loser) => judgeSocialOrgMerge(judgedSide(keeper), judgedSide(loser)),
  pairs: fieldPairs,
  lines: (row, { scope }) => linesOf(row, scope.persons),
  reasons: STORING_REASONS,
  merge: async (client, sealer, acting, sides, taken, today) => {
    const { keeper, loser } = sides;
    await sendOne(client, mergeTwoSocialOrgs(keeper.id, loser.id, formerNames(sides, taken)));
    return takeFields(client, sealer, acting, sides, taken, today);
  },
};

function formerNames({ keeper, loser }: Sides<SocialOrgSideRow>, taken: readonly string[]) {
  const keys = [foldName(keeper.record.name), foldName(loser.record.name)] as const;
  const codes = [keeper.record.credit_code, loser.record.credit_code] as const;
  return {
    key: formerOf(...keys, taken.includes('name')),
    code: formerOf(...codes, taken.includes('creditCode')),
  };
}

/** What is taken was so all the time that the keeper has been as it is: it is put right, not changed today. */
async function takeFields(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  { keeper, loser }: Sides<SocialOrgSideRow>,
  taken: readonly string[],
  today: Day,
): Promise<Merged | readonly Refusal[]> {
  const draft = takenDraft(keeper, loser, taken);
  if (Object.keys(draft).length === 0) return { id: keeper.id, warnings: [] };
  const [now] = await sendOne<{ version: number }>(client, versionOfSocialOrg(keeper.id));
  if (now === undefined) return [NOT_FOUND];
  return changeSocialOrgWithin(
    client,
    sealer,
    acting,
    { id: keeper.id, version: now.version, correctionReason: MERGE_REASON },
    draft,
    today,
  );
}
