import { type Day, partsOf } from '../../platform/kernel/day.ts';
import type { MeetingKind } from '../codes/tables/meeting.ts';
import { dutiesOfYear, linesOfDuties } from '../year-plans/plan-duty.rules.ts';
import type { PlanLine } from '../year-plans/year-plan.ts';
import type { AreaScene } from './area-scene.ts';
import type { DemoPlanTemplate } from './demo.ts';
import type { DrawnUnit } from './draw-party-org.ts';
import { subjectsOf } from './meeting-subjects.ts';
import { type MeetingBranch, planMeetings } from './plan-meetings.ts';
import { createIdSource, createRandom, seedOfPart } from './random.ts';

/** A source of its own: what else is drawn stays the same whether plans are or not. */
const OWN_SEED = 0x91a7;
/** One branch in so many has no plan. */
const WITHOUT = 4;
const MONTHS_BACK = 12;

/** Draws the year's plans of an area's branches; the uppermost office suggests some for the next year too. */
export function drawYearPlans(
  { preset, plan, today, area }: AreaScene,
  committee: DrawnUnit,
  branches: readonly MeetingBranch[],
): void {
  const random = createRandom(seedOfPart(preset.seed ^ OWN_SEED, plan.index));
  const nextId = createIdSource(random, Date.parse(today));
  const { year } = partsOf(today);
  const begun = `${year}-01-12`;
  const setOn = begun < today ? begun : today;
  if (plan.index === 0) {
    for (const of of [year, year + 1]) {
      for (const aim of AIMS) {
        area.planTemplates.push({
          id: nextId(),
          partyOrgId: committee.partyOrg.id,
          partyPos: committee.node.pos,
          year: of,
          setOn: of === year ? setOn : today,
          ...aim,
          lines: suggestedLines(of, aim.topics),
        });
      }
    }
  }
  branches.forEach((branch, at) => {
    const lines = ownLines(branch, year, at);
    if (at % WITHOUT === 1 || lines.length === 0) return;
    area.yearPlans.push({
      id: nextId(),
      partyOrgId: branch.unit.partyOrg.id,
      partyPos: branch.unit.node.pos,
      year,
      lines,
      setBy: branch.posts.find(({ post }) => post === 'secretary')?.personName ?? null,
      setOn,
    });
  });
}

type Aim = Pick<DemoPlanTemplate, 'name' | 'orgTypes' | 'sizeBands'> & {
  /** Of 主题党日, by month. */
  readonly topics: Readonly<Record<number, string>>;
};

const AIMS: readonly Aim[] = [
  {
    name: '小型社会团体',
    orgTypes: ['association'],
    sizeBands: ['0', '1'],
    topics: {
      3: '和会员大会同日召开，通报会费使用',
      5: '走访会员单位',
      9: '行业自律承诺',
      11: '会员代表座谈',
    },
  },
  {
    name: '民办非企业单位（有专职人员）',
    orgTypes: ['service_agency'],
    sizeBands: ['2', '3', '4'],
    topics: { 3: '服务对象回访', 6: '安全检查', 9: '新学期、新学年岗位承诺', 12: '服务质量评议' },
  },
  {
    name: '其他社会组织',
    orgTypes: [],
    sizeBands: [],
    topics: { 4: '公开透明：年度工作报告公示', 7: '重温入党誓词', 10: '志愿服务' },
  },
];

function suggestedLines(year: number, topics: Aim['topics']): PlanLine[] {
  const branch = { usual: true, firstOn: `${year}-01-01`, endedOn: null, committee: [], groups: [] };
  return linesOfDuties(dutiesOfYear(branch, [], year, `${year}-01-01`)).map((line) =>
    line.kinds.includes('theme_day') ? { ...line, topic: topics[line.month] ?? null } : line,
  );
}

/** What the branch's habits come to in the year; what each group holds in a month stands once. */
function ownLines(branch: MeetingBranch, year: number, at: number): PlanLine[] {
  const end: Day = `${year + 1}-01-01`;
  const lines = new Map<string, PlanLine>();
  for (const { kinds, on } of planMeetings(branch, MONTHS_BACK, end)) {
    const { year: of, month } = partsOf(on);
    if (of !== year) continue;
    lines.set(`${month} ${kinds.join(' ')}`, {
      month,
      kinds: [...kinds],
      topic: topicOf(kinds, month + at),
      note: null,
    });
  }
  return [...lines.values()].toSorted((a, b) => a.month - b.month);
}

/** Every other line says what it is about; the rest is left until the notice. */
function topicOf(kinds: readonly MeetingKind[], turn: number): string | null {
  const subjects = subjectsOf(kinds);
  return turn % 2 === 0 ? (subjects[turn % subjects.length]?.topic ?? null) : null;
}
