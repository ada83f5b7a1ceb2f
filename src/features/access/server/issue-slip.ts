import { randomInt } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { addDays, type Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { WantedGrant } from '../account.rules.ts';
import { refuseMemberAccount } from '../member-account.rules.ts';
import { roleNames } from '../role.ts';
import { refuseSlip, slipCodeText } from '../slip.rules.ts';
import type { PrintedSlip } from '../slips.contract.ts';
import { insertAccount, logAccessChange } from './accounts.queries.ts';
import { readingNames, withoutRecords } from './directory-scope.ts';
import { findMemberHead, lockMemberSignIn } from './member-accounts.queries.ts';
import { hashSlipCode, makeSlipCode } from './slip-code.ts';
import { findSlipReceiver, findSlipReceiverOfMember, insertSlip } from './slips.queries.ts';
import { storeGrant } from './store-account.ts';

/** How long slips wait, and today. */
export interface SlipFrame {
  readonly today: Day;
  readonly slipDays: number;
}

export interface Receiver {
  readonly accountId: string;
  readonly displayName: string;
  readonly forWhat: string;
}

/** Stores a slip within a transaction and logs it. @returns what is printed, the code in it */
export async function storeSlip(
  client: PoolClient,
  receiver: Receiver,
  { today, slipDays }: SlipFrame,
): Promise<PrintedSlip> {
  const code = makeSlipCode();
  const expiresOn = addDays(today, slipDays);
  const { accountId } = receiver;
  await insertSlip(client, { id: newId(), accountId, codeHash: await hashSlipCode(code), expiresOn });
  await logAccessChange(client, {
    entity: 'account',
    entityId: accountId,
    action: 'issue-slip',
    changes: { expiresOn: [null, expiresOn] },
  });
  return { ...receiver, code: slipCodeText(code), expiresOn };
}

export interface SlipAccount {
  readonly displayName: string;
  readonly memberId: string | null;
}

/** Opens an account that has no password: its person comes in by a slip. The sign-in name is made up, since nobody types it. */
export async function storeSlipAccount(
  client: PoolClient,
  { displayName, memberId }: SlipAccount,
  grants: readonly WantedGrant[],
): Promise<string> {
  const id = newId();
  let signInName = madeUpName();
  const row = { id, displayName, memberId, passwordHash: null, mustChangePassword: false, trial: false };
  while (!(await insertAccount(client, { ...row, signInName }))) signInName = madeUpName();
  await logAccessChange(client, {
    entity: 'account',
    entityId: id,
    action: 'create',
    changes: { signInName: [null, signInName] },
  });
  for (const grant of grants) await storeGrant(client, id, grant);
  return id;
}

function madeUpName(): string {
  return `d${String(randomInt(1e9)).padStart(9, '0')}`;
}

/** Prints a slip for a member whom the caller keeps; whoever has no account gets one for the own record. */
export async function issueMemberSlip(
  pool: Pool,
  acting: Acting,
  memberId: string,
  frame: SlipFrame,
): Promise<PrintedSlip | Refusal> {
  const member = await findMemberHead(pool, acting, memberId);
  if (member === null) return NOT_FOUND;
  const notKept = refuseMemberAccount(member.status, member.branchInScope);
  if (notKept !== null) return notKept;
  const known = await findSlipReceiverOfMember(pool, acting, memberId, frame.today);
  const refused = known === null ? null : refuseSlip(known);
  if (refused !== null) return refused;
  const forWhat = known === null ? roleNames.member : known.roles.map((role) => roleNames[role]).join('、');
  return issue(pool, acting, frame, async (client) => {
    const opened = known ?? (await openForMember(client, memberId, member.name));
    return opened === null ? NOT_FOUND : { accountId: opened.id, displayName: member.name, forWhat };
  });
}

async function openForMember(client: PoolClient, memberId: string, displayName: string) {
  if ((await lockMemberSignIn(client, memberId)) !== null) return null;
  const grant: WantedGrant = { role: 'member', scopeKind: 'self', scopeId: null };
  return { id: await storeSlipAccount(client, { displayName, memberId }, [grant]) };
}

/** Prints a slip for an account that the system administrator opened: a contact, an advisor who is no member. */
export async function issueAccountSlip(
  pool: Pool,
  acting: Acting,
  accountId: string,
  frame: SlipFrame,
): Promise<PrintedSlip | Refusal> {
  const account = await findSlipReceiver(pool, readingNames(acting), accountId, frame.today);
  if (account === null) return NOT_FOUND;
  const refused = refuseSlip({ ...account, withinBounds: true });
  if (refused !== null) return refused;
  const forWhat = account.roles.map((role) => roleNames[role]).join('、');
  return issue(pool, acting, frame, async () => ({
    accountId,
    displayName: account.displayName,
    forWhat,
  }));
}

function issue(
  pool: Pool,
  { accountId, actorName }: Acting,
  frame: SlipFrame,
  receiverOf: (client: PoolClient) => Promise<Receiver | Refusal>,
): Promise<PrintedSlip | Refusal> {
  return writeScoped(
    pool,
    withoutRecords(accountId, actorName),
    { changeOn: frame.today },
    async (client) => {
      const receiver = await receiverOf(client);
      return isRefusal(receiver) ? receiver : storeSlip(client, receiver, frame);
    },
    (result) => !isRefusal(result),
  );
}
