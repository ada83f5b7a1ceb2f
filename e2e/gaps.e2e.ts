import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { todayIn, OFFICE_TIME_ZONE } from '../src/platform/kernel/day.ts';
import { atRest, expectWhole, openPage, openDemoWorld, SCREENS, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
  const { page, context } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await uncover(page);
  await context.close();
});
afterAll(() => world.close());

/** On the phone the same organisation has the desktop's reason already, and is given another. */
const REASONS = {
  desktop: { code: 'preparing', name: '筹建中' },
  phone: { code: 'awaiting_guidance', name: '上级待指导' },
};

/** Story 1: which organisations have no Party organisation, why, and what could be done. */
describe.each(SCREENS)('organisations without a Party organisation on a %s', (screen) => {
  it('are found in their lists, with a proposed way and its reasons', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await page.goto('/gaps');
    await page.getByRole('button', { name: /^应建未建（[1-9]/ }).waitFor();
    const row = page.locator('.row-link').first();
    const name = (await row.innerText()).trim();
    await expectWhole(page);
    await row.click();
    const drawer = page.getByRole('dialog', { name: '组建建议' });
    const reason = REASONS[screen];
    await drawer.getByRole('heading', { name, exact: true }).waitFor();
    expect(await drawer.getByText(/^依据：/).count()).toBeGreaterThan(0);
    await expectWhole(page);

    await giveReason(page, drawer, reason.name);
    await page.getByRole('button', { name: /^撤\s*销$/ }).click();
    await drawer.getByText(reason.name).waitFor({ state: 'detached' });
    await giveReason(page, drawer, reason.name);
    await page.goto(`/gaps?reason=${reason.code}`);
    await page.locator('.row-link', { hasText: name }).waitFor();

    await page.goto('/gaps/exempt');
    await page.getByText('宗教活动场所', { exact: true }).waitFor();
    await atRest(page);
    await expectWhole(page);
    expect(faults).toEqual([]);
    await context.close();
  });
});

async function giveReason(page: Page, drawer: Locator, reason: string): Promise<void> {
  await drawer.getByRole('button', { name: /未建原因$/ }).click();
  const form = page.getByRole('dialog', { name: '登记未建原因' });
  await form.getByLabel('原因', { exact: true }).click();
  await page.locator('.ant-select-item-option:visible', { hasText: reason }).click();
  await form.getByRole('button', { name: /^登\s*记$/ }).click();
  await form.waitFor({ state: 'detached' });
  await drawer.getByText(reason).waitFor();
}

/** Story 1: what is accepted is asked of all whom it concerns, and set up once they have agreed. */
describe.each(SCREENS)('an accepted proposal on a %s', (screen) => {
  it('is answered by all, set up with what was agreed, and settled by that', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await page.goto('/gaps');
    const row = page.locator('.row-link').last();
    const name = (await row.innerText()).trim();
    await row.click();
    const drawer = page.getByRole('dialog', { name: '组建建议' });
    await drawer.getByRole('button', { name: '采纳并征求意见' }).first().click();
    await page
      .getByRole('dialog', { name: /^征求意见：/ })
      .getByText('征求谁的意见')
      .waitFor();
    await expectWhole(page);
    await page.getByRole('button', { name: '发起征求意见' }).click();
    const record = page.getByRole('dialog', { name: '征求意见', exact: true });
    await record.getByText('征求意见中').waitFor();
    await expectWhole(page);

    await page.goto(`/gaps?q=${encodeURIComponent(name)}`);
    await page.getByText('拟建，征求意见中').waitFor();
    await page.locator('.row-link', { hasText: name }).click();
    expect(await drawer.getByRole('button', { name: '采纳并征求意见' }).first().isDisabled()).toBe(true);
    await drawer.getByRole('link', { name: '看各方意见' }).click();
    await record.getByRole('button', { name: '登记意见' }).first().waitFor();
    for (let left = await answersLeft(record); left > 0; left = await answersLeft(record)) {
      await answer(page, record);
      await expect.poll(() => answersLeft(record)).toBe(left - 1);
    }

    await record.getByRole('link', { name: '登记党组织' }).click();
    const founding = page.getByRole('dialog', { name: '登记党组织' });
    expect(await founding.getByLabel('党组织全称').inputValue()).toBe(`${name}党支部`);
    await founding.getByRole('button', { name: /^登\s*记$/ }).click();
    await page.getByText('还有 1 家没有登记').waitFor();
    await page
      .getByRole('alert')
      .getByRole('button', { name: /^登\s*记$/ })
      .click();
    const covering = page.getByRole('dialog', { name: '登记覆盖' });
    await covering.getByText(name, { exact: true }).waitFor();
    await covering.getByRole('button', { name: /^保\s*存$/ }).click();
    await covering.waitFor({ state: 'detached' });
    await page.getByRole('link', { name, exact: true }).waitFor();

    await page.goto('/consultations?state=done');
    await page.locator('.row-link', { hasText: name }).waitFor();
    await expectWhole(page);
    await page.goto(`/gaps?q=${encodeURIComponent(name)}`);
    await page.getByText('没有符合条件的社会组织').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

const answersLeft = (record: Locator) => record.getByRole('button', { name: '登记意见' }).count();

async function answer(page: Page, record: Locator): Promise<void> {
  await record.getByRole('button', { name: '登记意见' }).first().click();
  const form = page.getByRole('dialog', { name: /^登记意见：/ });
  await form.getByLabel('依据').click();
  await page.locator('.ant-select-item-option:visible', { hasText: '书面复函' }).click();
  await form.getByRole('button', { name: /^登\s*记$/ }).click();
  await form.waitFor({ state: 'detached' });
}

/** All organisations of the demo county are covered: since today those of the joint branches are not, and some of the others. */
async function uncover(page: Page): Promise<void> {
  const ended = await page.evaluate(
    async (today) => {
      const ask = async (path: string, body?: unknown) => {
        const more = body === undefined ? {} : { method: 'PUT', body: JSON.stringify(body) };
        const answer = await fetch(path, { ...more, headers: { 'content-type': 'application/json' } });
        if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
        return (await answer.json()) as unknown;
      };
      let count = 0;
      for (const kind of ['joint_branch', 'branch']) {
        const { rows } = (await ask(`/api/party-orgs?kind=${kind}&size=8`)) as { rows: { id: string }[] };
        for (const { id } of rows) {
          const { coverage } = (await ask(`/api/party-orgs/${id}`)) as {
            coverage: { id: string; way: string; fromOn: string; toOn: string | null }[];
          };
          for (const { id: relation, way, fromOn, toOn } of coverage) {
            if (toOn !== null) continue;
            await ask(`/api/party-orgs/${id}/coverage/${relation}`, { way, fromOn, toOn: today });
            count += 1;
          }
        }
      }
      return count;
    },
    todayIn(OFFICE_TIME_ZONE, new Date()),
  );
  expect(ended).toBeGreaterThan(4);
}
