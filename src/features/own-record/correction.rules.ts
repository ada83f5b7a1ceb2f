/** What a correction that a member asks for must keep to, and how it enters the record. */
import { type Day, isDay } from '../../platform/kernel/day.ts';
import { refuseMisfits } from '../../platform/kernel/findings.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { checkIdentityNumber } from '../codes/identity-number.rules.ts';
import { checkPhone } from '../codes/phone.rules.ts';
import { type MemberDraft, memberFields } from '../members/member.ts';
import { type Correctable, isWritten } from './correction.ts';

const DAYS: ReadonlySet<Correctable> = new Set(['bornOn', 'joinedOn', 'fullOn']);
const LONGEST_REASON = 200;

/**
 * Refuses what could not be stored if the branch said yes: a code that is none, a day to come, a wrong check character.
 * The whole record is checked when it is stored.
 */
export function checkCorrection(what: Correctable, wanted: string, today: Day): Refusal[] {
  if (!isWritten(what)) return [];
  const fields = memberFields.filter(({ field }) => field === what);
  const misfits = refuseMisfits(fields, { [what]: wanted });
  const own = refuseValue(what, wanted, today);
  return [...misfits, ...(own === null ? [] : [own])].map((each) => ({ ...each, field: 'wanted' }));
}

function refuseValue(what: Correctable, wanted: string, today: Day): Refusal | null {
  const checked =
    what === 'identityNumber'
      ? checkIdentityNumber(wanted, today)
      : what === 'phone'
        ? checkPhone(wanted)
        : null;
  if (isRefusal(checked)) return checked;
  if (!DAYS.has(what) || (isDay(wanted) && wanted <= today)) return null;
  return refuse('correction.day', '请填写今天或以前的一个日期。');
}

/** The change of the record; empty where it is told in words and made elsewhere. */
export function draftOfCorrection(what: Correctable, wanted: string): MemberDraft {
  if (!isWritten(what)) return {};
  const precision = DAYS.has(what) ? { [what.replace('On', 'Precision')]: 'day' } : {};
  return { [what]: wanted, ...precision };
}

/** Why the record was changed, as it stands in its history: the member's own request, with the day and the words. */
export function reasonOfCorrection(askedOn: Day, note: string | null): string {
  return `党员本人 ${askedOn} 申请更正${note === null ? '' : `：${note}`}`.slice(0, LONGEST_REASON);
}

/** An answer that changes nothing of the record by itself says what was done, or why nothing was. */
export function checkAnswer(what: Correctable, accept: boolean, answer: string | null): Refusal | null {
  if (answer !== null || (accept && isWritten(what))) return null;
  return accept
    ? refuse('correction.no-answer', '请写明已经怎样更正，本人会看到。', { field: 'answer' })
    : refuse('correction.no-answer', '请写明不予更正的原因，本人会看到。', { field: 'answer' });
}
