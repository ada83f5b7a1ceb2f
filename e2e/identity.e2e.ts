import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeIdentityNumber } from '../src/features/codes/identity-number.rules.ts';
import { expectWhole, openDemoWorld, openPage, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Story 7: numbers are entered one after the other, by the keyboard; where there is none, on what basis. */
it('身份待核 is settled row by row', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/members/identity');
  const rows = page.locator('tr.ant-table-row');
  await rows.first().waitFor();
  await expectWhole(page);
  const before = await rows.count();
  const [first, second] = [rows.first(), rows.nth(1)];
  const secondName = (await second.locator('td').first().textContent()) ?? '';
  const entry = first.getByRole('textbox');
  await entry.fill('440300199003076511');
  await entry.press('Enter');
  await first.getByRole('alert').waitFor();
  await expectWhole(page);
  await entry.fill(await numberFor(first));
  await entry.press('Enter');
  await expect.poll(() => rows.count()).toBe(before - 1);
  const focused = page.getByLabel(`${secondName}的公民身份号码`);
  expect(await focused.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByText(/^已登记/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: `${secondName}没有号码` }).click();
  const form = page.getByRole('dialog', { name: /没有公民身份号码/ });
  await form.getByLabel('依据').fill('持外国护照，已查验原件');
  await form.getByRole('button', { name: /^保\s*存$/ }).click();
  await expect.poll(() => rows.count()).toBe(before - 2);
  await page.goto('/members/identity?identity=none');
  await page.getByText('经核对没有：持外国护照，已查验原件').waitFor();
  await expectWhole(page);
  expect(faults).toEqual([]);
  await context.close();
});

/** A number that fits what the row says of sex and birth; of a region that no place has. */
async function numberFor(row: Locator): Promise<string> {
  const [, sex, born] = await row.locator('td').allTextContents();
  const bornOn = `${born ?? ''}-01-01`.slice(0, 10);
  return makeIdentityNumber({ region: '100199', bornOn, sex: sex === '女' ? '2' : '1', sequence: 77 });
}
