import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { addDays, type Day, startOfMonth } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { VitalityScheme } from '../scheme.contract.ts';
import { checkScheme } from '../scheme.rules.ts';
import type { SchemeLine } from '../vitality.ts';
import { readScheme, storeScheme } from '../vitality.rules.ts';
import {
  endEarlierScheme,
  findSchemeOrg,
  insertScheme,
  lockScheme,
  markSchemeEnded,
  type SchemeRow,
  vitalitySchemes,
} from './schemes.queries.ts';

type Answer = { readonly id: string } | Refusal | readonly Refusal[];

/** Every version that holds or held here, the latest first. */
export async function listSchemes(pool: Pool, acting: Acting, mayEnd: boolean): Promise<VitalityScheme[]> {
  const rows = await readScoped<SchemeRow>(pool, acting, vitalitySchemes());
  return rows.map((row) => {
    const { id, name, party_org_id: orgId, party_org_name: orgName, basis } = row;
    const seen = orgId !== null && orgName !== null;
    return {
      id,
      name,
      partyOrg: seen ? { id: orgId, name: orgName } : null,
      lines: readScheme(row),
      basis,
      fromOn: row.from_on,
      lastOn: row.last_on,
      setBy: seen ? row.set_by : null,
      mayEnd: mayEnd && row.within && row.last_on === null,
    };
  });
}

interface SchemeAsked {
  readonly partyOrgId: string;
  readonly name: string;
  readonly lines: readonly SchemeLine[];
  readonly basis: string;
  readonly fromOn: Day;
}

/** A new version from a day on, for a node and everything below it that has no nearer one. */
export async function setScheme(pool: Pool, acting: Acting, asked: SchemeAsked, today: Day): Promise<Answer> {
  const refusals = checkScheme(asked.lines, asked.fromOn, today);
  if (refusals.length > 0) return refusals;
  return writeScoped<Answer>(
    pool,
    acting,
    { changeOn: asked.fromOn },
    (client) => store(client, asked),
    (answer) => 'id' in answer,
  );
}

async function store(client: PoolClient, asked: SchemeAsked): Promise<Answer> {
  const org = await findSchemeOrg(client, asked.partyOrgId);
  if (org === null) return NOT_FOUND;
  if (org.outside_system || org.ended_on !== null) {
    return refuse('scheme.gone', `${org.name}已撤销或属于其他系统，不能设方案。`, { field: 'partyOrgId' });
  }
  const scheme = { ...asked, id: newId(), partyPos: org.pos, stored: storeScheme(asked.lines) };
  if (!(await endEarlierScheme(client, scheme))) {
    return refuse('scheme.later', '从这一天起已经设了方案。请先停用那一个，再设新的。', { field: 'fromOn' });
  }
  await insertScheme(client, scheme);
  return { id: scheme.id };
}

interface Ending {
  readonly id: string;
  /** First day on which it does not count. */
  readonly on: Day;
  readonly reason: string;
}

/** Back to the version above from a month on; earlier months keep to this one. */
export async function endScheme(
  pool: Pool,
  acting: Acting,
  { id, on, reason }: Ending,
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: on, correctionReason: reason },
    async (client) => {
      const scheme = await lockScheme(client, id);
      if (scheme === null) return NOT_FOUND;
      if (scheme.to_on !== null) {
        return refuse('conflict.ended', `这个方案到 ${addDays(scheme.to_on, -1)} 为止，已经停用了。`);
      }
      if (startOfMonth(on) !== on || on < startOfMonth(today) || on <= scheme.from_on) {
        return refuse(
          'scheme.end',
          `停用从一个月的第一天起，最早 ${startOfMonth(today)}，并在方案开始的 ${scheme.from_on} 以后。`,
          { field: 'on' },
        );
      }
      await markSchemeEnded(client, id, on, reason);
      return { id };
    },
    (answer) => !isRefusal(answer),
  );
}
