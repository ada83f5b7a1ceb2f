/** What may be recorded of a member, and what asks for attention. */
import { addMonths, addYears, ageOn, type Day, endOfMonth, isDay } from '../../platform/kernel/day.ts';
import { type Findings, findingsOf, refuseMisfits } from '../../platform/kernel/findings.ts';
import type { DayPrecision } from '../../platform/kernel/parse-day.ts';
import {
  isRefusal,
  quotable,
  type Refusal,
  refuse,
  type Warning,
  warn,
} from '../../platform/kernel/refusal.ts';
import {
  checkIdentityNumber,
  refuseBirthAgainstIdentityNumber,
  refuseSexAgainstIdentityNumber,
} from '../codes/identity-number.rules.ts';
import { checkPhone } from '../codes/phone.rules.ts';
import { type MemberStatus } from '../codes/tables/member.ts';
import { type PartyOrgKind, tierOfPartyOrgKind } from '../codes/tables/party-org-kind.ts';
import { type MemberDraft, memberFields } from './member.ts';

const EARLIEST_BIRTH: Day = '1900-01-01';
const PARTY_FOUNDED: Day = '1921-07-01';
/** The identity number has a check of its own, which quotes nothing of it. */
const PLAIN_FIELDS = memberFields.filter(({ field }) => field !== 'identityNumber');

/** What stands beside the draft and bears on it. */
export interface MemberFacts {
  /** A member on the roll already has a number that is not in the draft. */
  readonly hasStoredIdentityNumber?: boolean | undefined;
  readonly managingBranch?: BranchFacts | undefined;
  readonly membershipBranch?: BranchFacts | undefined;
}

export interface BranchFacts {
  readonly name: string;
  readonly kind: PartyOrgKind;
  readonly functional: boolean;
  readonly endedOn: Day | null;
}

/**
 * Checks a member as a whole: for a change, the stored values with the draft laid over them.
 * No message holds an identity number.
 */
export function checkMember(draft: MemberDraft, facts: MemberFacts, today: Day): Findings {
  return findingsOf([
    ...refuseMisfits(PLAIN_FIELDS, { ...draft }),
    draft.name === undefined || draft.name.trim() === ''
      ? refuse('member.no-name', '姓名没有填写。请填写姓名。', { field: 'name' })
      : null,
    draft.status === undefined
      ? refuse('member.no-status', '没有填写是正式党员还是预备党员。请选择党员状态。', { field: 'status' })
      : null,
    ...checkIdentity(draft, facts, today),
    refusePhone(draft.phone),
    refuseDay(draft.bornOn, '出生日期', 'bornOn', EARLIEST_BIRTH, today),
    refuseDay(draft.joinedOn, '入党日期', 'joinedOn', PARTY_FOUNDED, today),
    refuseDay(draft.fullOn, '转正日期', 'fullOn', PARTY_FOUNDED, today),
    refuseJoiningAge(draft, today),
    ...checkAdmission(draft, today),
    ...checkBranches(draft, facts),
  ]);
}

/**
 * Fills in what the identity number tells (sex, birth day) where the draft is silent or knows less.
 * A draft whose number is wrong comes back as it was: the check refuses it.
 */
export function completeMember(draft: MemberDraft, today: Day): MemberDraft {
  if (!draft.identityNumber) return draft;
  const checked = checkIdentityNumber(draft.identityNumber, today);
  if (isRefusal(checked)) return draft;
  const sexKnown = draft.sex === '1' || draft.sex === '2';
  const agrees =
    !draft.bornOn ||
    refuseBirthAgainstIdentityNumber(draft.bornOn, draft.bornPrecision ?? 'day', checked) === null;
  return {
    ...draft,
    identityNumber: checked.number,
    sex: sexKnown ? draft.sex : checked.sex,
    ...(agrees ? { bornOn: checked.bornOn, bornPrecision: 'day' as const } : {}),
  };
}

