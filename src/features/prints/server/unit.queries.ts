import type { Pool } from 'pg';
import { nameOfCode } from '../../codes/code-table.ts';
import { memberStatuses } from '../../codes/tables/member.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { PrintFilter } from '../prints.contract.ts';

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

/** By what a list is narrowed, in the words of the filters; what is out of sight has no name. */
export async function findRange(pool: Pool, acting: Acting, filter: PrintFilter): Promise<string[]> {
  const { region, partyOrg, within, sector = [], body, type = [], kind = [], status = [] } = filter;
  const [found] = await readScoped<{ places: (string | null)[]; sectors: string[] }>(pool, acting, {
    name: 'prints-range',
    text: `select array[(select full_name from region where code = $1 limit 1), (select name from party_org where id = $2::uuid),
        (select name from supervising_body where id = $3::uuid)] as places,
      array(select name from sector where code = any ($4::text[]) order by name) as sectors`,
    values: [region ?? null, partyOrg ?? null, body ?? null, sector],
  });
  return [
    ...(found?.places ?? []).filter((name) => name !== null),
    ...(within === 'own' ? ['本级'] : []),
    ...(sector.includes('none') ? ['未填行业'] : []),
    ...(found?.sectors ?? []),
    ...type.map((code) => nameOfCode(socialOrgTypes, code)),
    ...kind.map((code) => nameOfCode(partyOrgKinds, code)),
    ...status.map((code) => nameOfCode(memberStatuses, code)),
  ];
}
