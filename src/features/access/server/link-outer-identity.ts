import type { PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { lockAccount, logAccessChange } from './accounts.queries.ts';
import { identityMark, identityViewOf, sealIdentity } from './outer-identity.ts';
import { deleteOuterIdentity, findOuterIdentity, insertOuterIdentity } from './outer-identities.queries.ts';
import type { SignOnSettings } from './sign-on-settings.ts';

const ALREADY = refuse('outer-identity.already', '这个账号已关联统一身份。要换一个，请先解除原来的。', {
  field: 'subject',
});
const TAKEN = refuse(
  'outer-identity.taken',
  '这个统一身份已关联另一个账号；一个身份只能打开一个账号。请核对，或先在那个账号上解除。',
  { field: 'subject' },
);

interface Link {
  readonly accountId: string;
  readonly subject: string;
  /** Whether the person links the own account. */
  readonly own: boolean;
}

/** Links an identity to an account within a transaction, in the place of one of a provider that is not in use any more. */
export async function linkOuterIdentity(
  client: PoolClient,
  sealer: Sealer,
  settings: SignOnSettings,
  { accountId, subject, own }: Link,
): Promise<Refusal | null> {
  if ((await lockAccount(client, accountId)) === null) return NOT_FOUND;
  const before = await findOuterIdentity(client, accountId);
  if (identityViewOf(sealer, settings, before) !== null) return ALREADY;
  if (before !== null) await deleteOuterIdentity(client, accountId);
  const identity = sealIdentity(sealer, settings, subject);
  if (!(await insertOuterIdentity(client, { id: newId(), accountId, identity, own }))) return TAKEN;
  await logAccessChange(client, {
    entity: 'account',
    entityId: accountId,
    action: own ? 'link-outer-identity' : 'enter-outer-identity',
    changes: {
      outerIdentity: [
        before === null ? null : identityMark(sealer, before.sealed),
        identityMark(sealer, identity.sealed),
      ],
    },
  });
  return null;
}

/** @returns whether there was one */
export async function unlinkOuterIdentity(
  client: PoolClient,
  sealer: Sealer,
  accountId: string,
  action: 'unlink-outer-identity' | 'remove-outer-identity',
): Promise<boolean> {
  const sealed = await deleteOuterIdentity(client, accountId);
  if (sealed === null) return false;
  await logAccessChange(client, {
    entity: 'account',
    entityId: accountId,
    action,
    changes: { outerIdentity: [identityMark(sealer, sealed), null] },
  });
  return true;
}
