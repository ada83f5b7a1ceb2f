import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectWhole, openPage, openDemoWorld, type Screen, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Each screen says another purpose, so that neither meets what the other one left on record. */
const SCREENS: readonly (readonly [screen: Screen, purpose: string])[] = [
  ['desktop', '党内统计核对'],
  ['phone', '核对身份信息'],
];

it.each(SCREENS)(
  'a roll of members on a %s: counted, asked what for, saved, on record',
  async (screen, purpose) => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await page.goto('/exports?kind=members&transferred=no');
    const count = page.getByText(/将导出 \d+ 条，管理范围内共 678 条/);
    const rows = Number(/将导出 (\d+)/.exec(await count.innerText())?.[1]);
    expect(rows).toBeGreaterThan(0);
    await expectWhole(page);
    const start = page.getByRole('button', { name: /导\s*出/ });
    await start.click();
    await page.getByText('请写明用途').waitFor();
    await page.getByRole('button', { name: purpose }).click();
    await page.getByLabel('CSV').click();
    const saved = page.waitForEvent('download');
    await start.click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^党员名册 \d{4}-\d\d-\d\d\.csv$/);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
    // A title, who took it out, a header; the rows; perhaps how many are not listed.
    expect(lines[1]).toMatch(new RegExp(`导出人：党工委干部　时间：.*用途：${purpose}`));
    expect(lines.slice(3, 3 + rows)).toHaveLength(rows);
    expect(lines.length - 3 - rows).toBeLessThanOrEqual(1);
    const history = page.getByRole('region', { name: '我的导出记录' });
    await history.getByText(purpose).waitFor();
    expect(await history.innerText()).toMatch(new RegExp(`党员[^]*${rows}[^]*${purpose}`));
    await expectWhole(page);
    expect(faults).toEqual([]);
    await context.close();
  },
);

it('a large roll: asked for, approved by a second person, made, fetched by its asker', async () => {
  const reason = '党内统计核对（全部）';
  const asker = await openPage(world, 'desktop');
  await signIn(asker.page, world, 'officer');
  await asker.page.goto('/exports?kind=members');
  // 7 of 678 are 不公开: they stay out.
  await asker.page.getByText('将导出 671 条，管理范围内共 678 条').waitFor();
  await asker.page.getByText('超过 500 名，须经审批').waitFor();
  await asker.page.getByLabel('用途').fill(reason);
  await asker.page.getByRole('button', { name: '申请导出' }).click();
  await asker.page.getByText(reason).waitFor();
  await asker.page.getByText('待审批').first().waitFor();
  await expectWhole(asker.page);

  const second = await openPage(world, 'desktop');
  await signIn(second.page, world, 'security');
  await second.page.getByText('导出待审批').click();
  await second.page.getByText(reason).waitFor();
  await expectWhole(second.page);
  await second.page
    .getByRole('button', { name: /^同\s*意$/ })
    .first()
    .click();
  await second.page.getByText('没有要审批的导出申请').waitFor();
  expect(second.faults).toEqual([]);
  await second.context.close();

  await asker.page.reload();
  const saved = asker.page.waitForEvent('download');
  await asker.page.getByRole('button', { name: '下载' }).first().click();
  expect((await saved).suggestedFilename()).toMatch(/^党员名册 \d{4}-\d\d-\d\d\.xlsx$/);
  await asker.page.getByText('已下载').first().waitFor();
  expect(asker.faults).toEqual([]);
  await asker.context.close();
});

it('a narrowed list: its count follows, an empty one cannot be taken out', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/exports?kind=social-orgs&covered=none');
  await page.getByText('将导出 0 条，管理范围内共 42 条').waitFor();
  expect(await page.getByRole('button', { name: /导\s*出/ }).isDisabled()).toBe(true);
  await page.goto('/exports?kind=social-orgs&covered=formal&region=610723000');
  await page.getByText(/将导出 \d+ 条，管理范围内共 42 条/).waitFor();
  await choose(page, '覆盖情况');
  await page.getByText(/将导出 \d+ 行（含合计）/).waitFor();
  expect(new URL(page.url()).searchParams.get('region')).toBe('610723000');
  expect(new URL(page.url()).searchParams.get('covered')).toBeNull();
  await expectWhole(page);
  expect(faults).toEqual([]);
  await context.close();
});

it('to a region’s officer no members, to a secretary no coverage; a shared link opens what they may', async () => {
  const { page, context } = await openPage(world, 'desktop');
  await signIn(page, world, 'place');
  await page.goto('/exports?kind=members');
  expect(await offered(page)).toEqual(['社会组织', '党组织', '覆盖情况']);
  await context.close();
  const other = await openPage(world, 'desktop');
  await signIn(other.page, world, 'secretary');
  await other.page.goto('/exports?kind=coverage');
  expect(await offered(other.page)).toEqual(['社会组织', '党组织', '党员']);
  await other.context.close();
});

function choose(page: Page, kind: string): Promise<void> {
  return page.getByLabel('导出什么').getByText(kind, { exact: true }).click();
}

async function offered(page: Page): Promise<string[]> {
  const choices = page.getByLabel('导出什么').locator('label');
  await choices.first().waitFor();
  return choices.allInnerTexts();
}
