import { permissions } from '../../features/access/role.ts';
import { readingOf } from '../../features/audit/exported.ts';
import { writeExport } from '../../features/audit/server/public.ts';
import { type PrintListCode, printListCodes, printLists } from '../../features/prints/print-list.ts';
import { makePdf, releasePrint } from '../../features/prints/server/public.ts';
import { isDay } from '../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { findFonts } from '../../platform/server/pdf/find-fonts.ts';
import { createPlainPrinter } from '../../platform/server/pdf/list-printer.ts';
import { type Command, readArguments } from './command.ts';
import { findPlaces } from './find-place.ts';
import { atWorkplace, type Workplace } from './open-workplace.ts';
import { readNarrowing } from './print-narrowing.ts';
import { beginFile } from './write-whole.ts';

const OPTIONS = {
  purpose: { type: 'string' },
  scope: { type: 'string', multiple: true },
  own: { type: 'boolean', default: false },
  on: { type: 'string' },
  year: { type: 'string' },
  sector: { type: 'string', multiple: true },
  type: { type: 'string', multiple: true },
  body: { type: 'string' },
  kind: { type: 'string', multiple: true },
  status: { type: 'string', multiple: true },
  unit: { type: 'string' },
  preparer: { type: 'string' },
  reviewer: { type: 'string' },
  title: { type: 'string' },
  as: { type: 'string' },
} as const;

/** Prints one of the lists that every office keeps; the file's ending says whether on A4 or as a sheet. */
export const printCommand: Command = {
  name: 'print',
  usage:
    'print <名册> <文件.pdf|文件.xlsx> --purpose 用途 [--scope 代码] [--own] [--on 日期] [--year 年度] [--sector 行业] [--type 类型] [--body 业务主管单位] [--kind 类别] [--status 状态] [--as 登录名]',
  summary: '打印名册（A4 横向 PDF，或同样内容的 xlsx）',
  details: [
    `名册：${printListCodes.map((code) => `${code}（${printLists[code].name}）`).join('、')}`,
    '--purpose   必须写明用途，记入导出记录；公民身份号码和党员电话只显示首尾',
    '--scope     行政区划代码，或党组织的编码、编号；不写则为全部；两种各写一个，则两者都要符合；--own 只要本级',
    '--on        例如 2025-12-31；不写则为今天',
    '--year      年检未报的年度；不写则为上一年',
    '--sector    行业；--type 社会组织类型；--kind 党组织类别；--status 党员状态：写名称或代码，可以写几个',
    '--body      业务主管单位的全称，或编号',
    '--title、--unit、--preparer、--reviewer   标题、填报单位、填报人、审核人',
  ],
  async run(args, terminal) {
    const options = readArguments(args, OPTIONS, ['<名册>', '<文件>']);
    if (isRefusal(options)) return options;
    const [list = '', file = ''] = options.positionals;
    const {
      purpose = '',
      scope,
      own,
      on,
      year,
      as,
      sector,
      type,
      body,
      kind,
      status,
      ...heading
    } = options.values;
    if (!isPrintList(list)) return refuseList(list);
    const refusal = refusePrint(file, purpose, on, year);
    if (refusal !== null) return refusal;
    const target = await beginFile(file);
    if (isRefusal(target)) return target;
    const needed = [permissions.runExports, readingOf[printLists[list].kind]];
    try {
      return await atWorkplace(
        terminal,
        { command: 'print', args, as, permissions: needed },
        async (workplace) => {
          const place = await findPlaces(workplace, scope);
          if (isRefusal(place)) return place;
          const narrowing = await readNarrowing(workplace, { sector, type, body, kind, status });
          if (isRefusal(narrowing)) return narrowing;
          const asked = {
            ...place,
            ...heading,
            ...narrowing,
            list,
            on,
            within: own ? ('own' as const) : undefined,
            year: year === undefined ? undefined : Number(year),
          };
          const bytes = await makeFile(
            workplace,
            asked,
            purpose.trim(),
            /\.pdf$/i.test(file) ? 'pdf' : 'xlsx',
          );
          if (isRefusal(bytes)) return bytes;
          const fault = await target.write(bytes);
          if (fault !== null) return fault;
          terminal.say(`已生成 ${file}`);
          return 0;
        },
      );
    } finally {
      await target.discard();
    }
  },
};

type Asked = Parameters<typeof releasePrint>[2];

async function makeFile(
  { appPool: pool, acting, today, installation }: Workplace,
  asked: Asked,
  purpose: string,
  format: 'pdf' | 'xlsx',
): Promise<AsyncIterable<Uint8Array> | Refusal> {
  const printer = createPlainPrinter(() => findFonts(installation.dataFolder));
  const parts = { pool, sealer: createSealer(installation.key), printer };
  const sheet = await releasePrint(parts, acting, asked, { purpose, format }, today);
  if (isRefusal(sheet)) return sheet;
  return format === 'xlsx' ? writeExport(sheet, 'xlsx') : onePiece(await makePdf(printer, sheet));
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function isPrintList(code: string): code is PrintListCode {
  return (printListCodes as readonly string[]).includes(code);
}

function refuseList(list: string): Refusal {
  const known = printListCodes.map((code) => `${code}（${printLists[code].name}）`).join('、');
  return refuse('input.list', `没有名册“${list}”。可打印的有：${known}。`, { value: list });
}

function refusePrint(
  file: string,
  purpose: string,
  on: string | undefined,
  year: string | undefined,
): Refusal | null {
  if (!/\.(pdf|xlsx)$/i.test(file))
    return refuse('input.file', `文件名“${file}”应以 .pdf 或 .xlsx 结尾。`, { value: file });
  if (purpose.trim() === '')
    return refuse('input.purpose', '打印名册须用 --purpose 写明用途，例如 --purpose 年度统计。');
  const dayIsRead: boolean = on === undefined || isDay(on);
  if (!dayIsRead)
    return refuse('input.day', `“${on}”不是有效的日期，请写成 2025-12-31 的样子。`, { value: on });
  if (year !== undefined && !/^(19|20|21)\d{2}$/.test(year))
    return refuse('input.year', `“${year}”不是有效的年度，请写成 2025 的样子。`, { value: year });
  return null;
}