function checkIdentity(draft: MemberDraft, facts: MemberFacts, today: Day): (Refusal | Warning | null)[] {
  if (!draft.identityNumber) return facts.hasStoredIdentityNumber === true ? [] : [checkPending(draft)];
  const checked = checkIdentityNumber(draft.identityNumber, today);
  if (isRefusal(checked)) return [checked];
  return [
    draft.sex ? refuseSexAgainstIdentityNumber(draft.sex, checked) : null,
    draft.bornOn && isDay(draft.bornOn)
      ? refuseBirthAgainstIdentityNumber(draft.bornOn, draft.bornPrecision ?? 'day', checked)
      : null,
  ];
}

/** 身份待核: without a number, name, birth month and branch are the least that tells a person apart. */
function checkPending({ bornOn }: MemberDraft): Refusal | Warning {
  if (!bornOn) {
    return refuse(
      'member.unidentified',
      '公民身份号码和出生年月都没有填写，无法认定是哪一位。请至少填写出生年月。',
      { field: 'bornOn' },
    );
  }
  return warn('member.identity-pending', '没有公民身份号码，先记为“身份待核”。请尽快补填。', {
    field: 'identityNumber',
  });
}

function refusePhone(phone: string | null | undefined): Refusal | null {
  if (!phone) return null;
  const checked = checkPhone(phone);
  return isRefusal(checked) ? checked : null;
}

function refuseDay(
  day: Day | null | undefined,
  title: string,
  field: string,
  earliest: Day,
  today: Day,
): Refusal | null {
  if (day === null || day === undefined) return null;
  const details = { field, value: quotable(day) };
  if (!isDay(day))
    return refuse('member.impossible-day', `${title}“${details.value}”不是有效的日期。请核对。`, details);
  if (day > today) return refuse('member.future-day', `${title} ${day} 晚于今天。请核对年份。`, details);
  if (day < earliest)
    return refuse('member.early-day', `${title} ${day} 太早，像是年份写错。请核对。`, details);
  return null;
}

/** The last day that a day known to the month or year may be. */
function latestOf(day: Day, precision: DayPrecision | undefined): Day {
  if (precision === 'year') return `${day.slice(0, 4)}-12-31`;
  return precision === 'month' ? endOfMonth(day) : day;
}

/** Nobody joined before 18 (DEV-01). Days known to the month or year are read to the person's favour. */
function refuseJoiningAge(
  { bornOn, joinedOn, joinedPrecision, bornPrecision }: MemberDraft,
  today: Day,
): Refusal | null {
  if (!bornOn || !joinedOn || !isDay(bornOn) || !isDay(joinedOn) || joinedOn > today) return null;
  const birth =
    bornPrecision === 'year'
      ? `${bornOn.slice(0, 4)}-01-01`
      : bornPrecision === 'month'
        ? `${bornOn.slice(0, 7)}-01`
        : bornOn;
  if (latestOf(joinedOn, joinedPrecision) >= addYears(birth, 18)) return null;
  return refuse(
    'member.joined-under-18',
    `入党日期 ${shown(joinedOn, joinedPrecision)} 时未满 18 岁（出生日期 ${shown(bornOn, bornPrecision)}）。请核对两个日期。`,
    {
      field: 'joinedOn',
      value: joinedOn,
      clause: 'DEV-01 发展党员工作细则第5条',
    },
  );
}

function shown(day: Day, precision: DayPrecision | undefined): string {
  return day.slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
}

function checkAdmission(draft: MemberDraft, today: Day): (Refusal | Warning | null)[] {
  const { joinedOn, fullOn, status } = draft;
  if (joinedOn && !isDay(joinedOn)) return [];
  if (fullOn && !isDay(fullOn)) return [];
  return [
    fullOn && joinedOn && latestOf(fullOn, draft.fullPrecision) < joinedOn
      ? refuse(
          'member.full-before-joining',
          `转正日期 ${fullOn} 早于入党日期 ${joinedOn}。请核对两个日期。`,
          { field: 'fullOn' },
        )
      : null,
    warnOfShortProbation(draft),
    status === 'probationary' && joinedOn && isProbationOverdue(joinedOn, draft.joinedPrecision, today)
      ? warn(
          'member.probation-overdue',
          `预备期已满一年（入党日期 ${shown(joinedOn, draft.joinedPrecision)}），请讨论转正或更新状态。`,
          {
            field: 'status',
            clause: 'DEV-20 发展党员工作细则第31条',
          },
        )
      : null,
    status === 'probationary' && fullOn
      ? warn('member.probationary-with-full-day', '填写了转正日期，党员状态却是预备党员。请核对。', {
          field: 'status',
        })
      : null,
  ];
}

