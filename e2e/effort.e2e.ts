import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  accessibilityFaults,
  atRest,
  openDemoWorld,
  openPage,
  SCREENS,
  sidewaysOverflow,
  SIZES,
  signIn,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

it('an officer sees what branches are asked for, puts the assumption right, and is told what is there already', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/meetings/effort');
  await page.getByRole('row', { name: /主题党日.*支部工作条例第16条/ }).waitFor();
  for (const screen of SCREENS) {
    await page.setViewportSize(SIZES[screen]);
    await atRest(page);
    expect([await sidewaysOverflow(page), await accessibilityFaults(page)]).toEqual([0, []]);
  }
  await page.setViewportSize(SIZES.desktop);
  await page.getByRole('button', { name: '修改假定' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('手填一栏').fill('20');
  await drawer.getByRole('button', { name: /^保\s*存$/ }).click();
  await page.getByText('手填一栏 20 秒').waitFor();

  await page.goto('/meetings/duty-rules');
  await page.getByRole('button', { name: '设立类型' }).click();
  await drawer.getByLabel('党组织', { exact: true }).click();
  await page
    .locator('.ant-select-dropdown:visible')
    .getByText(/党工委|工作委员会/)
    .first()
    .click();
  await drawer.getByLabel('名称').fill('廉政党课');
  await drawer.getByText('“廉政党课”看来就是条例规定的“党课”').waitFor();
  await atRest(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  await drawer.getByRole('link', { name: '看“党课”的记录' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it('an officer tells the branches ahead of an inspection, and a secretary reads of it on a phone', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/inspections');
  await page.getByRole('button', { name: '安排检查' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('党组织', { exact: true }).click();
  await page
    .locator('.ant-select-dropdown:visible')
    .getByText(/党工委|工作委员会/)
    .first()
    .click();
  await drawer.getByLabel('检查名称').fill('下半年党建督查');
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await drawer.getByLabel('日期').fill(day);
  await page.keyboard.press('Enter');
  await drawer.getByLabel('依据').fill('督查检查考核计划');
  await drawer.getByRole('button', { name: /^安\s*排$/ }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: new RegExp(`下半年党建督查.*${day}.*未到`) }).waitFor();

  const phone = await openPage(world, 'phone');
  await signIn(phone.page, world, 'secretary');
  await phone.page.goto('/inspections');
  await phone.page.getByText('上级党组织安排，包括本党组织').waitFor();
  await phone.page.getByText('下半年党建督查').waitFor();
  await atRest(phone.page);
  expect([await sidewaysOverflow(phone.page), await accessibilityFaults(phone.page)]).toEqual([0, []]);
  expect(await phone.page.getByRole('button', { name: '取消下半年党建督查' }).count()).toBe(0);
  expect([faults, phone.faults]).toEqual([[], []]);
  await phone.context.close();
  await context.close();
});
