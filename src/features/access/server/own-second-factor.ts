import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import type { SecondFactorView } from '../second-factor.contract.ts';
import { logAccessChange } from './accounts.queries.ts';
import { withoutRecords } from './directory-scope.ts';
import { type OwnProof, proveOneself, proveOneselfWholly } from './prove-oneself.ts';
import {
  hashRecoveryCode,
  makeRecoveryCodes,
  makeSecret,
  secretAddress,
  stepOfCode,
} from './second-factor-codes.ts';
import {
  deleteSecondFactor,
  findFactorDemand,
  findSecondFactor,
  findSiteName,
  offerCandidate,
  replaceRecoveryCodes,
  takeCandidate,
} from './second-factor.queries.ts';
import { deleteSessionsOf } from './session.queries.ts';
import type { AccessParts } from './door.ts';

const NOT_OFFERED = refuse('second-factor.lapsed', '设置已超过 30 分钟，请重新开始。', { field: 'code' });
const NOT_IN_USE = refuse('second-factor.none', '还没有启用两步验证。', { field: 'code' });
const WRONG_CODE = refuse('second-factor.code', '动态码不正确。请确认手机时间准确，等出现新的一组再填。', {
  field: 'code',
});

export async function readSecondFactor(
  { pool }: AccessParts,
  { accountId }: Caller,
): Promise<SecondFactorView> {
  const [factor, demand] = await Promise.all([
    findSecondFactor(pool, accountId),
    findFactorDemand(pool, accountId),
  ]);
  const inUse = factor?.since != null;
  return {
    inUse,
    since: factor?.since?.toISOString() ?? null,
    recoveryLeft: inUse ? factor.recoveryLeft : 0,
    ...demand,
  };
}

/** Makes a secret for the caller's telephone; it counts once a code from there has come back. */
export async function offerSecondFactor(
  parts: AccessParts,
  caller: Caller,
  proof: OwnProof,
  today: Day,
): Promise<{ secret: string; address: string } | Refusal> {
  const account = await proveOneselfWholly(parts, caller.accountId, proof);
  if (isRefusal(account)) return account;
  const siteName = await findSiteName(parts.pool);
  const secret = makeSecret();
  await write(parts, caller, today, (client) =>
    offerCandidate(client, account.id, parts.sealer.seal(secret, 'second-factor')),
  );
  return { secret, address: secretAddress(secret, siteName ?? '社组通', account.signInName) };
}

/** Puts the offered secret to use, ends the caller's other sessions. @returns recovery codes, to be shown once */
export async function confirmSecondFactor(
  parts: AccessParts,
  caller: Caller,
  code: string,
  today: Day,
): Promise<{ recoveryCodes: string[] } | Refusal> {
  const factor = await findSecondFactor(parts.pool, caller.accountId);
  if (factor?.candidateSealed == null) return NOT_OFFERED;
  const secret = parts.sealer.openText(factor.candidateSealed, 'second-factor');
  const step = stepOfCode(secret, code, 0, Date.now());
  if (step === null) return WRONG_CODE;
  return write(parts, caller, today, async (client) => {
    if (!(await takeCandidate(client, caller.accountId, step))) return NOT_OFFERED;
    await deleteSessionsOf(client, caller.accountId, caller.sessionId);
    await log(client, caller, 'set-second-factor');
    return giveRecoveryCodes(client, caller);
  });
}

/** Gives the caller new recovery codes in the place of the old ones. */
export async function renewRecoveryCodes(
  parts: AccessParts,
  caller: Caller,
  code: string,
  today: Day,
): Promise<{ recoveryCodes: string[] } | Refusal> {
  const refused = await proveFactor(parts, caller, code);
  if (refused !== null) return refused;
  return write(parts, caller, today, async (client) => {
    await log(client, caller, 'renew-recovery-codes');
    return giveRecoveryCodes(client, caller);
  });
}

/** The caller goes on with the password alone; not where the rules ask for a second factor. */
export async function endSecondFactor(
  parts: AccessParts,
  caller: Caller,
  code: string,
  today: Day,
): Promise<Refusal | null> {
  if ((await findFactorDemand(parts.pool, caller.accountId)).demanded)
    return refuse(
      'second-factor.demanded',
      '按本单位的规定，您的账号必须使用两步验证，不能停用。换手机请点“换一部手机”。',
    );
  const refused = await proveFactor(parts, caller, code);
  if (refused !== null) return refused;
  return write(parts, caller, today, async (client) => {
    await deleteSecondFactor(client, caller.accountId);
    await log(client, caller, 'end-second-factor');
    return null;
  });
}

async function proveFactor(parts: AccessParts, caller: Caller, code: string): Promise<Refusal | null> {
  const factor = await findSecondFactor(parts.pool, caller.accountId);
  if (factor?.since == null) return NOT_IN_USE;
  const proven = await proveOneself(parts, caller.accountId, { code });
  return isRefusal(proven) ? proven : null;
}

async function giveRecoveryCodes(client: PoolClient, { accountId }: Caller) {
  const recoveryCodes = makeRecoveryCodes();
  await replaceRecoveryCodes(
    client,
    accountId,
    recoveryCodes.map((each) => hashRecoveryCode(accountId, each)),
  );
  return { recoveryCodes };
}

function log(client: PoolClient, { accountId }: Caller, action: string): Promise<void> {
  return logAccessChange(client, { entity: 'account', entityId: accountId, action });
}

function write<Result>(
  { pool }: AccessParts,
  { accountId, actorName }: Caller,
  today: Day,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const acting = withoutRecords(accountId, actorName);
  return writeScoped(pool, acting, { changeOn: today }, work, (result) => !isRefusal(result));
}
