import { callRoute, RefusedError } from '../../../../platform/web/api-client.ts';
import { checkInRoute } from '../../check-in.contract.ts';
import { dropEntry, keepEntry, type KeptEntry, listEntries } from './phone-store.ts';

/** What says nothing about the entry itself: no network, signed out, the server busy or at fault. */
const TRY_AGAIN = (status: number) => status === 0 || status === 401 || status === 429 || status >= 500;

let sending: Promise<void> | undefined;

/** Sends what waits, one after another; called again while it works, it goes on once more afterwards. */
export async function sendEntries(accountId: string): Promise<void> {
  const before = sending ?? Promise.resolve();
  const now = before.catch(() => undefined).then(() => sendAll(accountId));
  sending = now;
  await now;
}

async function sendAll(accountId: string): Promise<void> {
  for (const entry of await listEntries()) {
    // Somebody else's waits for that person.
    if (entry.accountId !== accountId || entry.refusal !== null) continue;
    if (!(await send(entry))) return;
  }
}

/** @returns whether it makes sense to go on */
async function send(entry: KeptEntry): Promise<boolean> {
  const { conveningId: id, accountId, code, takesLeaveBack } = entry;
  try {
    await callRoute(checkInRoute, { params: { id }, body: { accountId, code, takesLeaveBack } });
    await dropEntry(entry);
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError) || TRY_AGAIN(error.status)) return false;
    const [first] = error.refusals;
    await keepEntry({
      ...entry,
      refusal: { code: first?.code ?? 'refused', message: first?.message ?? '服务器没有接受这条签到。' },
    });
    return true;
  }
}
