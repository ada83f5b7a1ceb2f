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
  await signIn(page, world, 'officer');
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
  // The way back stands in the notice, and in the list of what one did.
  await page.getByRole('alert').getByRole('button', { name: '撤销' }).click();
  await page.getByText(/^已撤销（/).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

/** Story 9: an advisor is named for many organisations from a day, and taken away as one. */
it('an advisor is named for many organisations, and taken away as one', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/batches?q=协会');
  const boxes = page.locator('tr.ant-table-row .ant-checkbox-input');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('button', { name: '派驻指导员、联络员' }).click();
  const form = page.getByRole('dialog', { name: /^派驻指导员/ });
  await form.getByLabel('姓名').fill('齐欣');
  await form.getByRole('button', { name: '看看会改哪些' }).click();
  const seen = page.getByRole('dialog', { name: '看看会改哪些' });
  await seen.getByText('会改 2 家').waitFor();
  await expectWhole(page);
  await seen.getByRole('button', { name: /^保存/ }).click();
  await page
    .getByText(/党建工作指导员 齐欣/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: '整批撤销' }).first().click();
  await page
    .getByText(/^已撤销（/)
    .first()
    .waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

/** Story 9, of members: a group for all of a list, on a phone as well. */
it('members get a group on a phone', async () => {
  const { page, context, faults } = await openPage(world, 'phone');
  await signIn(page, world, 'officer');
  await page.goto('/batches/members?size=20');
  await page.getByRole('button', { name: '选中全部符合条件的' }).click();
  await page.getByRole('button', { name: /^设置字段（已选 [1-9]/ }).click();
  const form = page.getByRole('dialog', { name: /^设置字段/ });
  await form.getByLabel('党小组').fill('第一党小组');
  await form.getByRole('button', { name: '看看会改哪些' }).click();
  await page.getByRole('dialog', { name: '看看会改哪些' }).getByText(/会改 /).waitFor();
  await expectWhole(page);
  expect(faults).toEqual([]);
  await context.close();
});
