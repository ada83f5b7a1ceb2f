import type { Pool, PoolClient } from 'pg';
import type { z } from 'zod';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { ConsultationState } from '../../codes/tables/consultation.ts';
import { refuseAnswer, refuseWithdrawal, stateAfter } from '../consultation.rules.ts';
import type { recordAnswerRoute, withdrawConsultationRoute } from '../consultations.contract.ts';
import {
  type AnswersRow,
  answersOf,
  consultationToStep,
  type ConsultationToStep,
  stepConsultation,
  storeAnswer,
} from './consultations.queries.ts';

type Answer = z.output<typeof recordAnswerRoute.body>;
type Withdrawal = z.output<typeof withdrawConsultationRoute.body>;

const CHANGED = refuse(
  'consultation.version',
  '这次征求意见刚被别人更新过，您的登记没有保存。请刷新后再登记。',
);

/** Records what one of those asked has answered. The last yes makes the plan ready, the first no ends it. */
export function recordAnswer(
  pool: Pool,
  acting: Acting,
  id: string,
  asked: Answer,
  today: Day,
): Promise<{ state: ConsultationState } | readonly Refusal[]> {
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    (client) => record(client, id, asked, today),
    (result) => 'state' in result,
  );
}

async function record(
  client: PoolClient,
  id: string,
  asked: Answer,
  today: Day,
): Promise<{ state: ConsultationState } | readonly Refusal[]> {
  const { partId, answer, answeredOn, basis } = asked;
  const reason = asked.reason || null;
  const answerer = asked.answerer || null;
  const [found] = await sendOne<ConsultationToStep>(client, consultationToStep(id, partId));
  if (found === undefined || found.part_name === null) return [NOT_FOUND];
  const refusals = refuseAnswer(
    {
      state: found.state,
      openedOn: found.opened_on,
      name: found.part_name,
      answer: found.part_answer,
      supersededOn: found.part_superseded_on,
    },
    { answer, answeredOn, reason },
    today,
  );
  if (refusals.length > 0) return refusals;
  if (found.version !== asked.version) return [CHANGED];
  await sendOne(client, storeAnswer(partId, { answer, answeredOn, basis, reason, answerer }));
  const [counted] = await sendOne<AnswersRow>(client, answersOf(id));
  const state = stateAfter(listOf(counted));
  await sendOne(client, stepConsultation(id, state, state === 'refused' ? reason : null));
  return { state };
}

function listOf(counted: AnswersRow | undefined) {
  const { asked, agreed, refused } = counted ?? { asked: 0, agreed: 0, refused: 0 };
  return [
    ...Array.from({ length: agreed }, () => 'agree' as const),
    ...Array.from({ length: refused }, () => 'refuse' as const),
    ...Array.from({ length: asked - agreed - refused }, () => null),
  ];
}

/** Takes a consultation back while it stands. */
export function withdrawConsultation(
  pool: Pool,
  acting: Acting,
  id: string,
  { version, reason }: Withdrawal,
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const [found] = await sendOne<ConsultationToStep>(client, consultationToStep(id, null));
      if (found === undefined) return NOT_FOUND;
      const refusal = refuseWithdrawal(found.state);
      if (refusal !== null) return refusal;
      if (found.version !== version) return CHANGED;
      await sendOne(client, stepConsultation(id, 'withdrawn', reason));
      return { id };
    },
    (result) => !isRefusal(result),
  );
}
