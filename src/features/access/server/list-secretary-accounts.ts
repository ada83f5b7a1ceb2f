import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { SecretaryAccountState } from '../secretary-account.ts';
import { listSecretaries, type SecretaryPage } from './secretary-accounts.queries.ts';

interface SecretaryQuery {
  readonly q?: string | undefined;
  readonly partyOrg?: string | undefined;
  readonly state?: SecretaryAccountState | undefined;
  readonly phone?: 'no' | undefined;
  readonly after?: string | undefined;
  readonly size: number;
}

/** One page of secretaries in the order of the Party tree; the cursor names the last one shown. */
export async function listSecretaryAccounts(
  { pool, sealer }: { readonly pool: Pool; readonly sealer: Sealer },
  acting: Acting,
  query: SecretaryQuery,
  today: Day,
) {
  const { q, partyOrg = null, state = null, phone, after, size } = query;
  const found = await listSecretaries(pool, acting, {
    partyOrg,
    today,
    q: q?.trim() || null,
    state,
    withoutPhone: phone === 'no',
    after: cursorOf(after),
    limit: size + 1,
  });
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ pos: _, phoneSealed, lastSignInAt, ...rest }) => ({
      ...rest,
      phone: openOfficePhone(sealer, phoneSealed),
      lastSignInAt: lastSignInAt?.toISOString() ?? null,
    })),
    next: found.length > size && last !== undefined ? `${last.pos}~${last.postId}` : null,
  };
}

const CURSOR = /^(\d{1,16})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A cursor that nobody gave out begins at the front. */
function cursorOf(after: string | undefined): SecretaryPage['after'] {
  const [, pos, postId] = CURSOR.exec(after ?? '') ?? [];
  return pos === undefined || postId === undefined ? null : { pos: Number(pos), postId };
}
