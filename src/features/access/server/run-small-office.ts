import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, onField, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { RESCUED_DAYS } from '../duties.ts';
import type { DutiesView } from '../duties.contract.ts';
import { endTrial, lockAccount, logAccessChange } from './accounts.queries.ts';
import {
  findWaitingRequest,
  insertRequest,
  listKeepers,
  lockDutyState,
  readDutyState,
  setDutyMode,
  settleRequest,
  wasRescued,
} from './duties.queries.ts';
import { listGrantsOf, setRevoked } from './grants.queries.ts';
import { checkNewAccount, type NewAccount, storeAccount } from './store-account.ts';

const CLAUSE = { clause: 'GB/T 22239-2019 三权分立' };
const NOT_TRIAL = refuse('account.not-trial', '现在不是试用账号，不能这样办理。');
const NOT_SPLIT = refuse('duties.not-split', '现在不是三员分立，不需要申请。');
const WAITING = refuse('duties.waiting', '已有一份申请在等另一位管理员确认。');
const NO_REQUEST = refuse('duties.no-request', '没有这份待确认的申请：它可能已经办完、撤销或过期。');
const OWN_REQUEST = refuse('duties.own-request', '不能确认自己的申请，请由另一位管理员确认。', CLAUSE);
const RESCUED = refuse(
  'duties.rescued',
  `您的密码、两步验证或统一身份在 ${RESCUED_DAYS} 天内由别的管理员重设或录入过，不能确认这份申请。请由另一位管理员确认，或满 ${RESCUED_DAYS} 天后再重新申请。`,
  CLAUSE,
);
const NO_REASON = refuse('duties.reason', '请写明理由，不少于 4 个字。', { field: 'reason' });
const SHORTEST_REASON = 4;

export async function readDuties(pool: Pool, { accountId }: Caller): Promise<DutiesView> {
  const [{ mode, factorDemand }, keepers, request] = await Promise.all([
    readDutyState(pool),
    listKeepers(pool),
    findWaitingRequest(pool),
  ]);
  if (request === null) return { mode, factorDemand, keepers, request };
  const { id, reason, askedBy, askedAt, askedById } = request;
  const own = askedById === accountId;
  return {
    mode,
    factorDemand,
    keepers,
    request: { id, reason, askedBy, askedAt: askedAt.toISOString(), own },
  };
}

/** A small office leaves the trial: the account goes on administering and working, another person audits it. */
export async function appointAuditor(
  pool: Pool,
  caller: Caller,
  audit: NewAccount,
  today: Day,
): Promise<Refusal | readonly Refusal[] | null> {
  const refusals = checkNewAccount(audit, 'audit.');
  if (refusals.length > 0) return refusals;
  return write(pool, caller, today, async (client) => {
    const account = await lockAccount(client, caller.accountId);
    if (account === null) return NOT_FOUND;
    if (!account.trial) return NOT_TRIAL;
    const { rootId } = await lockDutyState(client);
    for (const { id, role } of await listGrantsOf(client, account.id))
      if (role === 'auditor') await setRevoked(client, id);
    await endTrial(client, account.id);
    await setDutyMode(client, 'small');
    await log(client, rootId, 'appoint-auditor');
    const stored = await storeAccount(client, audit, {
      grants: [{ role: 'auditor', scopeKind: 'none', scopeId: null }],
      mustChangePassword: true,
    });
    return isRefusal(stored) ? onField(stored, 'audit.signInName') : null;
  });
}

/** Asks to leave 三员分立; nothing changes until a second administrator agrees. */
export async function askSmallOffice(
  pool: Pool,
  caller: Caller,
  typed: string,
  today: Day,
): Promise<Refusal | null> {
  const reason = typed.trim();
  if (reason.length < SHORTEST_REASON) return NO_REASON;
  return write(pool, caller, today, async (client) => {
    const { mode, rootId } = await lockDutyState(client);
    if (mode !== 'split') return NOT_SPLIT;
    if ((await findWaitingRequest(client)) !== null) return WAITING;
    await insertRequest(client, { id: newId(), reason, askedBy: caller.accountId });
    await log(client, rootId, 'ask-small-office', { reason: [null, reason] });
    return null;
  });
}

/** Agrees to what another administrator asks, or drops what anybody asked. */
export async function settleSmallOffice(
  pool: Pool,
  caller: Caller,
  { id, agreed }: { readonly id: string; readonly agreed: boolean },
  today: Day,
): Promise<Refusal | null> {
  return write(pool, caller, today, async (client) => {
    const { mode, rootId } = await lockDutyState(client);
    const request = await findWaitingRequest(client);
    if (mode !== 'split' || request?.id !== id) return NO_REQUEST;
    if (agreed && request.askedById === caller.accountId) return OWN_REQUEST;
    if (agreed && (await wasRescued(client, caller.accountId))) return RESCUED;
    await settleRequest(client, id, caller.accountId, agreed);
    if (agreed) await setDutyMode(client, 'small');
    const { reason } = request;
    await log(client, rootId, agreed ? 'agree-small-office' : 'drop-small-office', {
      reason: [null, reason],
    });
    return null;
  });
}

function log(
  client: PoolClient,
  rootId: string,
  action: string,
  changes: Readonly<Record<string, readonly [unknown, unknown]>> = {},
): Promise<void> {
  return logAccessChange(client, { entity: 'installation', entityId: rootId, action, changes });
}

function write(
  pool: Pool,
  caller: Caller,
  today: Day,
  work: (client: PoolClient) => Promise<Refusal | null>,
): Promise<Refusal | null> {
  return writeScoped(pool, caller, { changeOn: today }, work, (result) => !isRefusal(result));
}
