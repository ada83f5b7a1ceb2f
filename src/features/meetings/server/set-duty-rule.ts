import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { addDays, type Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { findEntry } from '../../codes/code-table.ts';
import { isSiteKind } from '../../codes/tables/meeting.ts';
import { countsAsBranch, partyOrgKinds, tierOfPartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import { isPartyOrgKind } from '../../party-orgs/party-org.rules.ts';
import type { SetRule } from '../duty-rule.contract.ts';
import { checkKindsOpen } from '../site-kind.rules.ts';
import { checkDutyRule, type DutyRuleDraft, type RuledOrg } from '../set-rule.rules.ts';
import {
  type DutyRuleRow,
  dutyRules,
  endEarlierRule,
  findRuledOrg,
  insertDutyRule,
  lockDutyRule,
  markRuleEnded,
  type RuledOrgRow,
} from './duty-rules.queries.ts';
import { findKindTerms } from './meeting-kinds.queries.ts';

type Answer = { readonly id: string } | Refusal | readonly Refusal[];

const isStored = (answer: Answer): boolean => 'id' in answer;

/** What is asked beside the articles, and by whom. */
export async function listDutyRules(pool: Pool, acting: Acting, mayEnd: boolean): Promise<SetRule[]> {
  const rows = await readScoped<DutyRuleRow>(pool, acting, dutyRules());
  return rows.map((row) => ({
    id: row.id,
    partyOrg:
      row.party_org_id === null || row.party_org_name === null
        ? null
        : { id: row.party_org_id, name: row.party_org_name },
    reach: row.reach,
    kind: row.kind,
    per: row.per,
    least: row.least,
    basis: row.basis,
    fromOn: row.from_on,
    lastOn: row.last_on,
    setBy: row.party_org_id === null ? null : row.set_by,
    mayEnd: mayEnd && row.within && row.last_on === null,
  }));
}

interface RuleAsked extends DutyRuleDraft {
  readonly partyOrgId: string;
  readonly basis: string;
}

/** Asks for a kind of meeting so many times a month, a quarter or a year; what was asked before ends where it begins. */
export async function setDutyRule(pool: Pool, acting: Acting, asked: RuleAsked, today: Day): Promise<Answer> {
  return writeScoped<Answer>(
    pool,
    acting,
    { changeOn: asked.fromOn },
    (client) => store(client, asked, today),
    isStored,
  );
}

async function store(client: PoolClient, asked: RuleAsked, today: Day): Promise<Answer> {
  const org = await findRuledOrg(client, asked.partyOrgId);
  if (org === null) return NOT_FOUND;
  if (org.outside_system || org.ended_on !== null) {
    return refuse('duty-rule.gone', `${org.name}已撤销或属于其他系统，不能设应开要求。`, {
      field: 'partyOrgId',
    });
  }
  const terms = isSiteKind(asked.kind) ? await findKindTerms(client, [asked.kind], org.pos) : [];
  const ruled = ruledOrgOf(org);
  const held = terms.flatMap(({ heldBy }) => heldBy);
  const outOfReach = checkKindsOpen([asked.kind], terms, ruled, asked.fromOn);
  const refusals = outOfReach.length > 0 ? outOfReach : checkDutyRule(asked, ruled, today, held);
  if (refusals.length > 0) return refusals;
  const rule = { ...asked, id: newId(), partyPos: org.pos };
  if (!(await endEarlierRule(client, rule))) {
    return refuse('duty-rule.twice', '从这一天起已经设了同一项要求。请先停止那一项，再设新的。', {
      field: 'kind',
    });
  }
  await insertDutyRule(client, rule);
  return { id: rule.id };
}

/** Of whom something is asked. */
export function ruledOrgOf({ name, kind, functional }: RuledOrgRow): RuledOrg {
  const entry = isPartyOrgKind(kind) ? findEntry(partyOrgKinds, kind) : undefined;
  const special = functional || (entry !== undefined && 'temporary' in entry);
  const tier = isPartyOrgKind(kind) ? tierOfPartyOrgKind(kind) : 'other';
  return { name, tier, special, branch: !special && isPartyOrgKind(kind) && countsAsBranch(kind) };
}

interface Ending {
  readonly id: string;
  /** First day on which it does not count. */
  readonly on: Day;
  readonly reason: string;
}

/** Stops asking: what was owed before that day stays owed. */
export async function endDutyRule(
  pool: Pool,
  acting: Acting,
  { id, on, reason }: Ending,
): Promise<{ id: string } | Refusal> {
  return writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: on, correctionReason: reason },
    async (client) => {
      const rule = await lockDutyRule(client, id);
      if (rule === null) return NOT_FOUND;
      if (rule.to_on !== null) {
        return refuse('conflict.ended', `这项要求到 ${addDays(rule.to_on, -1)} 为止，已经停止了。`);
      }
      if (on <= rule.from_on) {
        return refuse('duty-rule.end', `这项要求从 ${rule.from_on} 起算，停止的日期应在这以后。`, {
          field: 'on',
        });
      }
      await markRuleEnded(client, id, on, reason);
      return { id };
    },
    (answer) => !isRefusal(answer),
  );
}
