import { type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse, type Warning } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { educations } from '../../codes/tables/education.ts';
import { ethnicities } from '../../codes/tables/ethnicity.ts';
import { sexes } from '../../codes/tables/sex.ts';
import type { MemberRecord } from '../../members/member.contract.ts';
import { changeMember, type MemberParts, readMember } from '../../members/server/public.ts';
import { checkAnswer, draftOfCorrection, reasonOfCorrection } from '../correction.rules.ts';
import { type Correctable, isWritten } from '../correction.ts';
import type { CorrectionTask } from '../own-record.contract.ts';
import { type CorrectionTaskRow, closeCorrection, correctionTask } from './corrections.queries.ts';
import { managedView } from './list-corrections.ts';

const ANSWERED = refuse('conflict.answered', '这份申请已经答复过了，请刷新后查看。');

/** One request beside what is on record, for whoever decides on it. */
export async function readCorrection(
  parts: MemberParts,
  acting: Acting,
  id: string,
  today: Day,
): Promise<CorrectionTask | Refusal> {
  const [row] = await readScoped<CorrectionTaskRow>(parts.pool, acting, correctionTask(id, true));
  if (row === undefined) return NOT_FOUND;
  const member = await readMember(parts, acting, row.member_id, today);
  if (isRefusal(member)) return member;
  const wanted = row.wanted_sealed && parts.sealer.openText(row.wanted_sealed, 'correction');
  return {
    ...managedView(row),
    wanted: wanted === null ? null : wordOf(row.what, wanted),
    current: currentOf(row.what, member),
    version: member.version,
  };
}

interface Answer {
  readonly accept: boolean;
  readonly answer?: string | null | undefined;
  /** Of the member's record as the answerer saw it. */
  readonly version: number;
}

/**
 * Says yes or no. A yes changes the record as an ordinary correction with the request for its reason, in one transaction with the
 * answer; a no says why. Either way what was wanted is erased from the request.
 */
export async function answerCorrection(
  parts: MemberParts,
  acting: Acting,
  id: string,
  given: Answer,
  today: Day,
): Promise<{ warnings: readonly Warning[] } | Refusal | readonly Refusal[]> {
  const [row] = await readScoped<CorrectionTaskRow>(parts.pool, acting, correctionTask(id, false));
  if (row === undefined) return NOT_FOUND;
  if (row.wanted_sealed === null) return ANSWERED;
  const { what } = row;
  const answer = given.answer || null;
  const missing = checkAnswer(what, given.accept, answer);
  if (missing !== null) return missing;
  if (!given.accept || !isWritten(what)) {
    const closed = await writeScoped(parts.pool, acting, { changeOn: today }, (client) =>
      closeCorrection(client, id, given.accept, answer),
    );
    return closed ? { warnings: [] } : ANSWERED;
  }
  const wanted = parts.sealer.openText(row.wanted_sealed, 'correction');
  const askedOn = todayIn(OFFICE_TIME_ZONE, row.asked_at);
  const change = {
    version: given.version,
    draft: draftOfCorrection(what, wanted),
    changeOn: null,
    correctionReason: reasonOfCorrection(askedOn, row.note),
  };
  return changeMember(parts, acting, row.member_id, change, today, async (_before, _after, client) => [
    (await closeCorrection(client, id, true, answer)) ? null : ANSWERED,
  ]);
}

const TABLES = { sex: sexes, ethnicity: ethnicities, education: educations } as const;

function wordOf(what: Correctable, value: string): string {
  return what in TABLES ? nameOfCode(TABLES[what as keyof typeof TABLES], value) : value;
}

function currentOf(what: Correctable, member: MemberRecord): string | null {
  switch (what) {
    case 'identityNumber':
      return member.identityNumberMasked;
    case 'phone':
      return member.phoneMasked;
    case 'workUnit':
      return member.workUnit?.name ?? member.workUnitText;
    case 'branch':
      return member.managingBranch.name;
    case 'other':
      return null;
    default: {
      const value = member[what];
      return value === null ? null : wordOf(what, value);
    }
  }
}
