import { permissions } from '../../features/access/role.ts';
import { nameOfCode } from '../../features/codes/code-table.ts';
import { noPartyReasons } from '../../features/codes/tables/no-party-reason.ts';
import { type GapGroup, gapGroups } from '../../features/counting/counting.rules.ts';
import { clauseTexts, gapGroupNames, proposedWays } from '../../features/gaps/gap.ts';
import type { GapCounts, GapDetail, GapFilter } from '../../features/gaps/gaps.contract.ts';
import { countGaps, settleGapQuestion, walkGaps } from '../../features/gaps/server/public.ts';
import { isDay } from '../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { type Command, readArguments, type Terminal } from './command.ts';
import { findPlace } from './find-place.ts';
import { atWorkplace, type Workplace } from './open-workplace.ts';

/** 未建党组织 under 工作口径: how many of each kind, and each organisation with its proposal. */
export const gapsCommand: Command = {
  name: 'gaps',
  usage: 'gaps [--on 日期] [--scope 代码] [--json] [--as 登录名]',
  summary: '未建党组织名单和组建建议（工作口径）',
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
      { command: 'gaps', args, as, permissions: [permissions.readCoverage] },
      async (workplace) => {
        const place = await findPlace(workplace, scope);
        if (isRefusal(place)) return place;
        const filter = { on, ...place };
        const counts = await countGaps(workplace.appPool, workplace.acting, filter, workplace.today);
        if (isRefusal(counts)) return counts;
        const rows = await readRows(workplace, filter);
        if (isRefusal(rows)) return rows;
        if (json) terminal.print(JSON.stringify(summarise(counts, rows), null, 2));
        else printLists(terminal, counts, rows);
        return 0;
      },
    );
  },
};

async function readRows(
  { appPool, acting, today }: Workplace,
  filter: GapFilter,
): Promise<readonly GapDetail[] | Refusal> {
  const rows: GapDetail[] = [];
  for (const gap of gapGroups) {
    const question = await settleGapQuestion(appPool, acting, { ...filter, gap }, today);
    if (isRefusal(question)) return question;
    for await (const row of walkGaps(appPool, acting, question)) rows.push(row);
  }
  return rows;
}

/** As programs read it. */
function summarise({ waiting: _waiting, ...counts }: GapCounts, rows: readonly GapDetail[]) {
  return {
    ...counts,
    rows: rows.map(({ proposals: [proposal], ...row }) => ({ ...row, proposal: proposal ?? null })),
  };
}

function printLists(terminal: Terminal, counts: GapCounts, rows: readonly GapDetail[]): void {
  const { on, countingDefinition } = counts;
  const numbers: Readonly<Record<GapGroup, number>> = {
    establishment_gap: counts.establishmentGaps,
    few_members: counts.fewMembers,
    no_members: counts.noMembers,
    unverified: counts.unverified,
    exempt: counts.exempt,
  };
  terminal.print(`未建党组织，截至 ${on}，${countingDefinition.name}第 ${countingDefinition.version} 版`);
  for (const gap of gapGroups) {
    terminal.print(`${gapGroupNames[gap]}：${numbers[gap]}`);
    for (const row of rows.filter(({ group }) => group === gap)) terminal.print(`  ${rowText(row)}`);
  }
}

function rowText({ name, reason, exemption, proposals: [proposal] }: GapDetail): string {
  const why = reason === null ? '' : `（${nameOfCode(noPartyReasons, reason.code)}）`;
  if (exemption !== null) return `${name}：${exemption.name}`;
  if (proposal === undefined) return `${name}${why}`;
  const way = nameOfCode(proposedWays, proposal.way);
  return `${name}${why}：${way}。${[...proposal.reasons, clauseTexts[proposal.clause]].join('；')}`;
}
