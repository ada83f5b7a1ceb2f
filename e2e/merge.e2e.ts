import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectWhole, openPage, openDemoWorld, type Screen, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Each screen has a pair of its own: what is kept, and under which name it was entered once more. */
const ORGS: readonly (readonly [screen: Screen, kept: string, double: string])[] = [
  ['desktop', '洋县乒乓球协会', '洋县乒乓球运动联合会'],
  ['phone', '洋县太极拳协会', '洋县太极拳运动联合会'],
];

/** Story 7: somebody has entered an organisation a second time; the two become one. */
describe.each(ORGS)('a double on a %s', (screen, kept, double) => {
  it(`${double} goes into ${kept}`, async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await register(page, double);
    await page.getByRole('button', { name: '合并重复记录' }).click();
    await page.getByRole('heading', { level: 1, name: '合并重复的社会组织' }).waitFor();
    await pick(page, '并入的一条', kept);
    await page.getByRole('button', { name: /互\s*换/ }).click();
    await page.getByText('可以合并').waitFor();
    await expectWhole(page);
    await page.getByRole('button', { name: /^合\s*并$/ }).click();
    const dialog = page.getByRole('dialog', { name: '合并两条记录' });
    await dialog.getByText('合并不能撤销').waitFor();
    await dialog.getByRole('button', { name: '确认合并' }).click();
    await page.getByRole('heading', { level: 1, name: kept }).waitFor();
    await page.getByRole('tab', { name: '沿革' }).click();
    await page.getByText('并入重复记录').waitFor();
    await expectWhole(page);
    await page.goto('/search');
    await page.getByLabel('查找的文字').fill(double);
    await page.getByText(`曾用名 ${double}`).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

async function register(page: Page, name: string): Promise<void> {
  await page.goto('/social-orgs');
  await page.getByRole('button', { name: '登记社会组织' }).click();
  const form = page.getByRole('dialog', { name: /登记/ });
  await form.getByLabel('社会组织名称').fill(name);
  await choose(page, '组织类型', '社会团体');
  await form.getByLabel('所属行政区划').fill('洋县');
  await page.locator('.ant-select-tree-node-content-wrapper', { hasText: '洋县' }).first().click();
  await form.getByRole('button', { name: /^(登\s*记|保\s*存)$/ }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-item-option', { hasText: option }).click();
}

async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: new RegExp(label) }).fill(name);
  await page.locator('.ant-select-item-option', { hasText: name }).click();
}
