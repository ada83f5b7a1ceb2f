import type { PoolClient } from 'pg';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { makeInitialPassword, storeAccount } from '../../access/server/public.ts';
import type { DemoAccount } from '../sign-in.ts';
import { actAsKeeper, entrustToAccount } from './demo.queries.ts';

export interface DemoSignIn {
  readonly signInName: string;
  readonly displayName: string;
  readonly note: string;
}

/** Stores the demo's accounts, all with one password that is made for this installation. */
export async function storeDemoAccounts(
  client: PoolClient,
  keeper: string,
  sealer: Sealer,
  accounts: readonly DemoAccount[],
): Promise<{ password: string; signIns: DemoSignIn[] } | Refusal> {
  const password = makeInitialPassword();
  await actAsKeeper(client, keeper);
  for (const { signInName, displayName, grant, memberId, advisor } of accounts) {
    const options = { grants: [grant], ...(memberId === undefined ? {} : { memberId }) };
    const id = await storeAccount(client, { signInName, displayName, password }, options);
    if (isRefusal(id)) return id;
    if (advisor !== undefined)
      await entrustToAccount(client, advisor.personName, sealer.sealAlike(advisor.phone, 'office-phone'), id);
  }
  const signIns = accounts.map(({ signInName, displayName, note }) => ({ signInName, displayName, note }));
  return { password, signIns };
}
