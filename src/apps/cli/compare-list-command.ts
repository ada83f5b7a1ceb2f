import { basename } from 'node:path';
import { permissions } from '../../features/access/role.ts';
import {
  type DifferenceKind,
  differenceKinds,
  differenceNames,
  differenceTitles,
  reachTitles,
} from '../../features/complete-lists/complete-list.ts';
import type { DifferenceView } from '../../features/complete-lists/complete-lists.contract.ts';
import { doubtText, isHalfFile } from '../../features/complete-lists/list-scope.rules.ts';
import { type ComparedFile, compareFile } from '../../features/complete-lists/server/public.ts';
import { openUploadFolder } from '../../features/imports/server/public.ts';
import { toRegionCode } from '../../features/places/region.rules.ts';
import { isDay } from '../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { type Command, readArguments, type Terminal } from './command.ts';
import { atWorkplace } from './open-workplace.ts';
import { readInput } from './read-input.ts';

/** Lays a registering department's complete list beside the records; stores nothing unless asked. */
export const compareListCommand: Command = {
  name: 'compare-list',
  usage:
    'compare-list <文件> [--on 名单日期] [--region 代码] [--reach own|below] [--complete] [--store] [--json] [--as 登录名]',
  summary: '与登记管理机关的全量名单比对（.xlsx、.xls、.csv），列出五类差异，不改动任何记录',
  details: [
    '--on         名单反映的是哪一天；不写则为今天',
    '--region     名单是哪里的；不写则为本单位所在的行政区划',
    '--reach      own 只有本级登记的，below 还有下级登记的；不写则按名单内容判断',
    '--complete   在册的缺了 20% 以上时，确认它仍是全量名单',
    '--store      保存比对结果和文件，到“全量名单比对”页面逐条处理',
    '退出状态：0 已比对；1 已比对，有无法比对的行，或缺了 20% 以上而没有写 --complete；2 未能运行',
  ],
  async run(args, terminal) {
    const options = readArguments(
      args,
      {
        on: { type: 'string' },
        region: { type: 'string' },
        reach: { type: 'string' },
        complete: { type: 'boolean', default: false },
        store: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        as: { type: 'string' },
      },
      ['<文件>'],
    );
    if (isRefusal(options)) return options;
    const [file = ''] = options.positionals;
    const { as, store, json, complete } = options.values;
    const asked = readQuestion(options.values);
    if (isRefusal(asked)) return asked;
    const bytes = await readInput(file);
    if (isRefusal(bytes)) return bytes;
    return atWorkplace(
      terminal,
      { command: 'compare-list', args, as, permissions: [permissions.runImports] },
      async ({ installation, appPool: pool, acting, today }) => {
        if (asked.listedOn !== undefined && asked.listedOn > today)
          return refuse('input.day', `名单日期“${asked.listedOn}”晚于今天，请改为今天或更早的日期。`);
        const { dataFolder, key } = installation;
        const sealer = createSealer(key);
        const keepIn = store ? openUploadFolder(dataFolder, sealer) : null;
        const fileName = basename(file);
        const compared = await compareFile({
          pool,
          acting,
          bytes,
          fileName,
          today,
          sealer,
          keepIn,
          ...asked,
        });
        if (isRefusal(compared)) return compared;
        const asks = isHalfFile(compared) && !complete;
        if (asks) terminal.say(`${doubtText(compared)}确认是全量名单，请加 --complete 再运行。`);
        if (json) terminal.print(JSON.stringify(summarise(compared, asks), null, 2));
        else printLists(terminal, compared, asks);
        if (store) terminal.say('比对结果已保存，请到“导入”下的“全量名单比对”里逐条处理。');
        return asks || compared.refused.length > 0 ? 1 : 0;
      },
    );
  },
};

interface Question {
  readonly listedOn?: string | undefined;
  readonly regionCode?: string | undefined;
  readonly reach?: 'own' | 'below' | undefined;
}

