import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectWhole, openPage, openDemoWorld, SCREENS, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

it.each(SCREENS)(
  'a list on the screen goes to the paper: looked at, given its head, made, on record, on a %s',
  async (screen) => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await page.goto('/party-orgs?secretary=vacant');
    await page.getByRole('main').getByRole('link', { name: '打印名册' }).click();
    await page.getByRole('heading', { name: '书记空缺', exact: true }).waitFor();
    await page.getByText('共 4 个').first().waitFor();
    const preview = page.getByRole('region', { name: '预览' });
    await preview.getByText(/^合计 4 个/).waitFor();
    await expectWhole(page);

    const print = page.getByRole('button', { name: '打印（PDF）' });
    await print.click();
    await page.getByText('请写明用途').waitFor();
    await page.getByRole('button', { name: '台账核对' }).click();
    await page.getByText('表头和签名').click();
    await page.getByLabel('审核人').fill('王审核');
    await print.click();
    await page.getByText(/已生成：书记空缺党组织名单 \d{4}-\d\d-\d\d\.pdf/).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: /^保\s*存$/ }).click();
    expect((await saved).suggestedFilename()).toMatch(/^书记空缺党组织名单 .*\.pdf$/);
    await expectWhole(page);

    // What was put at the head stays in this browser.
    await page.reload();
    await page.getByText('表头和签名').click();
    expect(await page.getByLabel('审核人').inputValue()).toBe('王审核');
    await page.goto('/exports');
    await page.getByRole('region', { name: '我的导出记录' }).getByText('台账核对').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
);

it('persons are looked at only when asked, and many wait for a second person', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/prints?list=members');
  await page.getByText('超过 500 名，须经审批').waitFor();
  await page.getByText('预览会记一条查看记录').waitFor();
  await page.getByRole('button', { name: /^预\s*览$/ }).click();
  await page.getByText('前 20 行，共 671 名').waitFor();
  await expectWhole(page);
  await page.getByRole('button', { name: '年度统计' }).click();
  await page.getByRole('button', { name: '申请打印' }).click();
  await page.getByText('党员花名册（pdf）').first().waitFor();
  await page.getByText('待审批').first().waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
