import { permissions } from '../../features/access/role.ts';
import { endOf, factsOf } from '../../features/search/hit-words.ts';
import { type SearchAnswer, searchQuestion } from '../../features/search/search.contract.ts';
import { findableKinds } from '../../features/search/search.rules.ts';
import { LONGEST_TEXT, recordKindNames, recordKinds } from '../../features/search/search.ts';
import { findRecords } from '../../features/search/server/public.ts';
import { isRefusal, refuse } from '../../platform/kernel/refusal.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { type Command, readArguments, type Terminal } from './command.ts';
import { atWorkplace } from './open-workplace.ts';

const MOST_SHOWN = 100;

/** Finds organisations, Party organisations and members as the box of the web does. */
export const searchCommand: Command = {
  name: 'search',
  usage: 'search <文字> [--json] [--as 登录名]',
  summary: '查找社会组织、党组织和党员',
  details: [
    '文字   名称的一部分、拼音首字母（如 yxzyz）、代码的末 4 位或任意连续 5 位以上；',
    '       完整的公民身份号码只在管理范围内查找党员',
  ],
  async run(args, terminal) {
    const options = readArguments(
      args,
      { json: { type: 'boolean', default: false }, as: { type: 'string' } },
      ['<文字>'],
    );
    if (isRefusal(options)) return options;
    const { json, as } = options.values;
    const asked = searchQuestion.safeParse({ text: options.positionals[0], size: MOST_SHOWN });
    if (!asked.success) return refuse('input.text', `请写出要找的文字，不超过 ${LONGEST_TEXT} 个字。`);
    // Whom somebody looked for is no business of the record of runs.
    const frame = { command: 'search', args: ['…'], as, permissions: [permissions.readSocialOrgs] };
    return atWorkplace(
      terminal,
      frame,
      async ({ appPool: pool, acting, installation, today, permissions: held }) => {
        const kinds = held === null ? recordKinds : findableKinds(held);
        const sealer = createSealer(installation.key);
        const answer = await findRecords({ pool, sealer }, acting, kinds, asked.data, today);
        if (isRefusal(answer)) return answer;
        if (json)
          terminal.print(JSON.stringify({ groups: answer.groups, byNumber: answer.byNumber }, null, 2));
        else printHits(terminal, answer);
        return 0;
      },
    );
  },
};

function printHits(terminal: Terminal, { groups, byNumber }: SearchAnswer): void {
  if (groups.length === 0) terminal.print(byNumber ? '管理范围内没有这位党员。' : '没有找到。');
  for (const { kind, count, capped, rows } of groups) {
    terminal.print(`${recordKindNames[kind]}（${count}${capped ? ' 以上' : ''}）`);
    for (const hit of rows)
      terminal.print(
        `  ${[hit.name, endOf(hit), ...factsOf(hit)].filter((each) => each !== null).join('  ')}`,
      );
  }
}
