import type { Pool, PoolClient } from 'pg';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { WantedGrant } from '../account.rules.ts';
import { isDuty } from '../role.ts';
import { SLIPS_AT_ONCE } from '../secretary-account.ts';
import { refuseSlip } from '../slip.rules.ts';
import type { PrintedSlip } from '../slips.contract.ts';
import { type SlipFrame, storeSlip, storeSlipAccount } from './issue-slip.ts';
import {
  bindGrantToPost,
  isNodeInSight,
  lockSecretaryPosts,
  type SecretaryPostRow,
  summariseSecretaries,
} from './secretary-accounts.queries.ts';
import { findReceiverWithin, lockReceiverOfMember, type SlipReceiverRow } from './slips.queries.ts';
import { storeGrant } from './store-account.ts';

export interface OpenedAccounts {
  readonly slips: PrintedSlip[];
  readonly skipped: { readonly personName: string; readonly partyOrgName: string; readonly reason: string }[];
  readonly left: number;
}

interface Asked {
  readonly partyOrg: string | null;
  /** Null: everybody who has no account yet. */
  readonly postIds: readonly string[] | null;
}

/**
 * Opens accounts for secretaries within the caller's bounds, each with the right over the own branch for as long as the post, and
 * prints a slip for each. Who has an account already gets the right beside what it has; a post named outright gets a new slip.
 */
export async function openSecretaryAccounts(
  pool: Pool,
  acting: Acting,
  asked: Asked,
  frame: SlipFrame,
): Promise<OpenedAccounts | Refusal> {
  const { today } = frame;
  const { partyOrg, postIds } = asked;
  const open = async (client: PoolClient) => {
    if (partyOrg !== null && !(await isNodeInSight(client, partyOrg))) return NOT_FOUND;
    const posts = await lockSecretaryPosts(client, { partyOrg, today }, postIds, SLIPS_AT_ONCE);
    if (postIds !== null && posts.length < new Set(postIds).size) return NOT_FOUND;
    const slips = new Map<string, PrintedSlip>();
    const skipped: OpenedAccounts['skipped'] = [];
    for (const post of posts) {
      const done = await openFor(client, post, frame, slips);
      if (done === null) continue;
      const { personName, partyOrgName } = post;
      skipped.push({ personName, partyOrgName, reason: done.message });
    }
    return { slips: [...slips.values()], skipped };
  };
  const keep = (result: unknown) => !isRefusal(result);
  const opened = await writeScoped(pool, acting, { changeOn: today }, open, keep);
  if (isRefusal(opened)) return opened;
  const summary = await summariseSecretaries(pool, acting, { partyOrg, today });
  return { ...opened, left: summary?.none ?? 0 };
}

/** One post: its account, its right, its slip; a person with two branches gets one slip for both. */
async function openFor(
  client: PoolClient,
  post: SecretaryPostRow,
  frame: SlipFrame,
  slips: Map<string, PrintedSlip>,
): Promise<Refusal | null> {
  if (post.outOfSight) return OUT_OF_SIGHT;
  const known = await receiverOf(client, post, frame);
  if (known?.active === false) return refuseSlip(known);
  if (known?.roles.some(isDuty) === true) return DUTY;
  const { personName: displayName, memberId } = post;
  const own: WantedGrant[] = memberId === null ? [] : [{ role: 'member', scopeKind: 'self', scopeId: null }];
  const accountId = known?.id ?? (await storeSlipAccount(client, { displayName, memberId }, []));
  if (post.accountId === null) await giveRight(client, accountId, post);
  if (known === null) for (const grant of own) await storeGrant(client, accountId, grant);
  // Whoever signs in by password has the right now, and needs no paper.
  const unfit = known === null ? null : refuseSlip({ ...known, roles: [...known.roles, 'branch_secretary'] });
  if (unfit !== null) return unfit;
  const before = slips.get(accountId)?.forWhat;
  if (before !== undefined) return joinSlip(slips, accountId, `${before}、${post.partyOrgName}`);
  const receiver = { accountId, displayName, forWhat: `${post.partyOrgName} 书记` };
  slips.set(accountId, await storeSlip(client, receiver, frame));
  return null;
}

function joinSlip(slips: Map<string, PrintedSlip>, accountId: string, forWhat: string): null {
  const slip = slips.get(accountId);
  if (slip !== undefined) slips.set(accountId, { ...slip, forWhat });
  return null;
}

async function receiverOf(
  client: PoolClient,
  { accountId, memberId }: SecretaryPostRow,
  { today }: SlipFrame,
): Promise<SlipReceiverRow | null> {
  if (accountId !== null) return findReceiverWithin(client, accountId, today);
  return memberId === null ? null : lockReceiverOfMember(client, memberId, today);
}

async function giveRight(client: PoolClient, accountId: string, post: SecretaryPostRow): Promise<void> {
  const grant: WantedGrant = { role: 'branch_secretary', scopeKind: 'party', scopeId: post.partyOrgId };
  await bindGrantToPost(client, await storeGrant(client, accountId, grant), post.postId, post.toOn);
}

const OUT_OF_SIGHT = refuse('grant.scope', '该党员由您管理范围以外的支部管理，账号由那里开通。');
const DUTY = refuse('grant.duties-apart', '该账号担任系统、安全或审计管理员，不能同时任支部书记。');
