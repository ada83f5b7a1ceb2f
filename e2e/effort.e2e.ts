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
