import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { checkSubject } from '../sign-on.rules.ts';
import { lockAccount, noteRescue } from './accounts.queries.ts';
import type { AccessParts } from './door.ts';
import { linkOuterIdentity, unlinkOuterIdentity } from './link-outer-identity.ts';
import { deleteSessionsOf } from './session.queries.ts';
import type { SignOnSettings } from './sign-on-settings.ts';

const OWN = refuse('outer-identity.own', '本人的统一身份请在“我的账号”中关联和解除。');
const NONE = refuse('outer-identity.none', '这个账号没有关联统一身份。');

/** An administrator says by which outer identity an account opens; the account's second factor goes on to be asked for. */
export async function enterOuterIdentity(
  { pool, sealer }: AccessParts,
  settings: SignOnSettings,
  caller: Caller,
  { accountId, subject: typed, today }: { accountId: string; subject: string; today: Day },
): Promise<Refusal | null> {
  if (accountId === caller.accountId) return OWN;
  const subject = typed.trim();
  const wrong = checkSubject(subject);
  if (wrong !== null) return wrong;
  return writeScoped(
    pool,
    caller,
    { changeOn: today },
    async (client) => {
      await noteRescue(client, accountId);
      return linkOuterIdentity(client, sealer, settings, { accountId, subject, own: false });
    },
    (result) => result === null,
  );
}

/** Takes the link off an account; its sessions end. */
export async function removeOuterIdentity(
  { pool, sealer }: AccessParts,
  caller: Caller,
  accountId: string,
  today: Day,
): Promise<Refusal | null> {
  if (accountId === caller.accountId) return OWN;
  return writeScoped(pool, caller, { changeOn: today }, async (client) => {
    if ((await lockAccount(client, accountId)) === null) return NOT_FOUND;
    if (!(await unlinkOuterIdentity(client, sealer, accountId, 'remove-outer-identity'))) return NONE;
    await deleteSessionsOf(client, accountId);
    return null;
  });
}
