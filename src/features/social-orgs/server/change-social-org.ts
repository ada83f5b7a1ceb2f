import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse, type Warning, warn } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { isEndedStatus } from '../../codes/tables/social-org.ts';
import type { SocialOrgDraft } from '../social-org.ts';
import { cleanSocialOrg } from '../social-org.rules.ts';
import { checkDraft } from './check-draft.ts';
import type { StoredOrg } from './create-social-org.ts';
import type { SocialOrgParts } from './social-org-parts.ts';
import { storeSocialOrgs } from './store-social-orgs.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import {
  type ChangeAsked,
  isRefused,
  refuseFutureChange,
  refuseStale,
  STORING_REASONS,
  type Written,
} from './write-frame.ts';
import {
  closedWith,
  type ClosedRow,
  closeRelations,
  countFrom,
  frameChange,
  lockSocialOrg,
  membersAt,
  type StoredOrgRow,
} from './write.queries.ts';

export interface ChangeOfOrg extends ChangeAsked {
  readonly id: string;
  /** As it was read; a later one is somebody else's. */
  readonly version: number;
}

/** Changes what a draft says and keeps the rest: from a day on, or as a correction of what was always so. */
export function changeSocialOrg(
  parts: SocialOrgParts,
  acting: Acting,
  change: ChangeOfOrg,
  given: SocialOrgDraft,
  today: Day,
) {
  return write(parts, acting, change, today, changing(parts.sealer, acting, change, given, today));
}

/** The same within a transaction of the caller's. */
export function changeSocialOrgWithin(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  change: ChangeOfOrg,
  given: SocialOrgDraft,
  today: Day,
): Promise<Written<StoredOrg>> {
  return writeFramed(client, change, today, changing(sealer, acting, change, given, today));
}

function changing(
  sealer: Sealer,
  acting: Acting,
  { id }: ChangeOfOrg,
  given: SocialOrgDraft,
  today: Day,
): Work {
  return async (client, stored) => {
    const draft = cleanSocialOrg(given);
    const ends = refuseEndByForm(draft, stored.draft);
    if (ends !== null) return [ends];
    return storeChecked(client, { acting, sealer, today }, id, draft, stored);
  };
}

export interface EndOfOrg {
  readonly status: 'deregistered' | 'revoked' | 'licence_withdrawn';
  readonly endedOn: Day;
  readonly endReason?: string | null | undefined;
}

/**
 * Ends an organisation (注销, 撤销, 吊销; SORG-10) and all that stands open beside it. Refused while members on the roll work
 * there: their 组织关系 goes first (SORGP-12).
 */
export function endSocialOrg(
  parts: SocialOrgParts,
  acting: Acting,
  change: ChangeOfOrg,
  end: EndOfOrg,
  today: Day,
) {
  const work = ending(parts.sealer, acting, change, end, today);
  return write(parts, acting, endChange(change, end, today), today, work);
}

/** The same within a transaction of the caller's. */
export function endSocialOrgWithin(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  change: ChangeOfOrg,
  end: EndOfOrg,
  today: Day,
): Promise<Written<StoredOrg>> {
  const work = ending(sealer, acting, change, end, today);
  return writeFramed(client, endChange(change, end, today), today, work);
}

function endChange(change: ChangeOfOrg, { endedOn }: EndOfOrg, today: Day): ChangeOfOrg {
  return { ...change, changeOn: earlier(endedOn, today) };
}

function ending(sealer: Sealer, acting: Acting, { id }: ChangeOfOrg, end: EndOfOrg, today: Day): Work {
  return async (client, stored) => {
    const [members] = await sendOne<{ n: number }>(client, membersAt(id));
    const draft = cleanSocialOrg({ ...end, operating: false });
    const found = await storeChecked(client, { acting, sealer, today }, id, draft, stored);
    if (isRefused(found)) return found;
    if ((members?.n ?? 0) > 0) return [refuseEndWithMembers(members?.n ?? 0)];
    for (const statement of closeRelations(id, end.endedOn)) await sendOne(client, statement);
    return found;
  };
}

/** Takes back an end that was a mistake. What it closed is not reopened: who covers it now has to be said anew. */
export function restoreSocialOrg(parts: SocialOrgParts, acting: Acting, change: ChangeOfOrg, today: Day) {
  return write(parts, acting, change, today, restoring(parts.sealer, acting, change, today));
}

/** The same within a transaction of the caller's. */
export function restoreSocialOrgWithin(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  change: ChangeOfOrg,
  today: Day,
): Promise<Written<StoredOrg>> {
  return writeFramed(client, change, today, restoring(sealer, acting, change, today));
}

