/** A row of a list of members as a draft; branches and work units still by name. */
import type { Day } from '../../platform/kernel/day.ts';
import { addYears } from '../../platform/kernel/day.ts';
import type { DayPrecision } from '../../platform/kernel/parse-day.ts';
import type { Education } from '../codes/tables/education.ts';
import type { MemberStatus, PostLevel } from '../codes/tables/member.ts';
import type { Sex } from '../codes/tables/sex.ts';
import type { MemberDraft } from '../members/member.ts';
import { completeMember } from '../members/member.rules.ts';
import type { ReadRow } from './import-row.ts';

export interface MemberRow {
  readonly row: number;
  readonly draft: MemberDraft;
  readonly managingBranch: string | undefined;
  readonly membershipBranch: string | undefined;
  /** False: the row itself says that the 组织关系 has not been transferred. */
  readonly transferred: boolean | undefined;
  readonly workUnit: string | undefined;
  /** A post in the branch, as a code. */
  readonly partyPost: string | undefined;
}

type EveryField = { [Field in keyof Required<MemberDraft>]: MemberDraft[Field] };

/** Everything that the row itself tells; what the identity number tells is filled in where the row is silent. */
export function memberRowOf({ row, values }: ReadRow, today: Day): MemberRow {
  const { texts, flags, days } = values;
  const { bornOn, joinedOn, fullOn } = days;
  // Every field stands here, said or not: objects of one shape take a third of the memory in a file of 100,000 rows.
  const draft: EveryField = {
    name: texts['name'],
    sex: texts['sex'] as Sex | undefined,
    bornOn: bornOn?.on,
    bornPrecision: bornOn?.precision,
    ethnicity: texts['ethnicity'],
    education: texts['education'] as Education | undefined,
    identityNumber: texts['identityNumber'],
    phone: texts['phone'],
    status: texts['status'] as MemberStatus | undefined,
    joinedOn: joinedOn?.on,
    joinedPrecision: joinedOn?.precision,
    fullOn: fullOn?.on,
    fullPrecision: fullOn?.precision,
    managingBranchId: undefined,
    membershipBranchId: undefined,
    membershipElsewhere: undefined,
    partyGroup: texts['partyGroup'],
    workUnitId: undefined,
    workUnitText: undefined,
    workPost: texts['workPost'] ?? postIn(texts['workUnitAndPost']),
    postLevel: texts['postLevel'] as PostLevel | undefined,
    fullTime: texts['fullTime'] === undefined ? undefined : texts['fullTime'] === 'full_time',
    private: flags['private'],
    extra: undefined,
  };
  return {
    row,
    draft: completeMember(draft, today),
    managingBranch: texts['managingBranch'],
    membershipBranch: texts['membershipBranch'],
    transferred: flags['transferred'],
    workUnit: texts['workUnit'] ?? unitIn(texts['workUnitAndPost']),
    partyPost: texts['partyPost'],
  };
}

/** 某协会 秘书长: what stands behind the last space; without one the whole cell is the unit. */
function postIn(unitAndPost: string | undefined): string | undefined {
  return unitAndPost === undefined ? undefined : /\s(\S{1,20})$/.exec(unitAndPost)?.[1];
}

function unitIn(unitAndPost: string | undefined): string | undefined {
  return unitAndPost?.replace(/\s\S{1,20}$/, '');
}

/** Where a new member's row does not say 正式 or 预备: whoever joined within the last year is on probation. */
export function inferStatus({ joinedOn, fullOn }: MemberDraft, today: Day): 'full' | 'probationary' {
  if (fullOn) return 'full';
  return joinedOn && addYears(joinedOn, 1) > today ? 'probationary' : 'full';
}

export interface MemberLikeness {
  readonly joinedOn: Day | null;
  readonly joinedPrecision: DayPrecision;
  readonly bornOn: Day | null;
  readonly bornPrecision: DayPrecision;
}

/**
 * Whether two records of one name in one branch are one person: by the joining day, else by the birth day, each
 * compared as far as both are known. Nothing to compare: not one person.
 */
export function isSamePerson(a: MemberLikeness, b: MemberLikeness): boolean {
  if (a.joinedOn && b.joinedOn) {
    const same = agree(a.joinedOn, a.joinedPrecision, b.joinedOn, b.joinedPrecision);
    return same && (!a.bornOn || !b.bornOn || agree(a.bornOn, a.bornPrecision, b.bornOn, b.bornPrecision));
  }
  return Boolean(a.bornOn && b.bornOn && agree(a.bornOn, a.bornPrecision, b.bornOn, b.bornPrecision));
}

const KNOWN_LENGTH: Readonly<Record<DayPrecision, number>> = { day: 10, month: 7, year: 4 };

function agree(a: Day, aPrecision: DayPrecision, b: Day, bPrecision: DayPrecision): boolean {
  const length = Math.min(KNOWN_LENGTH[aPrecision], KNOWN_LENGTH[bPrecision]);
  return a.slice(0, length) === b.slice(0, length);
}
