import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectWhole, openDemoWorld, openPage, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Story 7: a declared number that the roll contradicts is decided on, found again and opened anew. */
it('账实不符 is settled row by row, and undone', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/mismatches?q=太极拳');
  await page.getByText('共 2 条').waitFor();
  await expectWhole(page);
  await page.getByRole('button', { name: '核定 洋县太极拳协会' }).first().click();
  const form = page.getByRole('dialog', { name: '核定：洋县太极拳协会' });
  await form.getByLabel('理由').fill('一名党员已迁出，季报还没有更新');
  await expectWhole(page);
  await form.getByRole('button', { name: /^保\s*存$/ }).click();
  await page.getByText('共 1 条').waitFor();
  await page.goto('/mismatches?q=太极拳&state=settled');
  await page.getByText('一名党员已迁出，季报还没有更新').waitFor();
  await expectWhole(page);
  await page.getByRole('button', { name: '撤销核定 洋县太极拳协会' }).click();
  await page.getByText('没有符合条件的填报数。').waitFor();
  await page.goto('/mismatches?q=太极拳');
  await page.getByText('共 2 条').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
