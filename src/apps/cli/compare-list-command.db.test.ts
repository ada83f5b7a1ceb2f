import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCreditCode } from '../../features/codes/credit-code.rules.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { readTexts } from '../../platform/testing/workbooks.ts';
import { runCommandLine } from './run-command-line.ts';

let folder: string;
/** Name, code and type of each organisation of the demo county, as a registering department lists them. */
let rows: string[][];
const NEW_CODE = makeCreditCode({ prefix: '51', region: '610723', subject: 'MJX99901' });
const HEAD = ['社会组织名称', '统一社会信用代码', '社会组织类型'];

beforeAll(async () => {
  folder = makeTemporaryFolder();
  expect((await run('demo', 'yangxian')).status).toBe(0);
  const file = join(folder, 'ledger.csv');
  expect((await run('export', 'social-orgs', file)).status).toBe(0);
  const cells = await readTexts(readFileSync(file), 'ledger.csv');
  const head = cells.findIndex((row) => row.includes('统一社会信用代码'));
  const at = ['名称', '统一社会信用代码', '类型'].map((title) =>
    (cells[head] ?? []).findIndex((cell) => cell?.includes(title)),
  );
  rows = cells.slice(head + 1).map((row) => at.map((index) => row[index] ?? ''));
  expect(rows).toHaveLength(42);
}, 120_000);
afterAll(() => removeTemporaryFolder(folder, join(folder, 'data')));

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommandLine(argv, {
    env: { SHEZUTONG_DATA: join(folder, 'data') },
    print: (text) => void out.push(text),
    say: (text) => void err.push(text),
    askSecret: async () => '',
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

function listOf(given: readonly (readonly string[])[]): string {
  const file = join(folder, '全量名单.csv');
  writeFileSync(file, [HEAD, ...given].map((row) => row.join(',')).join('\n'));
  return file;
}

async function compared(given: readonly (readonly string[])[], ...more: string[]) {
  const { status, out } = await run('compare-list', listOf(given), '--json', ...more);
  return { status, lists: JSON.parse(out) };
}

const NOTHING = { count: 0, rows: [] };

describe('compare-list', () => {
  it('finds nothing where both lists are the same', async () => {
    const { status, lists } = await compared(rows);
    expect(status).toBe(0);
    expect(lists).toMatchObject({
      region: '610723000',
      socialOrgs: 42,
      absent: 0,
      asksAgain: false,
      rows: { read: 42, matched: 42, new: 0, refused: 0 },
      theirsOnly: NOTHING,
      oursOnly: NOTHING,
      endedThere: NOTHING,
      renamed: NOTHING,
      differing: NOTHING,
    });
  });

  it('tells who is missing on either side and who was renamed, in JSON and in words', async () => {
    const [first = [], second = [], ...others] = rows;
    const given = [
      ['洋县新登记志愿者协会', NEW_CODE, '社会团体'],
      [`${second[0]}（新）`, second[1] ?? '', second[2] ?? ''],
      ...others,
    ];
    const { status, lists } = await compared(given);
    expect(status).toBe(0);
    expect(lists.theirsOnly).toMatchObject({ count: 1, rows: [{ creditCode: NEW_CODE }] });
    expect(lists.oursOnly).toMatchObject({ count: 1, rows: [{ name: first[0] }] });
    expect(lists.renamed).toMatchObject({ count: 1, rows: [{ socialOrg: { name: second[0] } }] });
    const { out } = await run('compare-list', listOf(given));
    expect(out).toContain('我有民政无：1');
    expect(out).toContain(`  ${first[0]}`);
    expect(out).toContain('更名：1');
  });

  it('asks again of half a file, and lists what is absent once it is said to be whole', async () => {
    const half = rows.slice(0, 20);
    const asked = await compared(half);
    expect(asked).toMatchObject({
      status: 1,
      lists: { asksAgain: true, absent: 22, oursOnly: { count: 22, rows: [] } },
    });
    expect((await run('compare-list', listOf(half))).err).toContain('请加 --complete 再运行');
    const said = await compared(half, '--complete');
    expect(said).toMatchObject({ status: 0, lists: { asksAgain: false, oursOnly: { count: 22 } } });
    expect(said.lists.oursOnly.rows).toHaveLength(22);
  });

  it.each([
    ['a file that is not there', ['compare-list', '没有.csv'], '打不开文件“没有.csv”：没有这个文件'],
    ['a day that is none', ['compare-list', '没有.csv', '--on', '2026-02-30'], '不是有效的日期'],
    ['a region that is none', ['compare-list', '没有.csv', '--region', '洋县'], '不是行政区划代码'],
    ['an unknown reach', ['compare-list', '没有.csv', '--reach', 'all'], '--reach'],
  ])('of %s runs nothing and says why', async (_what, argv, words) => {
    const { status, err } = await run(...argv);
    expect(status).toBe(2);
    expect(err).toContain(words);
  });

  it('changes no record', async () => {
    const { out } = await run('coverage', '--json');
    expect(JSON.parse(out)).toMatchObject({ socialOrgs: 42, staff: 21_984 });
  });
});
