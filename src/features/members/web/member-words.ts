import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import type { Tone } from '../../../platform/web/StatusTag.tsx';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';
import { type MemberStatus, memberStatuses } from '../../codes/tables/member.ts';
import { memberFields } from '../member.ts';
import type { MemberRow } from '../member-list.contract.ts';

type MemberField = (typeof memberFields)[number]['field'];

/** A field's title, the same wherever it stands. */
export function titleOfMemberField(field: MemberField): string {
  return memberFields.find((each) => each.field === field)?.title ?? field;
}

const STATUS_TONES: Readonly<Record<MemberStatus, Tone>> = {
  full: 'good',
  probationary: 'waiting',
  suspended: 'attention',
  left: 'over',
  cancelled: 'over',
  dead: 'over',
};

/** A status by its word, and how it looks. */
export function statusLook(status: string): { readonly name: string; readonly tone: Tone } {
  return {
    name: nameOfCode(memberStatuses, status),
    tone: STATUS_TONES[status as MemberStatus] ?? 'unknown',
  };
}

/** The name of a code; null stays null, for the screen to say that it is not known. */
export function codeName(table: CodeTable, code: string | null): string | null {
  return code === null ? null : nameOfCode(table, code);
}

/** A day no more exactly than it is known: 2012-03-01, 2012-03 or 2012. */
export function partOfDay(on: string | null, precision: string): string | null {
  if (on === null) return null;
  return on.slice(0, LENGTHS[precision as DayPrecision] ?? LENGTHS.day);
}

const LENGTHS: Readonly<Record<DayPrecision, number>> = { day: 10, month: 7, year: 4 };

/** `2022-01-01 至今`, `2022-01-01 至 2025-01-01`; an end is the first day on which it no longer holds. */
export function periodText(fromOn: string, toOn: string | null): string {
  return `${fromOn} 至${toOn === null ? '今' : ` ${toOn}`}`;
}

export function yesNoText(value: boolean | null): string | null {
  if (value === null) return null;
  return value ? '是' : '否';
}

interface PlaceRef {
  readonly id: string;
  readonly name: string | null;
}

/** A branch by its name; one out of sight is there all the same. */
export function branchName({ name }: PlaceRef): string {
  return name ?? '范围外的党组织';
}

/** How the 组织关系 stands to the branch that manages: the same, another one, or outside of this roll. */
export type MembershipKind = 'same' | 'other' | 'outside';

export function membershipKindOf({
  managingBranch,
  membershipBranch,
}: Pick<MemberRow, 'managingBranch' | 'membershipBranch'>): MembershipKind {
  if (membershipBranch === null) return 'outside';
  return membershipBranch.id === managingBranch.id ? 'same' : 'other';
}

/** Where the 组织关系 is, in words. */
export function membershipText(
  member: Pick<MemberRow, 'managingBranch' | 'membershipBranch' | 'membershipElsewhere'>,
): string {
  const { membershipBranch, membershipElsewhere } = member;
  if (membershipBranch !== null) return branchName(membershipBranch);
  return membershipElsewhere === null ? '不在本系统（单位未核实）' : `${membershipElsewhere}（不在本系统）`;
}

/** Where a person works, in words; null: not known. */
export function workUnitText({
  workUnit,
  workUnitText: text,
}: Pick<MemberRow, 'workUnit' | 'workUnitText'>): string | null {
  if (workUnit === null) return text;
  return workUnit.name ?? '范围外的社会组织';
}
