/** What two records of one social organisation must keep to before one goes into the other. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { DatedFact } from './merge.ts';
import { checkLonger, findClashes, refuseMembersOfBoth, type Standing } from './merge.rules.ts';

export interface LiveCoverage {
  readonly partyOrgId: string;
  /** Null: out of the caller's sight. */
  readonly partyOrgName: string | null;
}

/** One of the two, as far as it bears on a merge. */
export interface SocialOrgSide extends Standing {
  /** Full and probationary members on the roll whose work unit it is. */
  readonly members: number;
  /** Claims that wait for an answer or stand against another. */
  readonly openClaims: number;
  /** By whom it is covered today. */
  readonly coverage: readonly LiveCoverage[];
  readonly facts: readonly DatedFact[];
}

/** @returns why the two can not be merged as they stand, each with what to end or settle first; none: they can */
export function judgeSocialOrgMerge(keeper: SocialOrgSide, loser: SocialOrgSide): Refusal[] {
  const both = keeper.members > 0 && loser.members > 0;
  return [
    checkLonger(keeper, loser),
    both ? refuseMembersOfBoth('在册党员', '请先把其中一条的党员的工作单位改到另一条，再合并。') : null,
    checkCoverage(keeper, loser),
    checkClaims(loser),
    ...findClashes(keeper.facts, loser.facts),
  ].filter((each) => each !== null);
}

/** Covered today by different Party organisations, each by its own: which of them it is, nobody but a person can say. */
function checkCoverage(keeper: SocialOrgSide, loser: SocialOrgSide): Refusal | null {
  const others = loser.coverage.filter(
    ({ partyOrgId }) => !keeper.coverage.some((each) => each.partyOrgId === partyOrgId),
  );
  if (keeper.coverage.length === 0 || others.length === 0) return null;
  return refuse(
    'merge.covered-by-both',
    `两条记录现在由不同的党组织覆盖：保留的一条是${namesOf(keeper.coverage)}，并入的一条是${namesOf(others)}。请先到不再覆盖的党组织里停止覆盖，再合并。`,
  );
}

function namesOf(coverage: readonly LiveCoverage[]): string {
  return coverage.map(({ partyOrgName }) => `“${partyOrgName ?? '范围外的党组织'}”`).join('、');
}

function checkClaims({ openClaims }: SocialOrgSide): Refusal | null {
  if (openClaims === 0) return null;
  return refuse(
    'merge.open-claims',
    `并入的一条还有 ${openClaims} 件责任认领没有办结。请先在“责任认领”里答复或撤回，再合并。`,
  );
}
