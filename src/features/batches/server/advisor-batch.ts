import type { PoolClient } from 'pg';
import { v7 } from 'uuid';
import { type Day, isDay } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { isAdvisorInSight } from '../../access/server/public.ts';
import {
  beginAdvisors,
  endAdvisors,
  removeAdvisors,
  reopenAdvisors,
  type SocialOrgParts,
  STORING_REASONS,
} from '../../social-orgs/server/public.ts';
import { checkSocialOrgFact } from '../../social-orgs/social-org-fact.rules.ts';
import { advisorWords, type AdvisorAct } from '../batch.ts';
import { checkSize, judgeBeginning, judgeEnding } from '../batch.rules.ts';
import type { AdvisorBatchAsked, BatchRowView } from '../batches.contract.ts';
import { type AdvisedOrg, advisedOrgs } from './advisors.queries.ts';
import { type BatchDone, keepAll, unseen } from './batch-store.ts';
import type { KeptRow, RowToKeep } from './batches.queries.ts';

/**
 * Begins or ends the assignment of an advisor or liaison (SORGP-04) at many organisations. Who is assigned already, or was not, is
 * named and left; the rest is stored in one transaction, or, for a look beforehand, rolled back.
 */
export async function assignMany(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  given: AdvisorBatchAsked,
  today: Day,
  store: boolean,
): Promise<BatchDone | Refusal | readonly Refusal[]> {
  const asked = { ...given, personName: given.personName?.trim() || null };
  const wrong = [checkSize(asked.ids.length, 'social_org'), ...checkAssignment(asked, today)];
  const refusals = wrong.filter((each) => each !== null);
  if (refusals.length > 0) return refusals;
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today },
        (client) => assign(client, sealer, asked, today),
        (done): done is BatchDone => 'rows' in done && store && done.id !== null,
      ),
    STORING_REASONS,
  );
}

function checkAssignment(asked: AdvisorBatchAsked, today: Day): readonly Refusal[] {
  const { does, kind, personName, phone, on } = asked;
  // The end of an assignment may be foreseen.
  const days = { fromOn: does === 'end' && isDay(on) && on > today ? today : on };
  const fact = {
    kind,
    personName: personName ?? (does === 'end' ? '全部' : ''),
    phone: phone ?? null,
    ...days,
  };
  const name = (field: string | undefined) => (field === 'fromOn' ? 'on' : field);
  return checkSocialOrgFact('advisors', fact, today).refusals.map((each) => ({
    ...each,
    ...(each.field === undefined ? {} : { field: name(each.field) }),
  }));
}

const ADVISOR_UNKNOWN = refuse('fact.account', '所选指导员不存在，或不在您的管理范围内。请重新选择。', {
  field: 'accountId',
});

async function assign(
  client: PoolClient,
  sealer: Sealer,
  asked: AdvisorBatchAsked,
  today: Day,
): Promise<BatchDone | readonly Refusal[]> {
  const { accountId = null } = asked;
  if (asked.does === 'begin' && accountId !== null && !(await isAdvisorInSight(client, accountId)))
    return [ADVISOR_UNKNOWN];
  const ids = [...new Set(asked.ids)];
  const found = await sendOne<AdvisedOrg>(client, advisedOrgs(ids, asked.kind));
  const orgs = new Map(found.map((org) => [org.id, org]));
  const judge = asked.does === 'begin' ? judgeBegin : judgeEnd;
  const rows: BatchRowView[] = [];
  const kept: RowToKeep[] = [];
  for (const id of ids) {
    const org = orgs.get(id);
    const { view, before } = org === undefined ? { view: unseen(id), before: null } : judge(org, asked);
    rows.push(view);
    if (before !== null) kept.push({ id, name: view.name, before, version: null });
  }
  if (kept.length > 0) await store(client, sealer, asked, kept);
  const batch = {
    subject: 'social_org',
    field: asked.does === 'begin' ? 'advisorBegin' : 'advisorEnd',
    valueText: `${advisorWords(asked.kind, asked.personName)}，自 ${asked.on} 起`,
    changeOn: today,
  } as const;
  return { id: await keepAll(client, batch, rows, kept), rows };
}

interface Judged {
  readonly view: BatchRowView;
  /** Null: nothing is stored. */
  readonly before: Readonly<Record<string, unknown>> | null;
}

function judgeBegin(org: AdvisedOrg, asked: AdvisorBatchAsked): Judged {
  const found = judgeBeginning(org, asked);
  const view = { id: org.id, name: org.name, before: namesOn(org, asked.on) };
  if (found.state === 'refused')
    return { view: { ...view, state: 'refused', reason: found.why }, before: null };
  if (found.state === 'same') return { view: { ...view, state: 'same', reason: null }, before: null };
  return {
    view: { ...view, state: 'changed', reason: null },
    before: { assignmentId: v7(), fromOn: asked.on },
  };
}

function judgeEnd(org: AdvisedOrg, asked: AdvisorBatchAsked): Judged {
  const ending = judgeEnding(org, asked);
  const view = { id: org.id, name: org.name, before: namesOn(org, asked.on) };
  if (typeof ending === 'string')
    return { view: { ...view, state: 'refused', reason: ending }, before: null };
  const ended = ending.map(({ id, toOn }) => ({ id, toOn, endedOn: asked.on }));
  return { view: { ...view, state: 'changed', reason: null }, before: { ended } };
}

/** Who is assigned on the day. */
function namesOn({ assignments }: AdvisedOrg, on: Day): string | null {
  const names = assignments
    .filter(({ fromOn, toOn }) => fromOn <= on && (toOn === null || toOn > on))
    .map(({ personName }) => personName);
  return names.length === 0 ? null : names.join('、');
}

interface Ended {
  readonly id: string;
  readonly toOn: string | null;
  readonly endedOn: string;
}

async function store(
  client: PoolClient,
  sealer: Sealer,
  { does, kind, personName, phone, accountId, on }: AdvisorBatchAsked,
  kept: readonly RowToKeep[],
): Promise<void> {
  if (does === 'end') {
    const ids = kept.flatMap(({ before }) => (before.ended as readonly Ended[]).map(({ id }) => id));
    await endAdvisors(client, ids, on);
    return;
  }
  const draft = {
    kind,
    personName: personName ?? '',
    phone: phone || null,
    accountId: accountId ?? null,
    fromOn: on,
  };
  await beginAdvisors(
    client,
    sealer,
    kept.map(({ id, before }) => ({ id: String(before.assignmentId), socialOrgId: id })),
    draft,
  );
}

const CHANGED_SINCE = '这条派驻后来又改过，或已经不在';

/** Takes away what the batch began, opens again what it ended. @returns why not, of the organisations that are left */
export async function takeBackAdvisors(
  client: PoolClient,
  act: AdvisorAct,
  kept: readonly KeptRow[],
): Promise<Map<string, string>> {
  const done =
    act === 'advisorBegin'
      ? await removeAdvisors(
          client,
          kept.map(({ before }) => ({ id: String(before.assignmentId), fromOn: String(before.fromOn) })),
        )
      : await reopenAdvisors(
          client,
          kept.flatMap(({ before }) => before.ended as Ended[]),
        );
  const back = new Set(done);
  const idsOf = ({ before }: KeptRow) =>
    act === 'advisorBegin'
      ? [String(before.assignmentId)]
      : (before.ended as readonly Ended[]).map(({ id }) => id);
  const left = kept.filter((row) => !idsOf(row).every((id) => back.has(id)));
  return new Map(left.map(({ id }) => [id, CHANGED_SINCE]));
}
