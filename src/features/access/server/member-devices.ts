import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { TrustedDevice } from '../slips.contract.ts';
import { logAccessChange } from './accounts.queries.ts';
import { withoutRecords } from './directory-scope.ts';
import { findMemberHead } from './member-accounts.queries.ts';
import {
  deleteDevices,
  type DeviceRow,
  findLastSlip,
  findSlipReceiverOfMember,
  type KnownPersonRow,
  listDevices,
  withdrawSlips,
} from './slips.queries.ts';

export function deviceViewOf({ trustedAt, lastUsedAt, ...rest }: DeviceRow): TrustedDevice {
  return { ...rest, trustedAt: trustedAt.toISOString(), lastUsedAt: lastUsedAt.toISOString() };
}

/** How a member whom the caller keeps gets in: the last slip, and the phones that are trusted. */
export async function readMemberSlips(pool: Pool, acting: Acting, memberId: string, today: Day) {
  const kept = await isKept(pool, acting, memberId);
  const account = kept ? await findSlipReceiverOfMember(pool, acting, memberId, today) : null;
  if (account === null) return { slip: null, devices: [] };
  const [slip, devices] = [await findLastSlip(pool, account.id), await listDevices(pool, account.id)];
  return {
    slip: slip === null ? null : { ...slip, issuedAt: slip.issuedAt.toISOString() },
    devices: devices.map(deviceViewOf),
  };
}

/** A phone was lost, or the wrong hands got the slip: no phone of the member is trusted any more. */
export async function endMemberDevices(
  pool: Pool,
  acting: Acting,
  memberId: string,
  today: Day,
): Promise<{ ended: number } | Refusal> {
  if (!(await isKept(pool, acting, memberId))) return NOT_FOUND;
  const account = await findSlipReceiverOfMember(pool, acting, memberId, today);
  if (account === null) return { ended: 0 };
  return { ended: await endDevices(pool, acting, account.id, null, today) };
}

/** @returns whether the caller had such a phone */
export async function endOwnDevice(
  pool: Pool,
  caller: Caller,
  deviceId: string,
  today: Day,
): Promise<boolean> {
  return (await endDevices(pool, caller, caller.accountId, deviceId, today)) > 0;
}

/** The person on a trusted phone is done with it: it is nobody's any more. */
export async function forgetDevice(
  pool: Pool,
  { accountId, displayName, deviceId }: KnownPersonRow & { readonly deviceId: string },
  today: Day,
): Promise<void> {
  await endDevices(pool, withoutRecords(accountId, displayName), accountId, deviceId, today);
}

function endDevices(pool: Pool, acting: Acting, accountId: string, deviceId: string | null, today: Day) {
  const by = withoutRecords(acting.accountId, acting.actorName);
  return writeScoped(pool, by, { changeOn: today }, async (client) => {
    const withdrawn = deviceId === null ? await withdrawSlips(client, accountId) : 0;
    const ended = await deleteDevices(client, accountId, deviceId);
    if (ended + withdrawn > 0) {
      await logAccessChange(client, {
        entity: 'account',
        entityId: accountId,
        action: 'end-devices',
        changes: { devices: [ended, 0] },
      });
    }
    return ended;
  });
}

async function isKept(pool: Pool, acting: Acting, memberId: string): Promise<boolean> {
  return (await findMemberHead(pool, acting, memberId))?.branchInScope === true;
}
