import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { z } from 'zod';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import type { CountingMasks } from '../../counting/counting.rules.ts';
import { refuseWay } from '../../gaps/proposal.rules.ts';
import { type PlanSeen, seePlan, settleGapQuestion } from '../../gaps/server/public.ts';
import { refuseAcceptance, refuseChanged } from '../consultation.rules.ts';
import type { openConsultationRoute } from '../consultations.contract.ts';
import {
  insertConsultation,
  insertParts,
  lockUnits,
  type PartToStore,
  type StandingRow,
  standingOf,
  type TitleRow,
  titlesOf,
} from './consultations.queries.ts';

type Asked = z.output<typeof openConsultationRoute.body>;

/** Accepts a proposal as it was shown: asks its organisations, the bodies that answer for them, and the host. */
export async function openConsultation(
  pool: Pool,
  acting: Acting,
  asked: Asked,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const question = await settleGapQuestion(pool, acting, { definition: asked.definition }, today);
  if (isRefusal(question)) return question;
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    (client) => open(client, acting, asked, { today, masks: question.list.masks }),
    (result) => !isRefusal(result),
  );
}

interface Frame {
  readonly today: Day;
  readonly masks: CountingMasks;
}

async function open(
  client: PoolClient,
  acting: Acting,
  asked: Asked,
  { today, masks }: Frame,
): Promise<{ id: string } | Refusal> {
  const unitIds = [...new Set(asked.units.map(({ id }) => id))];
  if (unitIds.length < asked.units.length)
    return refuse('consultation.twice', '同一个社会组织选了两次。请去掉一个。', { field: 'units' });
  await sendOne(client, lockUnits(unitIds));
  const standing = await sendOne<StandingRow>(client, standingOf(unitIds));
  const early = refuseAcceptance({ standing, shownOn: asked.on }, today);
  if (early !== null) return early;
  const { way, hostId, note } = asked;
  const sight = { masks, persons: acting.scope.persons };
  const plan = await seePlan(client, { way, unitIds, hostId, on: today }, sight);
  const refusal = refuseChanged(asked.units, plan.seen) ?? refuseWay(plan);
  if (refusal !== null) return refusal;
  const id = newId();
  const [first = ''] = unitIds;
  const seen = plan.seen;
  const openedOn = today;
  const host = way === 'attached' ? hostId : null;
  await sendOne(
    client,
    insertConsultation({ id, socialOrgId: first, way, hostId: host, seen, note: note || null, openedOn }),
  );
  await sendOne(client, insertParts(id, await partsOf(client, plan)));
  return { id };
}

async function partsOf(client: PoolClient, { way, units, host }: PlanSeen): Promise<PartToStore[]> {
  const bodies = [...new Set(units.map(({ responsibleId }) => responsibleId))];
  const titles = await sendOne<TitleRow>(client, titlesOf(bodies));
  const hosts = way === 'attached' && host !== null && !bodies.includes(host.id) ? [host] : [];
  return [
    ...units.map(({ id, name }) => ({ socialOrgId: id, partyOrgId: null, name })),
    ...[...titles, ...hosts].map(({ id, name }) => ({ socialOrgId: null, partyOrgId: id, name })),
  ].map((part, ordinal) => ({ ...part, id: newId(), ordinal }));
}
