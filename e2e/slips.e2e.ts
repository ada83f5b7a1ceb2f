import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectWhole, openPage, openDemoWorld, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** The first member of the branch's roll, with the tab on which slips are printed. */
async function openMember(page: Page): Promise<{ name: string }> {
  await page.goto('/members');
  const link = page.getByRole('row').nth(1).getByRole('link').first();
  const address = await link.getAttribute('href');
  const name = await link.innerText();
  await page.goto(`${address}?tab=account`);
  await page.getByRole('button', { name: '打印开户单' }).waitFor();
  return { name };
}

it('a slip: printed by the secretary, used once on a phone that stays known until the branch ends it', async () => {
  const branch = await openPage(world, 'desktop');
  await signIn(branch.page, world, 'secretary');
  const { name } = await openMember(branch.page);
  await branch.page.getByRole('button', { name: '打印开户单' }).click();
  const dialog = branch.page.getByRole('dialog');
  const slip = dialog.getByRole('region', { name: `开户单 ${name}` });
  const code = await slip.getByText(/^\d{4}( \d{4}){3}$/).innerText();
  await expectWhole(branch.page);
  await dialog.getByRole('button', { name: '不打印，关闭' }).click();

  const phone = await openPage(world, 'phone');
  const useSlip = async () => {
    await phone.page.goto('/');
    await phone.page.getByRole('button', { name: '用开户单登录' }).click();
    await phone.page.getByLabel('开户单上的 16 位数字').fill(code);
    await expectWhole(phone.page);
    await phone.page.getByRole('button', { name: /^登\s*录$/ }).click();
  };
  await useSlip();
  await phone.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  await expectWhole(phone.page);

  // As after a night: the session is over, the phone is known.
  await phone.context.clearCookies({ name: 'shezutong_session' });
  const again = await phone.context.newPage();
  await again.goto('/');
  await again.getByRole('button', { name: `${name}，点这里进入` }).click();
  await again.getByRole('heading', { level: 1, name: '工作台' }).waitFor();

  await branch.page.reload();
  await branch.page.getByRole('button', { name: '停用受信任的手机' }).click();
  await branch.page.getByRole('button', { name: /^停\s*用$/ }).click();
  await branch.page.getByText('这些手机已不能再登录').waitFor();
  await again.reload();
  await again.getByLabel('登录名').waitFor();
  expect(await again.getByRole('button', { name: '点这里进入' }).count()).toBe(0);
  await useSlip();
  await phone.page.getByText('开户单号码不对、已经用过或已过期').waitFor();
  expect([...branch.faults, ...phone.faults]).toEqual([]);
  await branch.context.close();
  await phone.context.close();
});
