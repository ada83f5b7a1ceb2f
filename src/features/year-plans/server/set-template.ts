import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { type Day, partsOf } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { MeetingHost } from '../../meetings/meeting.ts';
import type { PlanTemplate } from '../year-plan.contract.ts';
import { checkYear } from '../year-plan.rules.ts';
import type { PlanLine } from '../year-plan.ts';
import { lockPlanHost } from './plans.queries.ts';
import { checkAll } from './set-year-plan.ts';
import {
  insertTemplate,
  lockTemplate,
  planTemplates,
  type TemplateRow,
  type TemplateState,
  type TemplateToStore,
  updateTemplate,
  withdrawTemplate,
} from './templates.queries.ts';

/** For whom a template is made: some branch below, not the office that makes it. */
const ANY_BRANCH: MeetingHost = {
  name: '支部',
  firstOn: '1921-07-01',
  endedOn: null,
  tier: 'branch',
  outsideSystem: false,
};

interface TemplatesAsked {
  readonly year?: number | undefined;
  readonly mayChange: boolean;
}

/** The templates of a year. */
export async function listTemplates(
  pool: Pool,
  acting: Acting,
  { year: asked, mayChange }: TemplatesAsked,
  today: Day,
): Promise<{ year: number; rows: PlanTemplate[] }> {
  const year = asked ?? partsOf(today).year;
  const rows = await readScoped<TemplateRow>(pool, acting, planTemplates(year));
  return { year, rows: rows.map((row) => viewOf(row, mayChange)) };
}

function viewOf(row: TemplateRow, mayChange: boolean): PlanTemplate {
  const { id, name, party_org_id: orgId, party_org_name: orgName, basis, lines, version, used } = row;
  const seen = orgId !== null && orgName !== null;
  return {
    id,
    name,
    partyOrg: seen ? { id: orgId, name: orgName } : null,
    year: row.year,
    orgTypes: row.org_types,
    sizeBands: row.size_bands,
    basis,
    lines,
    version,
    setBy: seen ? row.set_by : null,
    used,
    mayChange: mayChange && row.within,
  };
}

type TemplateGiven = Omit<TemplateToStore, 'id'>;

/** A template for the branches below a Party organisation. */
export async function addTemplate(
  pool: Pool,
  acting: Acting,
  { partyOrgId, year, ...given }: TemplateGiven & { readonly partyOrgId: string; readonly year: number },
  today: Day,
): Promise<{ id: string } | Refusal | readonly Refusal[]> {
  const late = checkYear(year, today);
  if (late !== null) return late;
  return writeScoped<{ id: string } | Refusal | readonly Refusal[]>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const org = await lockPlanHost(client, partyOrgId, year);
      if (org === null) return NOT_FOUND;
      if (org.outside_system || org.ended_on !== null) {
        return refuse('plan-template.gone', `${org.name}已撤销或属于其他系统，不能设模板。`, {
          field: 'partyOrgId',
        });
      }
      const refusals = await checkAll(client, { lines: given.lines, year, pos: org.pos }, ANY_BRANCH);
      if (refusals.length > 0) return refusals;
      const id = newId();
      await insertTemplate(client, {
        ...given,
        lines: inOrder(given.lines),
        id,
        partyOrgId,
        partyPos: org.pos,
        year,
      });
      return { id };
    },
    (answer) => 'id' in answer,
  );
}

/** Plans that began from it keep what they took. */
export async function changeTemplate(
  pool: Pool,
  acting: Acting,
  { id, version, ...given }: TemplateGiven & { readonly id: string; readonly version: number },
  today: Day,
): Promise<{ version: number } | Refusal | readonly Refusal[]> {
  return writeScoped<{ version: number } | Refusal | readonly Refusal[]>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const stored = await lockTemplate(client, id);
      const refused = refuseStored(stored, version);
      if (stored === null || refused !== null) return refused ?? NOT_FOUND;
      const late = checkYear(stored.year, today);
      if (late !== null) return late;
      const refusals = await checkLinesOf(client, stored, given.lines);
      if (refusals.length > 0) return refusals;
      await updateTemplate(client, { ...given, lines: inOrder(given.lines), id });
      return { version: version + 1 };
    },
    (answer) => 'version' in answer,
  );
}

function checkLinesOf(client: PoolClient, { year, pos }: TemplateState, lines: readonly PlanLine[]) {
  return checkAll(client, { lines, year, pos }, ANY_BRANCH);
}

function refuseStored(stored: TemplateState | null, version: number): Refusal | null {
  if (stored === null) return NOT_FOUND;
  if (stored.withdrawn) return refuse('conflict.ended', '这个模板已经停用。');
  if (stored.version === version) return null;
  return refuse('conflict.version', '这个模板刚刚被别人改过。请刷新后，在新的模板上再改。');
}

function inOrder(lines: readonly PlanLine[]): PlanLine[] {
  return lines.toSorted((a, b) => a.month - b.month);
}

/** Offers it no more. */
export async function endTemplate(
  pool: Pool,
  acting: Acting,
  { id, reason }: { readonly id: string; readonly reason: string },
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: today, correctionReason: reason },
    async (client) => {
      const stored = await lockTemplate(client, id);
      const refused = refuseStored(stored, stored?.version ?? 0);
      if (refused !== null) return refused;
      await withdrawTemplate(client, id, reason);
      return { id };
    },
    (answer) => 'id' in answer,
  );
}
