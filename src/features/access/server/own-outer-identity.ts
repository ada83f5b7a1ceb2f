import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { readingNames, withoutRecords } from './directory-scope.ts';
import type { AccessParts } from './door.ts';
import { lapsedOf, type ProviderAnswer } from './identity-provider.ts';
import { linkOuterIdentity, unlinkOuterIdentity } from './link-outer-identity.ts';
import { type OwnProof, proveOneselfWholly } from './prove-oneself.ts';
import { deleteSessionsOf, readSessionHead } from './session.queries.ts';
import type { SignOn } from './sign-on.ts';
import { type TicketFor, ticketUntil } from './sign-on-ticket.ts';

const NOT_SETTLED = refuse(
  'outer-identity.not-settled',
  '请先设置自己的密码（管理员还有两步验证），再关联统一身份。',
);
const NONE = refuse('outer-identity.none', '账号没有关联统一身份。');

/**
 * Sends a person, who has proved to own the account, to prove the outer identity as well. Whoever has yet to settle in has proved
 * nothing: the first password is known to an administrator too, and a link made under it would outlast it.
 */
export async function beginOwnLink(
  parts: AccessParts,
  { provider }: SignOn,
  caller: Caller,
  proof: OwnProof,
): Promise<{ readonly address: string; readonly ticket: TicketFor<'link'> } | Refusal> {
  const asked = { sessionId: caller.sessionId, passwordDays: 0 };
  const head = await readSessionHead(parts.pool, readingNames(caller), asked);
  if (head === null || head.mustChangePassword || head.mustEnrol) return NOT_SETTLED;
  const account = await proveOneselfWholly(parts, caller.accountId, proof);
  if (isRefusal(account)) return account;
  const begun = await provider.begin('link');
  if (isRefusal(begun)) return begun;
  const { sessionId } = caller;
  return {
    address: begun.address,
    ticket: { for: 'link', until: ticketUntil(), ...begun.secrets, sessionId },
  };
}

/** Links the caller's account to whom the provider has named, in the session in which that was begun. */
export async function finishOwnLink(
  { pool, sealer }: AccessParts,
  { settings, provider }: SignOn,
  caller: Caller,
  { ticket, answer, today }: { ticket: TicketFor<'link'> | null; answer: ProviderAnswer; today: Day },
): Promise<Refusal | null> {
  if (ticket === null || ticket.sessionId !== caller.sessionId) return lapsedOf(settings);
  const proved = await provider.finish(ticket, answer);
  if (isRefusal(proved)) return proved;
  const { accountId, actorName } = caller;
  return writeScoped(
    pool,
    withoutRecords(accountId, actorName),
    { changeOn: today },
    (client) =>
      linkOuterIdentity(client, sealer, settings, { accountId, subject: proved.subject, own: true }),
    (result) => result === null,
  );
}

/** Takes the link off the caller's account; other sessions end, whichever way they were opened. */
export async function endOwnLink(
  { pool, sealer }: AccessParts,
  { accountId, actorName, sessionId }: Caller,
  today: Day,
): Promise<Refusal | null> {
  return writeScoped(pool, withoutRecords(accountId, actorName), { changeOn: today }, async (client) => {
    if (!(await unlinkOuterIdentity(client, sealer, accountId, 'unlink-outer-identity'))) return NONE;
    await deleteSessionsOf(client, accountId, sessionId);
    return null;
  });
}
