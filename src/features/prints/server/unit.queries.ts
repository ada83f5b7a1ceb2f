import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';

/** What the grant that is acted under is bound to, by name; the root Party organisation for the operator at the machine. */
export async function findOwnUnit(pool: Pool, acting: Acting): Promise<string> {
  const [found] = await readScoped<{ unit: string | null }>(pool, acting, {
    name: 'prints-own-unit',
    text: `select coalesce(
        (select coalesce(p.name, r.full_name, b.name) from role_grant g left join party_org p on p.id = g.party_org_id
          left join region r on r.code = g.region_code left join supervising_body b on b.id = g.body_id where g.id = $1::uuid),
        (select p.name from installation i join party_org p on p.id = i.root_party_org_id)) as unit`,
    values: [acting.grantId ?? null],
  });
  return found?.unit ?? '';
}
