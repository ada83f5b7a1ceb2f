import type { Pool } from 'pg';
import type { z } from 'zod';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { type CountingMasks, judge } from '../../counting/counting.rules.ts';
import type { listSocialOrgsRoute, SocialOrgFilter, SocialOrgRow } from '../social-org-list.contract.ts';
import { readCursor, settleListQuestion, writeCursor } from './list-question.ts';
import { type ListRow, socialOrgCount, socialOrgPage } from './list.queries.ts';
import type { SocialOrgParts } from './social-org-parts.ts';

type ListQuery = z.output<typeof listSocialOrgsRoute.query>;
type ListAnswer = z.output<typeof listSocialOrgsRoute.response>;

/** One page of the organisations within the scope, in the order of its tree. */
export async function listSocialOrgs(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  query: ListQuery,
  today: Day,
): Promise<ListAnswer | Refusal> {
  const question = await settleListQuestion(pool, acting, query, today);
  if (isRefusal(question)) return question;
  const found = await readScoped<ListRow>(
    pool,
    acting,
    socialOrgPage(question, readCursor(query.after), query.size),
  );
  const rows = found.slice(0, query.size);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => rowOf(row, question.masks, sealer)),
    next:
      found.length > query.size && last !== undefined
        ? writeCursor({ code: last.code, nameKey: last.name_key, id: last.id })
        : null,
  };
}

/** How many a list holds, exactly up to the cap. */
export async function countSocialOrgs(
  pool: Pool,
  acting: Acting,
  filter: SocialOrgFilter,
  today: Day,
): Promise<{ count: number; capped: boolean } | Refusal> {
  const question = await settleListQuestion(pool, acting, filter, today);
  if (isRefusal(question)) return question;
  const [row] = await readScoped<{ n: number }>(pool, acting, socialOrgCount(question, COUNT_CAP));
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

function rowOf(row: ListRow, masks: CountingMasks, sealer: Sealer): SocialOrgRow {
  const judged = judge(row.signature ?? UNSEEN, masks);
  return {
    id: row.id,
    name: row.name,
    formerNames: row.former_keys?.split(' ') ?? [],
    creditCode: row.credit_code,
    type: row.org_type,
    registerKind: row.register_kind,
    status: row.status,
    foundedOn: row.founded_on,
    foundedPrecision: row.founded_precision,
    endedOn: row.ended_on,
    regionName: row.region_name,
    sectorName: row.sector_name,
    staff: row.staff,
    volunteers: row.volunteers,
    supervisingBodyName: row.body_name,
    registrarName: row.registrar_name,
    responsibleName: row.responsible_name,
    responsibility: row.responsibility,
    contactName: row.contact_name,
    contactPhone: openOfficePhone(sealer, row.contact_phone_sealed),
    way: judged.way,
    coveredBy: row.covered_by,
    work: judged.work,
    members: judged.members,
  };
}

/** One that is over has no span on the day: nothing is known of its members, nothing covers it. */
const UNSEEN = 24;
