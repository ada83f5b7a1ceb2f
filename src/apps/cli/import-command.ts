import { constants, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { permissions } from '../../features/access/role.ts';
import { type ImportKind, importKindTitles } from '../../features/imports/import.ts';
import { type ImportResult, runImport } from '../../features/imports/server/public.ts';
import { isRefusal, refuse } from '../../platform/kernel/refusal.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { type Command, readArguments, type Terminal } from './command.ts';
import { atWorkplace } from './open-workplace.ts';
import { readInput } from './read-input.ts';

const KINDS: Readonly<Record<string, ImportKind>> = {
  'social-orgs': 'social_orgs',
  'party-orgs': 'party_orgs',
  members: 'members',
  ledger: 'ledger',
};

/** Imports a ledger with the same checks as the import page. */
export const importCommand: Command = {
  name: 'import',
  usage: `import <${Object.keys(KINDS).join('|')}> <文件> [--dry-run] [--out 标注文件] [--json] [--as 登录名]`,
  summary: '导入台账（.xlsx、.xls、.csv）',
  details: [
    '--dry-run   只核对，不入库',
    '--out       把标注了问题的文件写到这里',
    '退出状态：0 没有不予入库的行；1 有；2 未能运行，没有入库',
  ],
  async run(args, terminal) {
    const options = readArguments(
      args,
      {
        'dry-run': { type: 'boolean', default: false },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
        as: { type: 'string' },
      },
      ['<类别>', '<文件>'],
    );
    if (isRefusal(options)) return options;
    const [kindName = '', file = ''] = options.positionals;
    const kind = KINDS[kindName];
    if (kind === undefined) {
      return refuse('input.kind', `不能导入“${kindName}”。可导入的有：${Object.keys(KINDS).join('、')}。`);
    }
    const bytes = await readInput(file);
    if (isRefusal(bytes)) return bytes;
    const { 'dry-run': dryRun, out, json, as } = options.values;
    if (out !== undefined && !(await isWritable(dirname(out)))) {
      return refuse('file.unwritable', `不能在“${dirname(out)}”中写文件，请另选 --out 的位置。`);
    }
    return atWorkplace(
      terminal,
      { command: 'import', args, as, permissions: [permissions.runImports] },
      async (workplace) => {
        const { appPool: pool, acting, today, installation } = workplace;
        const sealer = createSealer(installation.key);
        const fileName = basename(file);
        const result = await runImport({ pool, acting, sealer, kind, bytes, fileName, today, dryRun });
        if (isRefusal(result)) return result;
        await handBack(terminal, result, out);
        if (json) terminal.print(JSON.stringify(summarise(result), null, 2));
        else printResult(terminal, result, kind, dryRun);
        return result.refused.length > 0 ? 1 : 0;
      },
    );
  },
};

/** Asked before anything is stored: afterwards it would be too late to refuse. */
async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** Writes the marked file where it is wanted; without refused rows there is nothing to hand back. */
async function handBack(
  terminal: Terminal,
  { marked }: ImportResult,
  out: string | undefined,
): Promise<void> {
  if (out === undefined) return;
  if (marked === null) return terminal.say('没有不予入库的行，未生成标注文件。');
  await pipeline(Readable.from(marked.content), createWriteStream(out));
  terminal.say(`标注文件已写到 ${out}`);
}

/** As programs read it. */
function summarise({ created, changed, unchanged, skipped, refused }: ImportResult) {
  return { created, changed, unchanged, skipped, refused };
}

function printResult(terminal: Terminal, result: ImportResult, kind: ImportKind, dryRun: boolean): void {
  const { created, changed, unchanged, skipped, refused } = result;
  terminal.print(
    `${importKindTitles[kind]}${dryRun ? '（只核对，未入库）' : ''}：新增 ${created}，变更 ${changed}，无变化 ${unchanged}，跳过 ${skipped}，不予入库 ${refused.length}`,
  );
  for (const { row, reasons } of refused) {
    terminal.print(`  第 ${row} 行：${reasons.map(({ message }) => message).join(' ')}`);
  }
}
