import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { addDays, type Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { type DutyUnit, kindName, type SiteKind } from '../../codes/tables/meeting.ts';
import type { SetKind } from '../meeting-kind.contract.ts';
import { checkDutyRule } from '../set-rule.rules.ts';
import { checkNewKind } from '../site-kind.rules.ts';
import type { SiteKindDraft } from '../site-kind.ts';
import { findRuledOrg, insertDutyRule, type RuledOrgRow } from './duty-rules.queries.ts';
import {
  endKind,
  insertKind,
  lockKind,
  type MeetingKindRow,
  namesInLine,
  setKinds,
} from './meeting-kinds.queries.ts';
import { ruledOrgOf } from './set-duty-rule.ts';

type Answer = { readonly code: SiteKind } | Refusal | readonly Refusal[];
const isStored = (answer: Answer): answer is { code: SiteKind } => 'code' in answer && !('kind' in answer);

/** Kinds that offices have set up beside those of the articles. */
export async function listMeetingKinds(pool: Pool, acting: Acting, mayEnd: boolean): Promise<SetKind[]> {
  const rows = await readScoped<MeetingKindRow>(pool, acting, setKinds());
  return rows.map((row) => ({
    code: row.code,
    partyOrg:
      row.party_org_id === null || row.party_org_name === null
        ? null
        : { id: row.party_org_id, name: row.party_org_name },
    heldBy: row.held_by,
    needsQuorum: row.needs_quorum,
    needsAgenda: row.needs_agenda,
    needsMinutes: row.needs_minutes,
    leastPresent: row.least_present,
    basis: row.basis,
    fromOn: row.from_on,
    lastOn: row.last_on,
    mayEnd: mayEnd && row.within && row.last_on === null,
  }));
}

interface KindAsked extends SiteKindDraft {
  readonly partyOrgId: string;
  readonly basis: string;
  readonly duty: { readonly per: DutyUnit; readonly least: number } | null;
}

/** Sets up a kind for a Party organisation and all below it; where it is to be owed, the duty rule with it. */
export async function addMeetingKind(
  pool: Pool,
  acting: Acting,
  asked: KindAsked,
  today: Day,
): Promise<Answer> {
  return writeScoped<Answer>(
    pool,
    acting,
    { changeOn: asked.fromOn },
    (client) => store(client, asked, today),
    isStored,
  );
}

async function store(client: PoolClient, asked: KindAsked, today: Day): Promise<Answer> {
  const org = await findRuledOrg(client, asked.partyOrgId);
  if (org === null) return NOT_FOUND;
  if (org.outside_system || org.ended_on !== null) {
    return refuse('kind.gone', `${org.name}已撤销或属于其他系统，不能设立类型。`, { field: 'partyOrgId' });
  }
  const code: SiteKind = `site:${asked.calls}:${randomBytes(4).toString('hex')}:${asked.name}`;
  const refusals = [
    ...checkNewKind(asked, await namesInLine(client, org.pos), today),
    ...checkDuty(asked, code, org, today),
  ];
  if (refusals.length > 0) return refusals;
  await insertKind(client, { ...asked, code, partyPos: org.pos });
  if (asked.duty !== null) {
    await insertDutyRule(client, {
      id: newId(),
      partyOrgId: asked.partyOrgId,
      partyPos: org.pos,
      reach: 'below',
      kind: code,
      ...asked.duty,
      basis: asked.basis,
      fromOn: asked.fromOn,
    });
  }
  return { code };
}

function checkDuty(asked: KindAsked, kind: SiteKind, org: RuledOrgRow, today: Day): Refusal[] {
  if (asked.duty === null) return [];
  const rule = { reach: 'below' as const, kind, ...asked.duty, fromOn: asked.fromOn };
  return checkDutyRule(rule, ruledOrgOf(org), today, asked.heldBy);
}

/** Ends a kind, and what asks for it; what was held and owed before that day stays. */
export async function endMeetingKind(
  pool: Pool,
  acting: Acting,
  ending: { readonly code: SiteKind; readonly on: Day; readonly reason: string },
): Promise<Answer> {
  const { code, on, reason } = ending;
  return writeScoped<Answer>(
    pool,
    acting,
    { changeOn: on, correctionReason: reason },
    async (client) => {
      const kind = await lockKind(client, code);
      if (kind === null) return NOT_FOUND;
      const title = kindName(code);
      if (kind.to_on !== null) {
        return refuse('conflict.ended', `“${title}”到 ${addDays(kind.to_on, -1)} 为止，已经停用了。`);
      }
      const at = { field: 'on', value: on };
      if (on <= kind.from_on) {
        return refuse('kind.end', `“${title}”从 ${kind.from_on} 起设立，停用的日期应在这以后。`, at);
      }
      if (await endKind(client, ending)) return { code };
      return refuse(
        'kind.asked-later',
        `从 ${on} 或更晚起，还有对“${title}”的应开要求。请先停止那项要求，或选更晚的日期。`,
        at,
      );
    },
    isStored,
  );
}
