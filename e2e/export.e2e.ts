import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, expectWhole, openPage, openWorld, type Screen, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(['--demo']);
});
afterAll(() => world.close());

/** Each screen says another purpose, so that neither meets what the other one left on record. */
const SCREENS: readonly (readonly [screen: Screen, purpose: string])[] = [
  ['desktop', '党内统计核对'],
  ['phone', '核对身份信息'],
];

describe.each(SCREENS)('导出 on a %s', (screen, purpose) => {
  it('a roll of members: counted, asked what for, saved, on record', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, 'officer', demoPassword(world));
    await page.goto('/exports');
    await choose(page, '党员');
    // 7 of 678 are 不公开: they stay out.
    await page.getByText('将导出 671 条，管理范围内共 678 条').waitFor();
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
    // A title, a header, the rows.
    expect(lines).toHaveLength(2 + 671);
    const history = page.getByRole('region', { name: '我的导出记录' });
    await history.getByText(purpose).waitFor();
    expect(await history.innerText()).toMatch(new RegExp(`党员[^]*671[^]*${purpose}`));
    await expectWhole(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a narrowed list: its count follows, an empty one cannot be taken out', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, 'officer', demoPassword(world));
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
    const { page, context } = await openPage(world, screen);
    await signIn(page, 'place', demoPassword(world));
    await page.goto('/exports?kind=members');
    expect(await offered(page)).toEqual(['社会组织', '党组织', '覆盖情况']);
    await context.close();
    const other = await openPage(world, screen);
    await signIn(other.page, 'secretary', demoPassword(world));
    await other.page.goto('/exports?kind=coverage');
    expect(await offered(other.page)).toEqual(['社会组织', '党组织', '党员']);
    await other.context.close();
  });
});

function choose(page: Page, kind: string): Promise<void> {
  return page.getByLabel('导出什么').getByText(kind, { exact: true }).click();
}

async function offered(page: Page): Promise<string[]> {
  const choices = page.getByLabel('导出什么').locator('label');
  await choices.first().waitFor();
  return choices.allInnerTexts();
}
