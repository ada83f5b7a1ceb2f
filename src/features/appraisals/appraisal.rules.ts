import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse, type Warning, warn } from '../../platform/kernel/refusal.ts';
import { codesOf, nameOfCode } from '../codes/code-table.ts';
import { appraisalGrades } from '../codes/tables/appraisal.ts';
import {
  type AppraisalDraft,
  type AppraisalRoll,
  appraisalSteps,
  FEWEST_SHEETS,
  type RatingSums,
} from './appraisal.ts';

const CLAUSE = 'MEET-07 支部工作条例第18条';
const SECRET = 'GEN-07';

/** Whether a Party organisation holds appraisals of its own. */
export function checkRound(
  host: { readonly name: string; readonly branch: boolean; readonly special: boolean },
  year: number,
  today: Day,
): Refusal[] {
  if (host.special) {
    return [
      refuse(
        'appraisal.not-theirs',
        `${host.name}是功能型或临时党组织，不转接组织关系，民主评议在党员所在支部进行。`,
        {
          field: 'partyOrgId',
          clause: 'BRANCH-07 支部工作条例第8条',
        },
      ),
    ];
  }
  if (!host.branch) {
    return [
      refuse('appraisal.not-branch', `${host.name}不是党支部，民主评议由党支部开展。`, {
        field: 'partyOrgId',
        clause: CLAUSE,
      }),
    ];
  }
  if (year > Number(today.slice(0, 4))) {
    return [refuse('appraisal.future', `${year} 年还没有到。`, { field: 'year' })];
  }
  return [];
}

/** What can't be: steps out of their order, sums over the sheets, grades for who gets none. */
export function checkAppraisal(draft: AppraisalDraft, roll: readonly AppraisalRoll[], today: Day): Refusal[] {
  return [...checkSteps(draft, today), ...checkSheets(draft, roll), ...checkMembers(draft, roll)];
}

function checkSteps(draft: AppraisalDraft, today: Day): Refusal[] {
  const found: Refusal[] = [];
  for (const [at, { field, name }] of appraisalSteps.entries()) {
    const day = draft[field];
    const before = appraisalSteps[at - 1];
    const dayBefore = before === undefined ? null : draft[before.field];
    if (day === null) continue;
    if (day > today) found.push(refuse('appraisal.day', `${name}：${day} 还没有到。`, { field }));
    if (before === undefined) continue;
    if (dayBefore === null || day < dayBefore) {
      const told = dayBefore === null ? `还没有登记${before.name}` : `${before.name}是 ${dayBefore}`;
      found.push(
        refuse(
          'appraisal.order',
          `${name} ${day}：${told}，${before.name}在前，${name}在后（可以同一天）。`,
          {
            field,
            clause: CLAUSE,
          },
        ),
      );
    }
  }
  if ((draft.opinionOn === null) !== (draft.opinionBy === null)) {
    found.push(
      refuse('appraisal.opinion', '评定意见的日期和由谁提出，请一起填写。', {
        field: 'opinionBy',
        clause: CLAUSE,
      }),
    );
  }
  return found;
}

function checkSheets({ sheets }: AppraisalDraft, roll: readonly AppraisalRoll[]): Refusal[] {
  const at = { field: 'sheets', clause: SECRET };
  if (sheets === null) return [];
  if (sheets > roll.length) {
    return [
      refuse('appraisal.more-sheets', `收回测评票 ${sheets} 张，多于参加评议的 ${roll.length} 人。`, at),
    ];
  }
  if (sheets < FEWEST_SHEETS) {
    return [
      refuse(
        'appraisal.few-sheets',
        `测评票只有 ${sheets} 张，登记得票会看出谁投了什么。不足 ${FEWEST_SHEETS} 张的不登记得票，只登记评定意见。`,
        at,
      ),
    ];
  }
  return [];
}

function checkMembers(
  { members, sheets, opinionOn, ratingOn }: AppraisalDraft,
  roll: readonly AppraisalRoll[],
): Refusal[] {
  const known = new Map(roll.map((each) => [each.id, each]));
  if (new Set(members.map(({ memberId }) => memberId)).size !== members.length) {
    return [refuse('appraisal.twice', '同一名党员写了两次。', { field: 'members' })];
  }
  return members.flatMap(({ memberId, sums, grade }, at) => {
    const member = known.get(memberId);
    const told = (code: string, message: string, clause: string) => [
      refuse(code, message, { field: `members.${at}`, clause }),
    ];
    if (member === undefined) return told('appraisal.stranger', '名单里没有这名党员，请重新打开。', CLAUSE);
    if (sums === null && grade === null) return [];
    if (!member.graded) {
      return told(
        'appraisal.no-grade',
        `${member.name}参加评议，不评定等次（预备党员，或组织关系不在本支部）。`,
        'MEET-13 年度民主评议通知',
      );
    }
    if (sums !== null && (sheets === null || ratingOn === null)) {
      return told(
        'appraisal.no-sheets',
        `${member.name}有测评得票：请先填民主测评的日期和收回的测评票。`,
        CLAUSE,
      );
    }
    if (sums !== null && sheets !== null && sumOf(sums) > sheets) {
      return told(
        'appraisal.more-votes',
        `${member.name}：${sumText(sums)} 票，多于收回的测评票 ${sheets} 张。`,
        SECRET,
      );
    }
    if (grade !== null && opinionOn === null) {
      return told('appraisal.no-opinion', `${member.name}已评定：请填写评定意见的日期和由谁提出。`, CLAUSE);
    }
    return [];
  });
}

const GRADES = codesOf(appraisalGrades);
const sumOf = (sums: RatingSums) => GRADES.reduce((sum, grade) => sum + sums[grade], 0);
const sumText = (sums: RatingSums) =>
  `${GRADES.map((grade) => `${nameOfCode(appraisalGrades, grade)} ${sums[grade]}`).join(' + ')} = ${sumOf(sums)}`;

/** How many may be 优秀 by the notice of the year (low): told with its arithmetic, and stops nothing. */
export function warnOfCap(
  { capPercent, members }: Pick<AppraisalDraft, 'capPercent' | 'members'>,
  roll: readonly AppraisalRoll[],
): Warning[] {
  const graded = roll.filter((each) => each.graded).length;
  const excellent = members.filter(({ grade }) => grade === 'excellent').length;
  if (capPercent === null || 100 * excellent <= capPercent * graded) return [];
  return [
    warn(
      'appraisal.cap',
      `优秀 ${excellent} 人，参加评定 ${graded} 人，本年通知的上限 ${capPercent}% 是 ${Math.floor((capPercent * graded) / 100)} 人。`,
      { clause: 'MEET-13 年度民主评议通知' },
    ),
  ];
}
