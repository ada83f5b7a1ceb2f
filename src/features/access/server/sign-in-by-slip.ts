import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import type { Role } from '../role.ts';
import { foldSlipCode } from '../slip.rules.ts';
import { slipRoles, TRUST_DAYS } from '../slip.ts';
import { clearAttempts, logAccessChange } from './accounts.queries.ts';
import { withoutRecords } from './directory-scope.ts';
import { type GrantRow, insertSession, listGrantRows } from './session.queries.ts';
import { hashToken, newToken } from './session-token.ts';
import { hashSlipCode } from './slip-code.ts';
import {
  bindSession,
  findDevice,
  findWaitingSlip,
  insertDevice,
  type KnownPersonRow,
  takeSlip,
} from './slips.queries.ts';
import { shortened, type Visit } from './visit.ts';

export interface SlipSignIn {
  readonly displayName: string;
  readonly sessionToken: string;
  readonly deviceToken: string;
}

/** The same words for a code that never was, was used, has lapsed or was withdrawn. */
const WRONG = refuse(
  'slip.wrong',
  '开户单号码不对、已经用过或已过期。请对照纸上的 16 位数字再输一遍；仍不行，请向党支部重新领一张。',
  { field: 'code' },
);
const NOT_TRUSTED = refuse('slip.device', '这部手机已不受信任，请用新的开户单登录。');

/** Uses a slip up: the person is signed in, and the phone stays trusted for a year. */
export async function signInBySlip(pool: Pool, typed: string, visit: Visit): Promise<SlipSignIn | Refusal> {
  const code = foldSlipCode(typed);
  const slip = code === null ? null : await findWaitingSlip(pool, await hashSlipCode(code));
  if (slip === null) return WRONG;
  const grant = await grantForSlip(pool, slip);
  if (grant === null) return WRONG;
  const [sessionToken, deviceToken, deviceId] = [newToken(), newToken(), newId()];
  const opened = await writeFor(pool, slip, async (client) => {
    if (!(await takeSlip(client, slip.slipId))) return WRONG;
    await insertDevice(client, {
      id: deviceId,
      tokenHash: hashToken(deviceToken),
      accountId: slip.accountId,
      slipId: slip.slipId,
      days: TRUST_DAYS,
      ...shortened(visit),
    });
    await open(client, { person: slip, grant, deviceId, token: sessionToken, visit, how: 'sign-in-by-slip' });
    return null;
  });
  return isRefusal(opened) ? opened : { displayName: slip.displayName, sessionToken, deviceToken };
}

/** Opens a session on a trusted phone. */
export async function signInByDevice(
  pool: Pool,
  deviceHash: Buffer | null,
  visit: Visit,
): Promise<{ readonly sessionToken: string } | Refusal> {
  const device = deviceHash === null ? null : await findDevice(pool, deviceHash);
  const grant = device === null ? null : await grantForSlip(pool, device);
  if (device === null || grant === null) return NOT_TRUSTED;
  const { deviceId } = device;
  const sessionToken = newToken();
  await writeFor(pool, device, (client) =>
    open(client, { person: device, grant, deviceId, token: sessionToken, visit, how: 'sign-in-by-device' }),
  );
  return { sessionToken };
}

/** Under which grant a slip lets in; none where the account has come to do work that wants a password. */
async function grantForSlip(pool: Pool, { signInName }: KnownPersonRow): Promise<GrantRow | null> {
  const grants = await listGrantRows(pool, signInName, today());
  const fit = grants.every(({ role }) => (slipRoles as readonly Role[]).includes(role));
  return fit ? (grants[0] ?? null) : null;
}

interface Opening {
  readonly person: KnownPersonRow;
  readonly grant: GrantRow;
  readonly deviceId: string;
  readonly token: string;
  readonly visit: Visit;
  readonly how: 'sign-in-by-slip' | 'sign-in-by-device';
}

async function open(client: PoolClient, { person, grant, deviceId, token, visit, how }: Opening) {
  const { accountId } = person;
  const id = newId();
  await clearAttempts(client, accountId);
  await insertSession(client, {
    id,
    tokenHash: hashToken(token),
    accountId,
    grantId: grant.grantId,
    ...shortened(visit),
  });
  await bindSession(client, id, deviceId);
  await logAccessChange(client, {
    entity: 'account',
    entityId: accountId,
    action: how,
    changes: { address: [null, visit.address] },
  });
}

function writeFor<Result>(
  pool: Pool,
  { accountId, displayName }: KnownPersonRow,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const by = withoutRecords(accountId, displayName);
  return writeScoped(pool, by, { changeOn: today() }, work, (result) => !isRefusal(result));
}

function today(): Day {
  return todayIn(OFFICE_TIME_ZONE, new Date());
}
