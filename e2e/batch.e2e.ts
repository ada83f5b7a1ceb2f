import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectWhole, openDemoWorld, openPage, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Story 9: rows are chosen, a field is set, what would be changed is seen, and it is undone as one. */
it('an organisation gets another sector, and its own back', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, 'officer', world.password);
  await page.goto('/batches?q=球');
  const boxes = page.locator('tr.ant-table-row .ant-checkbox-input');
  await boxes.first().check();
  await expectWhole(page);
  await page.getByRole('button', { name: /^设置字段/ }).click();
  const form = page.getByRole('dialog', { name: /^设置字段/ });
  await form.getByLabel('行业领域').click();
  await page.locator('.ant-select-item-option', { hasText: '卫生' }).click();
  await form.getByRole('button', { name: '看看会改哪些' }).click();
  const seen = page.getByRole('dialog', { name: '看看会改哪些' });
  await seen.getByText('会改 1 家').waitFor();
  await expectWhole(page);
  await seen.getByRole('button', { name: /^保存/ }).click();
  await page.getByRole('button', { name: '整批撤销' }).click();
  await page.getByText(/^已撤销（/).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
