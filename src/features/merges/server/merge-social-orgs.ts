import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import {
  changeSocialOrgWithin,
  isRefused,
  type SocialOrgParts,
  STORING_REASONS,
} from '../../social-orgs/server/public.ts';
import { MERGE_REASON } from '../merge.ts';
import { checkPair, checkTaken, formerOf, SAME_RECORD } from '../merge.rules.ts';
import type { Comparison, MergeBody } from '../merges.contract.ts';
import { judgeSocialOrgMerge } from '../social-org-merge.rules.ts';
import { MERGE_COLLISIONS, type MergePair, refuseGone } from './merge-frame.ts';
import { fieldPairs, judgedSide, relatedLines, takenDraft } from './social-org-side.ts';
import {
  lockSocialOrgs,
  mergeTwoSocialOrgs,
  type SocialOrgSideRow,
  socialOrgSides,
  versionOfSocialOrg,
} from './social-org-sides.queries.ts';

/** Two organisations side by side, and why they may not become one. */
export async function compareSocialOrgs(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  pair: MergePair,
  today: Day,
): Promise<Comparison | Refusal> {
  const sides = sidesOf(
    pair,
    await readScoped<SocialOrgSideRow>(pool, acting, socialOrgSides([pair.keeperId, pair.loserId], today)),
    sealer,
  );
  if (sides === null) return NOT_FOUND;
  const { keeper, loser } = sides;
  return {
    keeper: headOf(keeper),
    loser: headOf(loser),
    fields: fieldPairs(keeper, loser),
    related: relatedLines(keeper, loser, acting.scope.persons),
    refusals:
      keeper.id === loser.id ? [SAME_RECORD] : judgeSocialOrgMerge(judgedSide(keeper), judgedSide(loser)),
  };
}

function headOf({ id, version, record }: SocialOrgSideRow): Comparison['keeper'] {
  return { id, version, name: record.name, code: record.credit_code };
}

interface Sides {
  readonly keeper: SocialOrgSideRow;
  readonly loser: SocialOrgSideRow;
}

function sidesOf(
  { keeperId, loserId }: MergePair,
  rows: readonly SocialOrgSideRow[],
  sealer: Sealer,
): Sides | null {
  const [keeper, loser] = [keeperId, loserId]
    .map((id) => rows.find((row) => row.id === id))
    .map((row) => row && withOpenPhone(row, sealer));
  return keeper === undefined || loser === undefined ? null : { keeper, loser };
}

/** A telephone is compared and taken as people write it. */
function withOpenPhone(row: SocialOrgSideRow, sealer: Sealer): SocialOrgSideRow {
  const sealed = row.record.contact_phone_sealed as string | null;
  return { ...row, record: { ...row.record, contact_phone_sealed: openOfficePhone(sealer, sealed) } };
}

interface Merged {
  readonly id: string;
  readonly warnings: Comparison['refusals'];
}

/** One organisation goes into the other, in one transaction; what the keeper takes is changed as a form changes it. */
export function mergeSocialOrgs(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  pair: MergePair,
  body: MergeBody,
  today: Day,
): Promise<Merged | Refusal | readonly Refusal[]> {
  if (pair.keeperId === pair.loserId) return Promise.resolve(SAME_RECORD);
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today, correctionReason: MERGE_REASON },
        (client) => mergeLocked(client, sealer, acting, pair, body, today),
        (result) => !isRefused(result),
      ),
    { ...STORING_REASONS, ...MERGE_COLLISIONS },
  );
}

async function mergeLocked(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  pair: MergePair,
  { keeperVersion, loserVersion, taken }: MergeBody,
  today: Day,
): Promise<Merged | readonly Refusal[]> {
  const ids = [pair.keeperId, pair.loserId];
  await sendOne(client, lockSocialOrgs(ids));
  const sides = sidesOf(pair, await sendOne<SocialOrgSideRow>(client, socialOrgSides(ids, today)), sealer);
  if (sides === null) return [await refuseGone(client, ids)];
  const { keeper, loser } = sides;
  const [kept, gone] = [judgedSide(keeper), judgedSide(loser)];
  const found = [
    checkPair(kept, gone, { keeper: keeperVersion, loser: loserVersion }),
    checkTaken(fieldPairs(keeper, loser), taken),
    ...judgeSocialOrgMerge(kept, gone),
  ].filter((each) => each !== null);
  if (found.length > 0) return found;
  await sendOne(client, mergeTwoSocialOrgs(keeper.id, loser.id, formerNames(sides, taken)));
  return takeFields(client, sealer, acting, sides, taken, today);
}

function formerNames({ keeper, loser }: Sides, taken: readonly string[]) {
  const keys = [keeper, loser].map(({ record }) => foldName(record.name)) as [string, string];
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
  { keeper, loser }: Sides,
  taken: readonly string[],
  today: Day,
): Promise<Merged | readonly Refusal[]> {
  const draft = takenDraft(keeper, loser, taken);
  if (Object.keys(draft).length === 0) return { id: keeper.id, warnings: [] };
  const [now] = await sendOne<{ version: number }>(client, versionOfSocialOrg(keeper.id));
  if (now === undefined) return [refuse('not-found', NOT_FOUND.message)];
  return changeSocialOrgWithin(
    client,
    sealer,
    acting,
    { id: keeper.id, version: now.version, correctionReason: MERGE_REASON },
    draft,
    today,
  );
}