function restoring(sealer: Sealer, acting: Acting, { id }: ChangeOfOrg, today: Day): Work {
  return async (client, stored) => {
    if (typeof stored.draft.endedOn !== 'string') {
      return [refuse('social-org.not-ended', '这个社会组织没有注销，不需要恢复。', { field: 'status' })];
    }
    const draft: SocialOrgDraft = { status: 'normal', endedOn: null, endReason: null, operating: true };
    const [closed] = await sendOne<ClosedRow>(client, closedWith(id, stored.draft.endedOn));
    const found = await storeChecked(client, { acting, sealer, today }, id, draft, stored);
    if (isRefused(found) || closed === undefined) return found;
    return { ...found, warnings: [...found.warnings, ...warnOfWhatStaysClosed(closed)] };
  };
}

type Work = (client: PoolClient, stored: StoredOrgRow) => Promise<Written<StoredOrg>>;

function write({ pool }: SocialOrgParts, acting: Acting, change: ChangeOfOrg, today: Day, work: Work) {
  const { changeOn = today, correctionReason } = change;
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn, correctionReason },
        (client) => writeLocked(client, change, today, work),
        (result) => !isRefused(result),
      ),
    STORING_REASONS,
  );
}

/** In a transaction that several changes share, each says anew from when it counts and whether it corrects. */
async function writeFramed(
  client: PoolClient,
  change: ChangeOfOrg,
  today: Day,
  work: Work,
): Promise<Written<StoredOrg>> {
  await sendOne(client, frameChange(change.changeOn ?? today, change.correctionReason ?? null));
  return writeLocked(client, change, today, work);
}

async function writeLocked(
  client: PoolClient,
  change: ChangeOfOrg,
  today: Day,
  work: Work,
): Promise<Written<StoredOrg>> {
  const future = refuseFutureChange(change, today);
  if (future !== null) return [future];
  const [stored] = await sendOne<StoredOrgRow>(client, lockSocialOrg(change.id));
  if (stored === undefined) return [NOT_FOUND];
  const stale = refuseStale(stored, change.version);
  if (stale !== null) return [stale];
  // A correction that names no day rewrites all of what holds now.
  if (change.correctionReason !== undefined && change.changeOn === undefined && stored.last_from !== null) {
    await sendOne(client, countFrom(stored.last_from));
  }
  return work(client, stored);
}

async function storeChecked(
  client: PoolClient,
  { acting, sealer, today }: { readonly acting: Acting; readonly sealer: Sealer; readonly today: Day },
  id: string,
  draft: SocialOrgDraft,
  stored: StoredOrgRow,
): Promise<Written<StoredOrg>> {
  const { refusals, warnings } = await checkDraft(
    client,
    draft,
    { id, stored: stored.draft, countedFrom: stored.first_on },
    today,
  );
  if (refusals.length > 0) return refusals;
  const frame = { ledgerOn: today, actorName: acting.actorName, sealer };
  await storeSocialOrgs(client, [{ id, draft }], frame);
  return { id, warnings: [...warnings] };
}

/** An end has a form of its own, since it closes more than a field. */
function refuseEndByForm({ status }: SocialOrgDraft, stored: SocialOrgDraft): Refusal | null {
  if (status === undefined || status === stored.status || !isEndedStatus(status)) return null;
  return refuse(
    'social-org.end-by-form',
    '注销、撤销、吊销请用“办理注销”，同时会结束它的党组织覆盖和派驻。',
    { field: 'status', value: status },
  );
}

function refuseEndWithMembers(members: number): Refusal {
  return refuse(
    'social-org.members-left',
    `还有 ${members} 名党员的工作单位是这个社会组织。请先办理他们的组织关系或工作单位变更，再办理注销。`,
  );
}

/** What the end of an organisation closed stays closed: who covers it now, nobody but a person can say. */
function warnOfWhatStaysClosed({ coverage, advisors, massOrgs }: ClosedRow): Warning[] {
  const closed = [
    coverage === 0 ? null : `党组织覆盖 ${coverage} 条`,
    advisors === 0 ? null : `派驻 ${advisors} 条`,
    massOrgs === 0 ? null : `群团组织 ${massOrgs} 条`,
  ].filter((each) => each !== null);
  if (closed.length === 0) return [];
  const message = `注销时一并结束的没有恢复：${closed.join('、')}。现在仍有的，请重新登记。`;
  return [warn('social-org.not-reopened', message)];
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
