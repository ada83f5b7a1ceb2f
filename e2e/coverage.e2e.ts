import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessibilityFaults,
  expectWhole,
  openPage,
  openDemoWorld,
  SCREENS,
  signIn,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Story 3: read coverage, open a number to its list, a row to its record. */
describe.each(SCREENS)('coverage on a %s', (screen) => {
  it('opens from the figure to the list to the record, and back to the same figure', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await page.goto('/coverage');
    await page.getByRole('button', { name: '组织覆盖已覆盖 42' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('共 42 条').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const first = drawer.locator('.row-link').first();
    const name = (await first.innerText()).trim();
    await first.click();
    await page.waitForURL(/\/social-orgs\/[0-9a-f-]{36}/);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(name);
    await page.goBack();
    await page.waitForURL(/\/coverage/);
    await page.getByRole('button', { name: '组织覆盖已覆盖 42' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('leads from the roll to its lists, as the workbench does', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    for (const [start, figure, list] of [
      ['/coverage', /^党组织 37/, '党组织'],
      ['/coverage', /^党员 678/, '党员'],
      ['/', /^党组织 37/, '党组织'],
      ['/', /关系未转入 \d/, '党员'],
    ] as const) {
      await page.goto(start);
      const link = page.getByRole('link', { name: figure }).first();
      const count = /\d+/.exec(await link.innerText())?.[0];
      await link.click();
      await page.getByRole('heading', { level: 1, name: list }).waitFor();
      await page.getByText(`共 ${count} 条`).waitFor();
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it('shows another definition, another day and the trend by its address alone', async () => {
    const { page, context } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await page.goto('/coverage?definition=party_statistics');
    await page.getByRole('button', { name: '组织覆盖已覆盖 36' }).waitFor();
    await page.goto('/coverage?on=2022-06-30');
    await noteOf(page, '截至 2022-06-30');
    await page.goto('/coverage?show=trend');
    await page.getByRole('img', { name: /每月月末/ }).waitFor();
    await context.close();
  });
});

/** Story 6 of the officer's desk: what changed between two days, and the paragraph for the report. */
describe.each(SCREENS)('a comparison on a %s', (screen) => {
  it('leads from the number that came in to who came in, and from the paragraph to the same list', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await page.goto('/coverage?show=compare&from=2023-12-31');
    const entered = page.getByRole('button', { name: /^组织覆盖进入 \d+/ });
    const count = /\d+/.exec(await entered.innerText())?.[0];
    await entered.click();
    const list = page.getByRole('region', { name: '组织覆盖进入的社会组织' });
    await list.getByText(`共 ${count} 条`).waitFor();
    await expectWhole(page);
    await page.getByText('一段话', { exact: true }).click();
    const told = page.getByRole('region', { name: '一段话' });
    const link = told.getByRole('link').nth(3);
    const number = await link.innerText();
    await expectWhole(page);
    await link.click();
    await page.getByRole('region', { name: '社会组织进入的社会组织' }).getByText(`共 ${number} 条`).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** Story 8: how the members, or the secretaries, are made up. */
describe.each(SCREENS)('the structure on a %s', (screen) => {
  it('leads from a number to just as many members', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    for (const start of ['/members/structure', '/members/structure?post=secretary']) {
      await page.goto(start);
      const women = page.getByRole('link', { name: /^女 \d+/ });
      const count = await women.innerText();
      await expectWhole(page);
      await women.click();
      await page.getByRole('heading', { level: 1, name: '党员' }).waitFor();
      await page.getByText(`共 ${count} 条`).waitFor();
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** Story 9: what somebody has narrowed a list to is there again by its name. */
it.each(SCREENS)('filters and columns are kept under a name and come back, on a %s', async (screen) => {
  const { page, context, faults } = await openPage(world, screen);
  await signIn(page, world, 'officer');
  await page.goto('/social-orgs?type=association&covered=formal');
  const wide = screen === 'desktop';
  if (wide) await chooseColumn(page, '成立日期', true);
  await page.getByRole('button', { name: '常用视图' }).click();
  await page.getByLabel('把筛选和列保存为').fill(`已覆盖的社团（${screen}）`);
  await page.getByRole('button', { name: /^保\s*存$/ }).click();
  const first = `已覆盖的社团（${screen}）`;
  await page.getByRole('button', { name: `给视图“${first}”改名` }).click();
  await page.getByLabel('视图的新名称').fill(`有党组织的社团（${screen}）`);
  await page.keyboard.press('Enter');
  const kept = page.getByRole('link', { name: `有党组织的社团（${screen}）` });
  await kept.waitFor();
  await expectWhole(page);
  if (wide) await chooseColumn(page, '成立日期', false);
  await page.goto('/social-orgs');
  await page.getByRole('button', { name: '常用视图' }).click();
  await kept.click();
  await page.waitForURL(/type=association&covered=formal/);
  if (wide) await page.getByRole('columnheader', { name: '成立日期' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

async function chooseColumn(page: Page, title: string, shown: boolean): Promise<void> {
  await page.getByRole('button', { name: '选择显示的列' }).click();
  await page.getByRole('checkbox', { name: title }).setChecked(shown);
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: title }).waitFor({ state: shown ? 'visible' : 'detached' });
}

async function noteOf(page: Page, text: string): Promise<void> {
  await page.getByText(text, { exact: false }).first().waitFor();
}
