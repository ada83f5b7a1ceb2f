import { permissions } from '../../features/access/role.ts';
import type { CoverageAnswer, CoverageQuestion } from '../../features/coverage/coverage.contract.ts';
import { readCoverage } from '../../features/coverage/server/public.ts';
import { type PersonCount, tellingTexts } from '../../platform/kernel/small-counts.ts';
import { isDay } from '../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { type Command, readArguments, type Terminal } from './command.ts';
import { findPlace } from './find-place.ts';
import { atWorkplace, type Workplace } from './open-workplace.ts';

/** Coverage of the whole, of a region or of a Party organisation, under 工作口径. */
export const coverageCommand: Command = {
  name: 'coverage',
  usage: 'coverage [--on 日期] [--scope 代码] [--json] [--as 登录名]',
  summary: '覆盖情况（工作口径）',
  details: [
    '--scope   行政区划代码，或党组织的编码、编号；不写则为全部',
    '--on      例如 2025-12-31；不写则为今天',
  ],
  async run(args, terminal) {
    const options = readArguments(
      args,
      {
        on: { type: 'string' },
        scope: { type: 'string' },
        json: { type: 'boolean', default: false },
        as: { type: 'string' },
      },
      [],
    );
    if (isRefusal(options)) return options;
    const { on, scope, json, as } = options.values;
    const dayIsRead: boolean = on === undefined || isDay(on);
    if (!dayIsRead) {
      return refuse('input.day', `“${on}”不是有效的日期，请写成 2025-12-31 的样子。`, { value: on });
    }
    return atWorkplace(
      terminal,
      { command: 'coverage', args, as, permissions: [permissions.readCoverage] },
      async (workplace) => {
        const node = await resolveScope(workplace, scope);
        if (isRefusal(node)) return node;
        const { appPool, acting, today } = workplace;
        const answer = await readCoverage(appPool, acting, { ...node, on }, today);
        if (isRefusal(answer)) return answer;
        const summary = summarise(answer);
        if (json) terminal.print(JSON.stringify(summary, null, 2));
        else printTable(terminal, answer);
        return 0;
      },
    );
  },
};

async function resolveScope(
  workplace: Workplace,
  scope: string | undefined,
): Promise<Pick<CoverageQuestion, 'tree' | 'node'> | Refusal> {
  const place = await findPlace(workplace, scope);
  if (isRefusal(place)) return place;
  if (place.partyOrg !== undefined) return { tree: 'party', node: place.partyOrg };
  return place.region === undefined ? {} : { tree: 'place', node: place.region };
}

/** As programs read it. */
function summarise({ on, node, figures, roll, countingDefinition }: CoverageAnswer) {
  return {
    on,
    scope: { key: node.key, name: node.name },
    countingDefinition,
    socialOrgs: figures.socialOrgs,
    staff: figures.staff,
    volunteers: figures.volunteers,
    partyOrgs: roll?.partyOrgs ?? null,
    members: roll?.members ?? null,
    membersNotTransferred: roll?.membersNotTransferred ?? null,
    formalCoverage: figures.formalCoverage,
    workCoverage: figures.workCoverage,
    ways: figures.ways,
    establishmentGaps: figures.establishmentGaps,
    fewMembers: figures.fewMembers,
    noMembers: figures.noMembers,
    unverified: figures.unverified,
    exempt: figures.exempt,
    responsibilityUnclear: figures.responsibilityUnclear,
  };
}

function printTable(
  terminal: Terminal,
  { on, node, figures, roll, countingDefinition }: CoverageAnswer,
): void {
  const portion = ({ covered, total, rate }: CoverageAnswer['figures']['formalCoverage']) =>
    `${covered} / ${total}${rate === null ? '' : `（${(rate * 100).toFixed(1)}%）`}`;
  const lines: [string, string | number][] = [
    ['社会组织', figures.socialOrgs],
    ['组织覆盖', portion(figures.formalCoverage)],
    ['工作覆盖', portion(figures.workCoverage)],
    ['应建未建', figures.establishmentGaps],
    ['未核实', figures.unverified],
    ['从业人员', figures.staff],
    ['党组织', roll?.partyOrgs.total ?? '—'],
    ['其中党支部', roll?.partyOrgs.branches ?? '—'],
    ['党员', personText(roll?.members)],
    ['其中组织关系未转入', personText(roll?.membersNotTransferred)],
  ];
  terminal.print(`${node.name}，截至 ${on}，${countingDefinition.name}第 ${countingDefinition.version} 版`);
  for (const [title, value] of lines) terminal.print(`  ${title}：${value}`);
}

function personText(count: PersonCount | undefined): string | number {
  if (count === undefined) return '—';
  return typeof count === 'number' ? count : tellingTexts[count];
}
