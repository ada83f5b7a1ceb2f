import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectWhole, openPage, openDemoWorld, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Story 3 on a desktop: the keyboard alone finds, opens, and leads to everything that was found. */
it('a record is found from the top bar by initials, and opened', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  const box = page.getByRole('combobox', { name: '查找' });
  await page.keyboard.press('/');
  await page.keyboard.type('yxyjdm');
  const options = page.getByRole('option');
  await options.getByText('洋县有机稻米产业协会', { exact: true }).waitFor();
  await expectWhole(page);
  await page.keyboard.press('Escape');
  await options.first().waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await page.keyboard.type('yxyjdm');
  await options.getByText('洋县有机稻米产业协会', { exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await options.first().getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '洋县有机稻米产业协会' }).waitFor();
  expect(await box.inputValue()).toBe('');

  await box.fill('洋县');
  await page.getByRole('option', { name: '查看全部' }).click();
  await page.getByRole('heading', { level: 1, name: '查找' }).waitFor();
  await page.locator('.ant-segmented').getByText('党组织', { exact: true }).click();
  await page.locator('.search-rows li').first().waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('洋县');
  const first = await page.locator('.search-rows li').first().innerText();
  await page.getByRole('button', { name: '下一页' }).click();
  await expect.poll(() => page.locator('.search-rows li').first().innerText()).not.toBe(first);
  await expectWhole(page);
  expect(faults).toEqual([]);
  await context.close();
});

it('a person’s number stands in no address, whole or half typed', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/search');
  const text = page.getByLabel('查找的文字');
  await text.fill('11010119900307001');
  await page.getByText('没有找到').waitFor();
  await text.fill('110101199003070010');
  await page.getByText('公民身份号码').first().waitFor();
  await page.keyboard.press('Enter');
  expect(page.url()).not.toMatch(/\d{6}/);
  const box = page.getByRole('combobox', { name: '查找' });
  await box.fill('110101199003070010');
  await box.press('Enter');
  expect(page.url()).not.toMatch(/\d{6}/);
  expect(faults).toEqual([]);
  await context.close();
});

it('a member is found on a phone and opened; beside the Party line nobody is', async () => {
  const { page, context, faults } = await openPage(world, 'phone');
  await signIn(page, world, 'secretary');
  await page.getByRole('link', { name: '查找' }).click();
  await page.getByLabel('查找的文字').fill('王');
  const found = page.getByRole('region', { name: '党员' }).getByRole('link').first();
  await found.waitFor();
  await expectWhole(page);
  const name = (await found.locator('.hit-name').innerText()).trim();
  await found.click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  expect(faults).toEqual([]);
  await context.close();

  const beside = await openPage(world, 'phone');
  await signIn(beside.page, world, 'place');
  await beside.page.getByRole('link', { name: '查找' }).click();
  await beside.page.getByLabel('查找的文字').fill('王');
  await beside.page.getByText('没有找到').waitFor();
  await expectWhole(beside.page);
  await beside.context.close();
});