/** Members admitted in other times had other probation, so a short one is only asked about. */
function warnOfShortProbation({ joinedOn, fullOn, fullPrecision }: MemberDraft): Warning | null {
  if (!joinedOn || !fullOn || latestOf(fullOn, fullPrecision) >= addMonths(joinedOn, 12)) return null;
  if (latestOf(fullOn, fullPrecision) < joinedOn || joinedOn < '1983-01-01') return null;
  return warn(
    'member.short-probation',
    `从入党到转正不满一年（${joinedOn} 到 ${fullOn}）。请核对两个日期。`,
    {
      field: 'fullOn',
      clause: 'DEV-20 发展党员工作细则第31条',
    },
  );
}

/** Probation lasts a year from the branch meeting (DEV-20); a day known to the month or year gets the benefit of the doubt. */
export function isProbationOverdue(joinedOn: Day, precision: DayPrecision | undefined, today: Day): boolean {
  return today > addYears(latestOf(joinedOn, precision), 1);
}

function checkBranches(
  draft: MemberDraft,
  { managingBranch, membershipBranch }: MemberFacts,
): (Refusal | Warning | null)[] {
  return [
    draft.managingBranchId === undefined
      ? refuse('member.no-branch', '没有填写所在支部。请选择纳入管理的党支部。', {
          field: 'managingBranchId',
        })
      : null,
    refuseEndedBranch(managingBranch, 'managingBranchId'),
    refuseEndedBranch(membershipBranch, 'membershipBranchId'),
    managingBranch !== undefined && tierOfPartyOrgKind(managingBranch.kind) === 'committee'
      ? warn(
          'member.not-in-a-branch',
          `“${managingBranch.name}”不是党支部。党员应编入一个支部，请尽快落实。`,
          {
            field: 'managingBranchId',
            clause: 'TRANS-01 党员教育管理工作条例第25条',
          },
        )
      : null,
    membershipBranch?.functional === true
      ? warn(
          'member.membership-in-functional',
          `“${membershipBranch.name}”是功能型党组织，一般不转入组织关系。请核对。`,
          {
            field: 'membershipBranchId',
            clause: 'SORGP-03',
          },
        )
      : null,
  ];
}

function refuseEndedBranch(branch: BranchFacts | undefined, field: string): Refusal | null {
  if (branch === undefined || branch.endedOn === null) return null;
  return refuse('member.branch-ended', `“${branch.name}”已于 ${branch.endedOn} 撤销。请选择现有的党支部。`, {
    field,
  });
}

/** 党龄 in whole years, from the day of becoming full; a year after joining where that day is not known (DEV-22). Null: unknown or not full. */
export function partyAgeOn(
  member: Pick<MemberDraft, 'status' | 'joinedOn' | 'fullOn'>,
  today: Day,
): number | null {
  if (member.status !== 'full') return null;
  const since = member.fullOn ?? (member.joinedOn ? addYears(member.joinedOn, 1) : null);
  return since === null || since > today ? null : ageOn(since, today);
}

/** Whether a change of status is one that the rules know (TRANS-13): who left or died does not return by a change. */
export function checkStatusChange(from: MemberStatus, to: MemberStatus): Refusal | null {
  if (from === to || !['left', 'cancelled', 'dead'].includes(from)) {
    return from === 'full' && (to === 'probationary' || to === 'cancelled')
      ? refuse(
          'member.status-backwards',
          '正式党员不能改为预备党员或取消预备资格。原来登记有误的，请选择“更正”并写明原因。',
          {
            field: 'status',
          },
        )
      : null;
  }
  return refuse(
    'member.status-final',
    '已出党、取消资格或死亡的记录不能再改状态。重新入党的按新党员登记；原来登记有误的，请选择“更正”并写明原因。',
    {
      field: 'status',
      clause: 'TRANS-13 党员教育管理工作条例第30至31条',
    },
  );
}
