import { memberFields } from '../members/member.ts';

/** What a member may ask to have put right (更正申请) and what the branch writes down itself when it says yes. */
export const writtenFields = [
  'name',
  'sex',
  'bornOn',
  'ethnicity',
  'education',
  'identityNumber',
  'phone',
  'joinedOn',
  'fullOn',
  'workPost',
] as const;
export type WrittenField = (typeof writtenFields)[number];

/** What is told in words: the branch changes the record where it belongs, and says what it did. */
export const toldMatters = ['workUnit', 'branch', 'other'] as const;

export const correctable = [...writtenFields, ...toldMatters] as const;
export type Correctable = (typeof correctable)[number];

const TOLD_TITLES = { workUnit: '工作单位', branch: '所在支部或组织关系', other: '其他' } as const;

export const correctableTitles = Object.fromEntries(
  correctable.map((what) => [
    what,
    isWritten(what) ? (memberFields.find(({ field }) => field === what)?.title ?? what) : TOLD_TITLES[what],
  ]),
) as Readonly<Record<Correctable, string>>;

export function isWritten(what: Correctable): what is WrittenField {
  return (writtenFields as readonly string[]).includes(what);
}

export const correctionStates = ['waiting', 'accepted', 'declined'] as const;
export type CorrectionState = (typeof correctionStates)[number];

export const correctionStateNames: Readonly<Record<CorrectionState, string>> = {
  waiting: '等待支部答复',
  accepted: '已更正',
  declined: '未更正',
};
