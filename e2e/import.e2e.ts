import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCreditCode } from '../src/features/codes/credit-code.rules.ts';
import { makeXlsxOf, readTexts } from '../src/platform/testing/workbooks.ts';
import { expectWhole, openPage, openDemoWorld, type Screen, SCREENS, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Each screen brings organisations of its own: the second one must not find those of the first. */
const BROUGHT: Readonly<Record<Screen, Brought>> = {
  desktop: { places: ['东岭', '西坡', '南塬', '北坝'], subject: 'MJX9001', hands: '人手' },
  phone: { places: ['青溪', '白石', '黄柏', '红岩'], subject: 'MJX9002', hands: '干活的人' },
};

interface Brought {
  readonly places: readonly string[];
  readonly subject: string;
  /** What the office calls its staff: a choice made once is remembered, so the screens can't share it. */
  readonly hands: string;
}

/** Story 2: a ledger as people keep it becomes records; what is refused comes back marked; mended, nothing doubles. */
describe.each(SCREENS)('an import on a %s', (screen) => {
  it('recognises, checks, stores, gives back what is refused and takes the mended file', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await page.goto('/imports');
    await page.getByRole('button', { name: '新导入' }).first().click();
    await page.getByRole('heading', { level: 1, name: '新导入' }).waitFor();
    await page.getByText('每行一个社会组织：').click();
    await expectWhole(page);

    await upload(page, await messyList(screen));
    await expectColumn(page, '单位名称', '社会组织名称（必需）');
    await expectColumn(page, '信用代码', '统一社会信用代码');
    await expectColumn(page, BROUGHT[screen].hands, '附列（原样保存）');
    await expectWhole(page);
    await chooseField(page, BROUGHT[screen].hands, '从业人员数');
    await check(page);
    // Skipped are the title and the sum.
    await expectCounts(page, { 新增: 3, 变更: 0, 无变化: 0, 跳过: 2, 不予入库: 1 });
    await expectWhole(page);

    await countButton(page, '不予入库').click();
    await page.getByText('错误：').waitFor();
    await expectWhole(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载标注文件' }).click();
    const marked = readFileSync(await (await download).path());
    const returned = await readTexts(marked, 'marked.xlsx');
    const faulty = returned.findIndex((cells) => cells.includes(wrongCodeOf(screen)));
    expect(returned[faulty]?.join(' ')).toContain('统一社会信用代码');

    await page.getByRole('button', { name: '入库：新增 3，变更 0' }).click();
    await page.getByText('已入库：新增 3，变更 0。').waitFor();
    await expectWhole(page);

    // The way of a person: the marked file itself, the bad code mended, one figure brought up to date.
    await page.getByRole('button', { name: '再导入一份' }).click();
    const mended = returned.map((cells) =>
      cells.map((text) => (text === wrongCodeOf(screen) ? codeOf(screen, 3) : text === '12' ? '15' : text)),
    );
    await upload(page, await makeXlsxOf(mended));
    // The choice of the first time is remembered.
    await expectColumn(page, BROUGHT[screen].hands, '从业人员数');
    await check(page);
    await expectCounts(page, { 新增: 1, 变更: 1, 无变化: 2, 跳过: 2, 不予入库: 0 });
    await page.getByRole('button', { name: '入库：新增 1，变更 1' }).click();
    await page.getByText('已入库：新增 1，变更 1。').waitFor();

    // It was the wrong file after all: what taking it back would do is shown first, then it is done whole.
    await page.getByRole('button', { name: '撤回这次导入…' }).click();
    await page.getByText('撤除 1 条新增的记录').waitFor();
    await page.getByText('改回 1 条变更过的记录').waitFor();
    await countButton(page, '改回').click();
    await page.getByText('改回：从业人员').waitFor();
    await expectWhole(page);
    await page.getByLabel('撤回原因').fill('拿错了文件');
    await page.getByRole('button', { name: '撤回这次导入', exact: true }).click();
    await page.getByText('已撤回：撤除 1，改回 1，保留 0。').waitFor();
    await page.getByText('原因：拿错了文件').waitFor();
    await expectWhole(page);

    await page.goto('/social-orgs');
    await openFound(page, nameOf(screen, 0));
    await page.getByText(codeOf(screen, 0)).first().waitFor();
    await expectWhole(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a one-sheet ledger brings the organisation, its branch and its secretary', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await page.goto('/imports/new?kind=ledger');
    await upload(page, await oneSheetLedger(screen));
    await expectColumn(page, '党组织名称', '党组织名称');
    await expectColumn(page, '党组织书记', '书记姓名');
    await expectWhole(page);
    await check(page);
    await expectCounts(page, { 新增: 2, 变更: 0, 无变化: 0, 不予入库: 0 });
    await expectWhole(page);
    await page.getByRole('button', { name: '入库：新增 2，变更 0' }).click();
    await page.getByText('已入库：新增 2，变更 0。').waitFor();

    await page.getByRole('link', { name: '查看社会组织' }).click();
    await openFound(page, careHomeOf(screen));
    await page.getByRole('tab', { name: '党组织覆盖' }).click();
    await page
      .getByRole('link', { name: branchOf(screen) })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: branchOf(screen) }).waitFor();
    await page.getByRole('tab', { name: '班子与届次' }).click();
    await page.getByRole('region', { name: '班子和党务工作者' }).getByText('柳示例').waitFor();
    await expectWhole(page);

    await page.goto('/imports/new?kind=ledger');
    await upload(page, await oneSheetLedger(screen));
    await check(page);
    await expectCounts(page, { 新增: 0, 变更: 0, 无变化: 2, 不予入库: 0 });
    expect(faults).toEqual([]);
    await context.close();
  });
});

