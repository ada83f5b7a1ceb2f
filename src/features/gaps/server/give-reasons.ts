import type { PoolClient } from 'pg';
import type { z } from 'zod';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { keepAll } from '../../batches/server/public.ts';
import { noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { storeSocialOrgs } from '../../social-orgs/server/public.ts';
import type { giveReasonsRoute } from '../gaps.contract.ts';
import type { GapParts } from './gap-parts.ts';
import { lockReasons, type StandingReason } from './reasons.queries.ts';

type Asked = z.output<typeof giveReasonsRoute.body>;
type Given = z.output<typeof giveReasonsRoute.response>;
interface Said {
  readonly noPartyReason: Asked['reason'];
  readonly noPartyReasonNote: string | null;
}

/** Records for one or many organisations why they have no Party organisation, for all of them or for none; a batch, undone as one. */
export function giveReasons(
  { pool, sealer }: GapParts,
  acting: Acting,
  { socialOrgs, reason, note, changeOn }: Asked,
  today: Day,
): Promise<Given | Refusal> {
  const on = changeOn ?? today;
  if (on > today) return Promise.resolve(refuseFuture(on, today));
  const seen = new Map(socialOrgs.map(({ id, seenAt }) => [id, seenAt]));
  const draft: Said = { noPartyReason: reason, noPartyReasonNote: note || null };
  return writeScoped(
    pool,
    acting,
    { changeOn: on },
    async (client) => {
      const standing = await sendOne<StandingReason>(client, lockReasons([...seen.keys()], today));
      const refusal = judge(standing, seen, on);
      if (refusal !== null) return refusal;
      const fresh = standing.filter(
        ({ code, note: told }) => code !== reason || told !== draft.noPartyReasonNote,
      );
      await storeSocialOrgs(
        client,
        fresh.map(({ id }) => ({ id, draft })),
        { ledgerOn: today, actorName: acting.actorName, sealer },
      );
      return { given: standing.length, batchId: await keepBatch(client, fresh, draft, on) };
    },
    (result) => !isRefusal(result),
  );
}

/** What stood before is kept for the way back; storing counts each version on by one. */
function keepBatch(
  client: PoolClient,
  rows: readonly StandingReason[],
  { noPartyReason }: Said,
  on: Day,
): Promise<string | null> {
  const valueText = noPartyReasons.entries.find(({ code }) => code === noPartyReason)?.name ?? noPartyReason;
  const kept = rows.map(({ id, name, version, code, note }) => ({
    id,
    name,
    before: { noPartyReason: code, noPartyReasonNote: note },
    version: version + 1,
  }));
  return keepAll(
    client,
    { subject: 'social_org', field: 'noPartyReason', valueText, changeOn: on },
    [],
    kept,
  );
}

function judge(
  standing: readonly StandingReason[],
  seen: ReadonlyMap<string, string | null | undefined>,
  on: Day,
): Refusal | null {
  if (standing.length < seen.size) return refuseMissing(seen.size - standing.length);
  const covered = standing.filter((each) => each.covered);
  if (covered.length > 0) return refuseCovered(covered.map(({ name }) => name));
  const moved = standing.find((each) => hasMoved(each, seen.get(each.id)));
  if (moved !== undefined) return refuseMoved(moved);
  const later = standing.find(({ fromOn }) => fromOn !== null && fromOn > on);
  return later === undefined ? null : refuseBeforeStanding(later, on);
}

function hasMoved({ recordedAt }: StandingReason, seenAt: string | null | undefined): boolean {
  if (seenAt === undefined) return false;
  return (recordedAt?.getTime() ?? null) !== (seenAt === null ? null : new Date(seenAt).getTime());
}

function refuseFuture(on: Day, today: Day): Refusal {
  return refuse('change.future', `日期 ${on} 晚于今天 ${today}。请在情况发生以后再登记。`, {
    field: 'changeOn',
    value: on,
  });
}

function refuseMissing(count: number): Refusal {
  return refuse(
    'not-found',
    `所选的社会组织中有 ${count} 家不存在，或不在您的管理范围内，一家也没有登记。请刷新后重选。`,
    { field: 'socialOrgs' },
  );
}

const MOST_NAMED = 3;

function refuseCovered(names: readonly string[]): Refusal {
  const shown = names.slice(0, MOST_NAMED).join('、');
  const more = names.length > MOST_NAMED ? `等 ${names.length} 家` : '';
  return refuse(
    'gap.covered',
    `${shown}${more}已有党组织覆盖，不需要未建原因，一家也没有登记。请取消选择后重试。`,
    { field: 'socialOrgs' },
  );
}

function refuseMoved(org: StandingReason): Refusal {
  const by = org.recordedBy === null ? '' : `由${org.recordedBy}`;
  const now = org.code === null ? '已被撤销' : `已${by}改为“${nameOf(org)}”`;
  return refuse(
    'conflict.reason',
    `“${org.name}”的未建原因在您打开以后${now}，一家也没有登记。请刷新名单，看过后再登记。`,
    { field: 'socialOrgs' },
  );
}

/** What was said of later days would be lost, and could not be put back as it was. */
function refuseBeforeStanding(org: StandingReason, on: Day): Refusal {
  return refuse(
    'gap.reason-later',
    `“${org.name}”从 ${org.fromOn} 起已登记“${nameOf(org)}”，不能再从 ${on} 起登记，一家也没有登记。请改用 ${org.fromOn} 或以后的日期；以前的原因有错，请到它的记录里更正。`,
    { field: 'changeOn', value: on },
  );
}

function nameOf({ code }: StandingReason): string {
  return noPartyReasons.entries.find((each) => each.code === code)?.name ?? '';
}
