import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  atRest,
  expectWhole,
  openPage,
  openWorld,
  SCREENS,
  setupCode,
  signInByForm,
  type World,
} from './world.ts';

// Set-up happens once in the life of an installation: every test has a world of its own.
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const PASSWORD = 'Yangxian-2026';
const OWN_PASSWORD = 'Zhuhuan-2026';
const ROOT_NAME = '中共洋县社会组织工作委员会';
const SITE_NAME = '洋县社会组织党建';

const TRIAL = '试用账号';
const DUTIES = [
  { section: '系统管理员：开设和停用账号', signInName: 'xitong', displayName: '系统员' },
  { section: '安全管理员：授予和收回权限', signInName: 'anquan', displayName: '安全员' },
  { section: '安全审计员：查看操作记录', signInName: 'shenji', displayName: '审计员' },
] as const;

/** Story 1: the first start, from the code in the console to the first sign-in. */
describe.each(SCREENS)('set-up on a %s', (screen) => {
  it('makes a trial administrator who lands on the workbench and can come back', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: '初始设置' }).waitFor();
    await expectWhole(page);

    await fillSite(page, wrongCodeFor(setupCode(world)));
    await fillAccount(page, TRIAL, { signInName: 'guanli', displayName: '管理员', password: 'short1' });
    await send(page);
    await page.getByText('一次性代码不正确或已过期').waitFor();
    await expectWhole(page);

    await page.getByLabel('一次性代码').fill(setupCode(world));
    await send(page);
    await page.getByText('密码至少 10 位，现在是 6 位。').waitFor();
    await expectWhole(page);

    await group(page, TRIAL).getByLabel('密码', { exact: true }).fill(PASSWORD);
    await send(page);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await atRest(page);
    await page.getByLabel(`社组通 ${SITE_NAME}，回到工作台`).waitFor();
    await expectWhole(page);

    await page.getByRole('button', { name: '管理员，账号菜单' }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByRole('heading', { level: 1, name: SITE_NAME }).waitFor();
    await expectWhole(page);
    await signInByForm(page, 'guanli', PASSWORD);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await page.goto('/party-orgs');
    await page.getByRole('link', { name: ROOT_NAME }).first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

it('set-up parts the duties among three persons from the start', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await page.goto('/');
  await fillSite(page, setupCode(world));
  await page.getByText('直接三员分立').click();
  for (const { section, signInName, displayName } of DUTIES)
    await fillAccount(page, section, { signInName, displayName, password: PASSWORD });
  await expectWhole(page);
  await send(page);
  await page.getByRole('heading', { level: 1, name: SITE_NAME }).waitFor();
  for (const { signInName, displayName } of DUTIES) {
    await signInByForm(page, signInName, PASSWORD);
    await settleIn(page, signInName !== 'shenji');
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await atRest(page);
    await expectWhole(page);
    await page.getByRole('button', { name: `${displayName}，账号菜单` }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByRole('heading', { level: 1, name: SITE_NAME }).waitFor();
  }
  expect(faults).toEqual([]);
  await context.close();
});

/** The first sign-in: a password of one's own, and for an administrator a telephone beside it. */
async function settleIn(page: Page, enrols: boolean): Promise<void> {
  await page.getByRole('heading', { level: 1, name: '设置新密码' }).waitFor();
  await expectWhole(page);
  await page.getByLabel('当前密码').fill(PASSWORD);
  await page.getByLabel('新密码').fill(OWN_PASSWORD);
  await page.getByRole('button', { name: '保存并继续' }).click();
  if (!enrols) return;
  await page.getByRole('heading', { level: 1, name: '设置两步验证' }).waitFor();
  await expectWhole(page);
  await page.getByLabel('当前密码').fill(OWN_PASSWORD);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('img', { name: '两步验证的二维码' }).waitFor();
  await expectWhole(page);
  const secret = (await page.locator('.factor-secret code').innerText()).replaceAll(' ', '');
  await page.getByLabel('动态码').fill(generateSync({ secret }));
  await page.getByRole('button', { name: /确\s*认/ }).click();
  await page.getByText('关闭后不能再次查看').waitFor();
  await expectWhole(page);
  expect(await page.locator('.recovery-codes code').count()).toBe(10);
  await page.getByRole('button', { name: '已保存，继续' }).click();
}

/** As long as the right one, and another one. */
function wrongCodeFor(code: string): string {
  return code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`;
}

async function fillSite(page: Page, code: string): Promise<void> {
  await page.getByLabel('一次性代码').fill(code);
  await page.getByLabel('最上级党组织全称').fill(ROOT_NAME);
  await page.getByLabel('系统名称').fill(SITE_NAME);
  await page.getByLabel('所在行政区划').click();
  await page.getByLabel('所在行政区划').fill('洋县');
  await page.locator('.ant-select-tree-title', { hasText: '洋县' }).first().click();
}

interface Account {
  readonly signInName: string;
  readonly displayName: string;
  readonly password: string;
}

async function fillAccount(page: Page, section: string, account: Account): Promise<void> {
  const fields = group(page, section);
  await fields.getByLabel('登录名').fill(account.signInName);
  await fields.getByLabel('姓名').fill(account.displayName);
  await fields.getByLabel('密码', { exact: true }).fill(account.password);
}

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

const send = (page: Page) => page.getByRole('button', { name: '完成设置' }).click();
