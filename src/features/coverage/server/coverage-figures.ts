import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { rate } from '../../../platform/kernel/portion.ts';
import { refuse } from '../../../platform/kernel/refusal.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { setUpModes } from '../../codes/tables/party-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import type { CoverageFigures, CoverageGroup, CoverageGrouping, RollCounts } from '../coverage.contract.ts';
import { sizeBandNames } from '../../counting/size-band.ts';
import { type GroupRow, type MeasuresRow } from './measures.queries.ts';

/** One refusal for what is not there and for what lies outside the scope: it must not tell the one from the other. */
export const NOT_COUNTED = refuse('not-found', '没有找到这个地区或党组织，或者它不在您的管理范围内。', {
  field: 'node',
});

/** Shapes one row of sums as the contract has it. */
export function figuresOf(row: MeasuresRow): CoverageFigures {
  return {
    socialOrgs: row.total,
    staff: row.staff,
    volunteers: row.volunteers,
    formalCoverage: { covered: row.formal, total: row.total, rate: rate(row.formal, row.total) },
    workCoverage: { covered: row.work, total: row.total, rate: rate(row.work, row.total) },
    ways: { sole: row.sole, joint: row.joint, attached: row.attached, functional: row.functional },
    establishmentGaps: row.gaps,
    fewMembers: row.few,
    noMembers: row.none,
    unverified: row.unverified,
    exempt: row.exempt,
    responsibilityUnclear: row.unclear,
  };
}

export interface RollRow extends QueryResultRow {
  party_orgs: number;
  branches: number;
  covering: number;
  members: number;
  not_transferred: number;
}

/** The same of Party organisations and members. */
export function rollOf(row: RollRow, on: Day): RollCounts {
  return {
    partyOrgs: { total: row.party_orgs, branches: row.branches, covering: row.covering },
    members: row.members,
    membersNotTransferred: row.not_transferred,
    membersOn: on,
  };
}

/**
 * Names the groups. By children, what is left of the whole stands in a row of its own (本级): organisations that hang on the
 * node itself. A child without organisations (a branch in the Party tree) has nothing to say here.
 */
export function groupsOf(
  rows: readonly GroupRow[],
  whole: CoverageFigures,
  by: CoverageGrouping,
): CoverageGroup[] {
  const groups = rows.map((row) => ({
    key: row.key ?? '',
    label: labelOf(row, by),
    figures: figuresOf(row),
  }));
  const filled = groups.filter((each) => each.figures.socialOrgs > 0);
  if (by !== 'children') return filled;
  const own = groups.reduce((left, each) => subtract(left, each.figures), whole);
  return own.socialOrgs === 0 ? filled : [{ key: 'own', label: '本级', figures: own }, ...filled];
}

const UNKNOWN_LABEL: Readonly<Record<CoverageGrouping, string>> = {
  children: '',
  sector: '未填行业',
  type: '未填类型',
  size: '人数未核实',
  way: '未组建',
  body: '无业务主管单位',
};

function labelOf({ key, label }: GroupRow, by: CoverageGrouping): string {
  if (label !== null) return label;
  if (key === null) return UNKNOWN_LABEL[by];
  if (by === 'type') return nameOfCode(socialOrgTypes, key);
  if (by === 'size') return sizeBandNames[Number(key)] ?? key;
  if (by === 'way') return key === 'functional' ? '功能型' : nameOfCode(setUpModes, key);
  return UNKNOWN_LABEL[by];
}

function subtract(a: CoverageFigures, b: CoverageFigures): CoverageFigures {
  const less = (x: CoverageFigures['formalCoverage'], y: CoverageFigures['formalCoverage']) => {
    const [covered, total] = [x.covered - y.covered, x.total - y.total];
    return { covered, total, rate: rate(covered, total) };
  };
  return {
    socialOrgs: a.socialOrgs - b.socialOrgs,
    staff: a.staff - b.staff,
    volunteers: a.volunteers - b.volunteers,
    formalCoverage: less(a.formalCoverage, b.formalCoverage),
    workCoverage: less(a.workCoverage, b.workCoverage),
    ways: {
      sole: a.ways.sole - b.ways.sole,
      joint: a.ways.joint - b.ways.joint,
      attached: a.ways.attached - b.ways.attached,
      functional: a.ways.functional - b.ways.functional,
    },
    establishmentGaps: a.establishmentGaps - b.establishmentGaps,
    fewMembers: a.fewMembers - b.fewMembers,
    noMembers: a.noMembers - b.noMembers,
    unverified: a.unverified - b.unverified,
    exempt: a.exempt - b.exempt,
    responsibilityUnclear: a.responsibilityUnclear - b.responsibilityUnclear,
  };
}
