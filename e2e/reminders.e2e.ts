import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atRest, expectWhole, openDemoWorld, openPage, SCREENS, SIZES, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

const partOf = (page: Page) => page.getByRole('region', { name: '提醒', exact: true });

/** Of the own node, which stands at the top of the tree that one sees. */
async function setOwn(page: Page, days: string): Promise<void> {
  await partOf(page).getByRole('button', { name: '设提醒天数' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('党组织', { exact: true }).click();
  await page
    .locator('.ant-select-dropdown:visible')
    .getByText(/党工委|工作委员会|总支部委员会/)
    .first()
    .click();
  await drawer.getByLabel('到期后超过').fill(days);
  await drawer.getByRole('button', { name: /^保\s*存$/ }).click();
  await drawer.waitFor({ state: 'hidden' });
}

it('an officer sets when the level above is reminded, and sums and list of 应开未开逾期 follow', async () => {
  const below = await openPage(world, 'desktop');
  await signIn(below.page, world, 'suboffice');
  await below.page.goto('/meetings/duty-rules');
  await partOf(below.page).getByText('系统默认，本级和上级都没有另设').waitFor();
  await setOwn(below.page, '60');
  await partOf(below.page)
    .getByRole('row', { name: /总支部委员会.*60/ })
    .waitFor();
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/meetings/duty-rules');
  const part = partOf(page);
  await setOwn(page, '0');
  await part.getByText('党工委设的').waitFor();
  await part.getByRole('row', { name: /总支部委员会.*60/ }).waitFor();
  await expectWhole(page);

  await page.goto('/');
  await page.getByRole('link', { name: /应开未开逾期/ }).click();
  await page.getByRole('heading', { level: 1, name: '应开未开' }).waitFor();
  const raised = page.getByRole('region', { name: '逾期提醒' });
  await raised.getByText('超过 0、60 天').waitFor();
  await raised.getByLabel('发到书记群里的提醒').waitFor();
  await page.getByRole('columnheader', { name: '看哪个月' }).waitFor();
  const totals = page.getByRole('region', { name: '合计' });
  const late = totals.getByRole('link', { name: '主题党日应开未开' });
  const count = Number((await late.innerText()).replace(/\D/g, ''));
  expect(count).toBeGreaterThan(0);
  for (const screen of SCREENS) {
    await page.setViewportSize(SIZES[screen]);
    await expectWhole(page);
  }
  await page.setViewportSize(SIZES.desktop);
  await late.click();
  await page.getByRole('region', { name: '各支部' }).getByText(`共 ${count} 条`).waitFor();

  await page.goto('/meetings/duty-rules');
  await part.getByRole('button', { name: /^取消.*总支部委员会的天数/ }).click();
  await page.getByRole('button', { name: '取消这个天数' }).click();
  await part.getByRole('row', { name: /总支部委员会/ }).waitFor({ state: 'detached' });
  await atRest(page);
  expect([...faults, ...below.faults]).toEqual([]);
  await context.close();
  await below.context.close();
});

it('三问汇总 leads from a number to just as many Party organisations, and to another day', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/meetings/vitality');
  await page.getByRole('heading', { level: 1, name: '三问汇总' }).waitFor();
  const whole = page.getByRole('link', { name: /^\d+ 个党组织$/ });
  const count = (await whole.innerText()).replace(/\D/g, '');
  await expectWhole(page);
  await whole.click();
  await page.getByRole('heading', { level: 1, name: '党组织' }).waitFor();
  await page.getByText(`共 ${count} 条`).waitFor();
  await page.goBack();
  await page.getByRole('combobox', { name: '截至哪一天' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(/^截至/).nth(2).click();
  await page.getByText(/^截至 \d{4}-\d\d-\d\d，共/).waitFor();
  expect(page.url()).toContain('on=');
  await atRest(page);
  expect(faults).toEqual([]);
  await context.close();
});

it('an officer goes through the calendar by month, and subscribes to what is to come and what was held', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/convenings/calendar');
  await page.getByRole('heading', { level: 1, name: '日历' }).waitFor();
  const planned = page.getByRole('region', { name: '年度计划' });
  await planned.getByRole('heading').waitFor();
  for (const screen of SCREENS) {
    await page.setViewportSize(SIZES[screen]);
    await expectWhole(page);
  }
  await page.setViewportSize(SIZES.desktop);
  const panel = page.getByRole('region', { name: '订阅到手机日历' });
  await panel.getByRole('button', { name: '生成订阅地址' }).click();
  await panel.getByText('地址只显示这一次').waitFor();
  const address = await panel.getByLabel('订阅地址').inputValue();
  // Without TLS no program is opened by itself.
  expect(await panel.getByRole('link', { name: /直接加进日历/ }).count()).toBe(0);
  const calendar = await (await fetch(address)).text();
  const starts = [...calendar.matchAll(/DTSTART[^:]*:(\d{8})/g)].map(([, day = '']) => day);
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  expect(starts.some((day) => day < today)).toBe(true);
  expect(starts.some((day) => day >= today)).toBe(true);
  await page.getByRole('button', { name: '上个月' }).click();
  await page.getByText('已登记').first().waitFor();
  await atRest(page);
  expect(faults).toEqual([]);
  await context.close();
});