const careHomeOf = (screen: Screen) => `洋县${BROUGHT[screen].places[0]}养老服务中心`;

const branchOf = (screen: Screen) => `中共${careHomeOf(screen)}支部委员会`;

/** Two organisations in a row each; the first one has a branch. */
function oneSheetLedger(screen: Screen): Promise<Buffer> {
  const code = (end: number) =>
    makeCreditCode({ prefix: '52', region: '610723', subject: `${BROUGHT[screen].subject}${end}` });
  return makeXlsxOf([
    ['洋县两新组织党建台账', null, null, null, null, null],
    ['单位名称', '统一社会信用代码', '从业人员', '党组织名称', '组建方式', '党组织书记'],
    [careHomeOf(screen), code(8), 31, branchOf(screen), '单独建', '柳示例'],
    [`洋县${BROUGHT[screen].places[1]}幼儿园`, code(9), 18, null, null, null],
  ]);
}

const nameOf = (screen: Screen, index: number) => `洋县${BROUGHT[screen].places[index]}水利协会`;

const codeOf = (screen: Screen, index: number) =>
  makeCreditCode({ prefix: '51', region: '610723', subject: `${BROUGHT[screen].subject}${index}` });

/** The last character is another one than the first 17 ask for. */
function wrongCodeOf(screen: Screen): string {
  const right = codeOf(screen, 3);
  return right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
}

/** A title above the header, a column that no field is called, a wrong code, and a sum below. */
function messyList(screen: Screen): Promise<Buffer> {
  const rows = [0, 1, 2].map((index) => [
    index + 1,
    nameOf(screen, index),
    codeOf(screen, index),
    '2015.3.9',
    12 - index,
  ]);
  return makeXlsxOf([
    ['洋县社会组织基本情况统计表（二季度）', null, null, null, null],
    ['序号', '单位名称', '信用代码', '成立时间', BROUGHT[screen].hands],
    ...rows,
    [4, nameOf(screen, 3), wrongCodeOf(screen), '2016年5月', 9],
    ['合计', null, null, null, 42],
  ]);
}

async function upload(page: Page, buffer: Buffer): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').setInputFiles({ name: '社会组织台账.xlsx', mimeType, buffer });
  await page.getByRole('heading', { level: 1, name: '社会组织台账.xlsx' }).waitFor();
  await page.getByRole('heading', { name: '列的对应关系' }).waitFor();
}

/** The select of a column stands in its row, or in its card. */
const fieldChoice = (page: Page, column: string) =>
  page.locator('.column-field-select', { has: page.getByLabel(`“${column}”导入为`) });

async function expectColumn(page: Page, column: string, field: string): Promise<void> {
  await fieldChoice(page, column).getByText(field, { exact: true }).waitFor();
}

async function chooseField(page: Page, column: string, field: string): Promise<void> {
  await fieldChoice(page, column).click();
  await page.getByLabel(`“${column}”导入为`).fill(field);
  await page.locator('.ant-select-item-option', { hasText: field }).first().click();
  await expectColumn(page, column, field);
}

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始核对' }).click();
  await page.getByRole('group', { name: '按结果筛选' }).waitFor();
}

const countButton = (page: Page, outcome: string) =>
  page.getByRole('group', { name: '按结果筛选' }).getByRole('button', { name: outcome });

async function expectCounts(page: Page, counts: Readonly<Record<string, number>>): Promise<void> {
  const shown: Record<string, number> = {};
  for (const outcome of Object.keys(counts)) {
    const text = await countButton(page, outcome).innerText();
    shown[outcome] = Number(/\d+/.exec(text)?.[0]);
  }
  expect(shown).toEqual(counts);
}

/** Searches the list for a name that only one has, and opens it. */
async function openFound(page: Page, name: string): Promise<void> {
  await page.getByLabel('名称或代码').fill(name);
  await page.getByText('共 1 条').waitFor();
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
