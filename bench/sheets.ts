import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { isRefusal } from '../src/platform/kernel/refusal.ts';
import { type FoundLedger, findLedger } from '../src/platform/server/sheets/find-ledger.ts';
import type { RowMark } from '../src/platform/server/sheets/mark-request.ts';
import { markWorkbook } from '../src/platform/server/sheets/mark-workbook.ts';
import { openWorkbook } from '../src/platform/server/sheets/open-workbook.ts';
import type { Workbook } from '../src/platform/server/sheets/sheet.ts';
import { writeSheet } from '../src/platform/server/sheets/write-sheet.ts';

/**
 * Reads, marks and writes a ledger of 100,000 rows and 12 columns. The floor is the library's bare streaming
 * reader on the same file. Each step runs in a process of its own, so that its peak of memory is its own.
 */
const ROWS = 100_000;
const TITLES = [
  '姓名',
  '身份证号',
  '性别',
  '民族',
  '出生日期',
  '学历',
  '入党时间',
  '党支部',
  '单位',
  '电话',
  '职务',
  '备注',
];

const STEPS: Record<string, (path: string) => Promise<void>> = {
  'library alone, streamed (floor)': async (path) => {
    let rows = 0;
    for await (const row of streamXlsxRows(readFileSync(path))) rows += row.values.length;
  },
  'open, find the header': async (path) => {
    await opened(path);
  },
  'open, read all rows': async (path) => {
    let cells = 0;
    for await (const row of (await opened(path)).sheet.rows()) cells += row.cells.length;
  },
  'open, mark 1,000 refused rows': (path) => mark(path, 1_000),
  'open, mark 100,000 refused rows': (path) => mark(path, ROWS),
  'write all rows': async () => {
    const columns = TITLES.map((title) => ({ title, kind: 'text' as const }));
    await drain(writeSheet({ name: '党员', title: '党员名册', columns, rows: ledger() }));
  },
};

function* ledger(): Generator<(string | null)[]> {
  for (let i = 0; i < ROWS; i++) {
    const serial = String(i).padStart(8, '0');
    const branch = `第${i % 700}党支部`;
    yield [
      `张三${i}`,
      `110101199001${serial.slice(2)}`,
      i % 2 ? '男' : '女',
      '汉族',
      '1990-01-05',
      '大学本科',
      '2010-07',
    ].concat(branch, `某某协会${i % 3000}`, `138${serial}`, '会员');
  }
}

async function opened(path: string): Promise<{ workbook: Workbook } & FoundLedger> {
  const workbook = await openWorkbook(path, '党员.xlsx');
  if (isRefusal(workbook)) throw new Error(workbook.message);
  const search = await findLedger(workbook, (title) => TITLES.includes(title));
  if (isRefusal(search)) throw new Error(search.message);
  return { workbook, ...search.best };
}

async function mark(path: string, refused: number): Promise<void> {
  const request = await opened(path);
  const marks = new Map<number, RowMark>();
  for (let row = 2; row < refused + 2; row++) {
    marks.set(row, { row, reasons: ['身份证号的校验码不对，请核对'], columns: [1] });
  }
  await drain((await markWorkbook({ ...request, marks })).content);
}

async function drain(content: AsyncIterable<Uint8Array>): Promise<void> {
  let size = 0;
  for await (const chunk of content) size += chunk.length;
}

async function runStep(name: string, path: string): Promise<void> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await STEPS[name]?.(path);
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms, cpu: (user + system) / 1000, megabytes }));
}

async function runAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sheets-'));
  try {
    const path = join(folder, 'ledger.xlsx');
    writeFileSync(path, await writeXlsx({ sheets: [{ name: '党员', rows: [TITLES, ...ledger()] }] }));
    let floor = 0;
    for (const name of Object.keys(STEPS)) {
      const output = execFileSync(process.execPath, [
        ...process.execArgv,
        import.meta.filename,
        name,
        path,
      ]).toString();
      const { ms, cpu, megabytes } = JSON.parse(output) as { ms: number; cpu: number; megabytes: number };
      floor ||= cpu;
      const times = `${ms.toFixed(0).padStart(6)} ms  ${cpu.toFixed(0).padStart(6)} ms CPU`;
      console.log(
        `${name.padEnd(34)} ${times}  ${(cpu / floor).toFixed(2)} x floor  ${megabytes.toFixed(0)} MB`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [, , step, path] = process.argv;
await (step !== undefined && path !== undefined ? runStep(step, path) : runAll());
