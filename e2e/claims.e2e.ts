import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectWhole, openPage, openDemoWorld, type Screen, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Each screen has an organisation of its own. */
const SCREENS: readonly (readonly [screen: Screen, nth: number])[] = [
  ['desktop', 0],
  ['phone', 1],
];
const SUB_BODY = '中共洋县行业协会商会总支部委员会';

/** Story 4: an office proposes who answers for an organisation, the body named says yes, and has it from then on. */
describe.each(SCREENS)('claims on a %s', (screen, nth) => {
  it('an organisation that nobody answers for is proposed, accepted and moved', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    const name = await leaveUnclear(page, nth);

    await page.goto('/claims');
    await page.locator('.row-link', { hasText: name }).click();
    const record = page.getByRole('dialog', { name: '党建责任' });
    await record.getByText('历次认领和提议').waitFor();
    await expectWhole(page);
    await record.getByRole('button', { name: '提议其他党组织' }).click();
    const form = page.getByRole('dialog', { name: /^明确由谁负责/ });
    await form.getByRole('button', { name: /提\s*出/ }).click();
    await form.getByText('请填写党建责任单位').waitFor();
    await expectWhole(page);
    await form.getByLabel('党建责任单位').fill('行业协会商会');
    await page.locator('.ant-select-tree-node-content-wrapper', { hasText: SUB_BODY }).click();
    await choose(page, form.getByLabel('依据'), '登记地属地');
    await form.getByRole('button', { name: /提\s*出/ }).click();
    await readResult(page, '1 家已提出');
    await record.getByText('等待答复').waitFor();
    await context.close();

    const other = await openPage(world, screen);
    await signIn(other.page, world, 'suboffice');
    await other.page.goto('/claims?tab=inbox&state=open');
    await other.page.locator('.row-link', { hasText: name }).waitFor();
    await expectWhole(other.page);
    await other.page.locator('.row-link', { hasText: name }).click();
    await other.page
      .getByRole('dialog')
      .getByRole('button', { name: /^同\s*意$/ })
      .click();
    const answer = other.page.getByRole('dialog', { name: /^同意：/ });
    await answer.getByRole('button', { name: /^同\s*意$/ }).click();
    await readResult(other.page, '1 家已明确');
    await other.page.goto('/social-orgs');
    await other.page.getByLabel('名称或代码', { exact: true }).fill(name);
    await other.page.waitForURL(/[?&]q=/);
    await other.page.locator('.row-link', { hasText: name }).click();
    await other.page.getByText(`党建责任单位：${SUB_BODY}`).waitFor();
    await other.page.getByRole('tab', { name: '沿革' }).click();
    await other.page.getByText('修改责任认领').waitFor();
    await expectWhole(other.page);
    expect([...faults, ...other.faults]).toEqual([]);
    await other.context.close();
  });
});

/** Says of a record that nobody has agreed to answer for it; answers its name. */
async function leaveUnclear(page: Page, nth: number): Promise<string> {
  await page.goto('/social-orgs');
  const link = page.locator('.row-link').nth(nth);
  const name = (await link.innerText()).trim();
  await link.click();
  await page
    .locator('main')
    .getByRole('button', { name: /^修\s*改$/ })
    .click();
  const drawer = page.getByRole('dialog');
  await choose(page, drawer.getByLabel('党建责任', { exact: true }), '责任待明确');
  await drawer.getByRole('button', { name: /保\s*存/ }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByText('党建责任待明确，暂由').waitFor();
  return name;
}

async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await field.click();
  await page.locator('.ant-select-item-option:visible', { hasText: option }).click();
}

async function readResult(page: Page, text: string): Promise<void> {
  const result = page.getByRole('dialog', { name: '办理结果' });
  await result.getByText(text).waitFor();
  await expectWhole(page);
  await result.getByRole('button', { name: '知道了' }).click();
  await result.waitFor({ state: 'detached' });
}
