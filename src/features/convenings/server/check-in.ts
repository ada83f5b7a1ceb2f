import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import type { CheckInState } from '../check-in.ts';
import { type EntryToJudge, judgeEntry, stepsShown } from '../check-in.rules.ts';
import type { ConveningParts } from './announce-meeting.ts';
import { provenStep } from './check-in-code.ts';
import {
  findOwnConvening,
  type OwnConveningRow,
  storeEntry,
  takeLeaveBack,
} from './own-convenings.queries.ts';
import { standingOf } from './own-convenings.ts';

interface Entry {
  readonly id: string;
  readonly code: string;
  readonly accountId: string;
  readonly takesLeaveBack: boolean;
}

type Answer = { readonly state: CheckInState; readonly late: boolean } | Refusal;

/** Signs the caller in by a code. Signed in twice counts once, and is answered alike. */
export async function checkIn(
  parts: ConveningParts,
  caller: Caller,
  entry: Entry,
  now: Date,
): Promise<Answer> {
  if (caller.scope.only?.memberIds.length !== 1) return NO_MEMBER;
  if (entry.accountId !== caller.accountId) return OTHER_PERSON;
  const answer = await writeScoped<Answer>(
    parts.pool,
    caller,
    { changeOn: todayIn(OFFICE_TIME_ZONE, now) },
    async (client) => {
      const row = await findOwnConvening(client, entry.id);
      if (row === null) return NOT_CALLED;
      const step = stepOf(parts, row, entry, now);
      const judged = judgeEntry(toJudge(row, step, entry, now));
      if (judged.kind === 'refused') return judged.refusal;
      if (judged.kind === 'entry' && judged.stored) return { state: judged.state, late: judged.late };
      const wrongCodes = row.wrong_codes + (judged.kind === 'wrong' ? 1 : 0);
      const state = judged.kind === 'wrong' ? 'wrong' : judged.state;
      const late = judged.kind === 'entry' && judged.late;
      await storeEntry(client, row, { step, state, late, wrongCodes });
      if (judged.kind === 'wrong') return judged.refusal;
      if (row.leave_state === 'waiting' || row.leave_state === 'accepted') await takeLeaveBack(client, row);
      return { state: judged.state, late: judged.late };
    },
    // A wrong code is counted although it is refused.
    (each) => !isRefusal(each) || each.code === 'check-in.wrong-code',
  );
  return answer;
}

function toJudge(
  row: OwnConveningRow,
  step: number | null,
  { takesLeaveBack }: Entry,
  now: Date,
): EntryToJudge {
  const { check_in_state: state, late, wrong_codes: wrongCodes } = row;
  return {
    step,
    now,
    standing: standingOf(row),
    leave: row.leave_state,
    takesLeaveBack,
    before:
      state === null ? null : { state: state === 'wrong' ? null : state, late: late ?? false, wrongCodes },
  };
}

function stepOf({ sealer }: ConveningParts, row: OwnConveningRow, { id, code }: Entry, now: Date) {
  const secret = sealer.open(row.code_secret_sealed, 'check-in');
  return provenStep(secret, id, code, stepsShown(standingOf(row), now));
}

const NO_MEMBER = refuse(
  'check-in.no-member',
  '签到要用“党员”身份。如果您有几种身份，请在右上角切换到“党员”；没有的，请告诉召集人点名。',
);
const OTHER_PERSON = refuse(
  'check-in.other-person',
  '这条签到是另一个人登录时记下的，不能算作您的。请那个人登录后再送出，或告诉召集人点名。',
);
const NOT_CALLED = refuse(
  'check-in.not-called',
  '这次会议的应到名册上没有您：可能是别的支部的会议，或者不是您所在的党小组。来列席的，请告诉召集人，按列席登记。',
);