function readQuestion(values: {
  readonly on?: string | undefined;
  readonly region?: string | undefined;
  readonly reach?: string | undefined;
}): Question | Refusal {
  const { on, region, reach } = values;
  const dayIsRead: boolean = on === undefined || isDay(on);
  if (!dayIsRead)
    return refuse('input.day', `“${on}”不是有效的日期，请写成 2025-12-31 的样子。`, { value: on });
  const regionCode = region === undefined ? undefined : toRegionCode(region);
  if (regionCode === null)
    return refuse('input.region', `“${region}”不是行政区划代码，请写成 610723 的样子。`, { value: region });
  if (reach !== undefined && reach !== 'own' && reach !== 'below')
    return refuse('input.reach', `--reach 后面要写 own 或 below，不能是“${reach}”。`, { value: reach });
  return { listedOn: on, regionCode, reach };
}

/** As programs read it. Of a list that may be half a file, what it would have us lack is counted and not listed. */
function summarise(compared: ComparedFile, asks: boolean) {
  const { listedOn, regionCode, reach, ours, absent, counts, lists, refused } = compared;
  const { matched, new: created, refused: refusedRows, skipped } = counts;
  const listOf = (kind: DifferenceKind) => ({
    count: lists[kind].length,
    rows: asks && kind === 'ours_only' ? [] : lists[kind].map(rowOf),
  });
  return {
    on: listedOn,
    region: regionCode,
    reach,
    socialOrgs: ours,
    absent,
    asksAgain: asks,
    rows: {
      read: matched + created + refusedRows + skipped,
      matched,
      new: created,
      refused: refusedRows,
      skipped,
    },
    ...Object.fromEntries(differenceKinds.map((kind) => [differenceNames[kind], listOf(kind)])),
    refused: refused.map(({ row, reasons }) => ({
      row,
      reasons: reasons.map(({ field, code, message }) => ({ field, code, message })),
    })),
  };
}

function rowOf({ row, name, creditCode, socialOrg, lines, state, reason }: DifferenceView) {
  return {
    row,
    name,
    creditCode,
    socialOrg: socialOrg === null ? null : { id: socialOrg.id, name: socialOrg.name },
    fields: Object.fromEntries(lines.map(({ field, theirs, ours }) => [field, { theirs, ours }])),
    // Declined on an earlier list of the place: it is not asked again.
    ...(state === 'declined' ? { declined: reason } : {}),
  };
}

function printLists(terminal: Terminal, compared: ComparedFile, asks: boolean): void {
  const { listedOn, reach, ours, counts, lists, refused } = compared;
  const { matched, new: created, refused: refusedRows, skipped } = counts;
  terminal.print(`名单截至 ${listedOn}，${reachTitles[reach]}；范围内在册 ${ours} 家`);
  terminal.print(
    `名单的行：对上 ${matched}，民政有我无 ${created}，无法比对 ${refusedRows}，跳过 ${skipped}`,
  );
  for (const kind of differenceKinds) {
    terminal.print(`${differenceTitles[kind]}：${lists[kind].length}`);
    if (asks && kind === 'ours_only') continue;
    for (const difference of lists[kind]) terminal.print(`  ${sentenceOf(difference)}`);
  }
  for (const { row, reasons } of refused)
    terminal.print(`  第 ${row} 行无法比对：${reasons.map(({ message }) => message).join(' ')}`);
}

function sentenceOf({ kind, row, name, creditCode, socialOrg, lines }: DifferenceView): string {
  const where = row === null ? '' : `第 ${row} 行 `;
  if (kind === 'theirs_only' || kind === 'ours_only')
    return `${where}${name}${creditCode === null ? '' : ` ${creditCode}`}`;
  const sides = lines.map(
    ({ title, theirs, ours }) => `${title} ${theirs ?? '—'}（本系统 ${ours ?? '未登记'}）`,
  );
  return `${where}${socialOrg?.name ?? name}：${sides.join('，')}`;
}
