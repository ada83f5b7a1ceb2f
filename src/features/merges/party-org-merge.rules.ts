/** What two records of one Party organisation must keep to before one goes into the other. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { DatedFact } from './merge.ts';
import { checkLonger, findClashes, refuseMembersOfBoth, type Standing } from './merge.rules.ts';

/** One of the two, as far as it bears on a merge. */
export interface PartyOrgSide extends Standing {
  /** The top of the whole tree, or of the caller's part of it. */
  readonly isTop: boolean;
  /** Party organisations in being that stand directly below. */
  readonly children: number;
  /** Whom it manages today. */
  readonly members: number;
  /** Organisations on which it is named and has yet to answer, by id. */
  readonly namedOn: readonly string[];
  readonly facts: readonly DatedFact[];
}

/** @returns why the two can not be merged as they stand, each with what to end or settle first; none: they can */
export function judgePartyOrgMerge(keeper: PartyOrgSide, loser: PartyOrgSide): Refusal[] {
  const both = keeper.members > 0 && loser.members > 0;
  const named = loser.namedOn.filter((id) => keeper.namedOn.includes(id)).length;
  return [
    loser.isTop ? TOP : null,
    checkLonger(keeper, loser),
    both ? refuseMembersOfBoth('在册党员', '请先把其中一条的党员调整到另一条所在的支部，再合并。') : null,
    checkChildren(loser),
    named > 0 ? refuseNamedTwice(named) : null,
    ...findClashes(keeper.facts, loser.facts),
  ].filter((each) => each !== null);
}

const TOP = refuse(
  'merge.own-top',
  '并入的一条是您管理范围的最上一级，由上级党组织办理。要保留它的，请点“互换”。',
);

/** What stands below has its place by the node above; where it belongs, somebody has to say. */
function checkChildren({ children, name }: PartyOrgSide): Refusal | null {
  if (children === 0) return null;
  return refuse(
    'merge.has-children',
    `“${name}”下面还有 ${children} 个党组织。请点“互换”保留它，或先用“调整上级”把它们移到保留的一条下面。`,
  );
}

function refuseNamedTwice(socialOrgs: number): Refusal {
  return refuse(
    'merge.open-claims',
    `有 ${socialOrgs} 家社会组织的责任认领同时提名了这两条。请先在“责任认领”里答复或撤回其中一件，再合并。`,
  );
}
