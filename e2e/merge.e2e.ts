import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectWhole, openPage, openDemoWorld, type Screen, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Each screen has a pair of its own: what is kept, and under which name it was entered once more. */
const ORGS: readonly (readonly [screen: Screen, kept: string, double: string])[] = [
  ['desktop', '洋县乒乓球协会', '洋县乒乓球运动联合会'],
  ['phone', '洋县太极拳协会', '洋县太极拳运动联合会'],
];

/** Story 7: somebody has entered an organisation a second time; the two become one. */
describe.each(ORGS)('a double on a %s', (screen, kept, double) => {
  it(`${double} goes into ${kept}`, async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await register(page, double);
    await page.getByRole('button', { name: '合并重复记录' }).click();
    await page.getByRole('heading', { level: 1, name: '合并重复的社会组织' }).waitFor();
    await pick(page, '并入的一条', kept);
    await page.getByRole('button', { name: /互\s*换/ }).click();
    await page.getByText('可以合并').waitFor();
    await expectWhole(page);
    await page.getByRole('button', { name: /^合\s*并$/ }).click();
    const dialog = page.getByRole('dialog', { name: '合并两条记录' });
    await dialog.getByText('合并不能撤销').waitFor();
    await dialog.getByRole('button', { name: '确认合并' }).click();
    await page.getByRole('heading', { level: 1, name: kept }).waitFor();
    await page.getByRole('tab', { name: '沿革' }).click();
    await page.getByText('并入重复记录').waitFor();
    await expectWhole(page);
    await page.goto('/search');
    await page.getByLabel('查找的文字').fill(double);
    await page.getByText(`曾用名 ${double}`).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** What somebody has entered twice, and how the list is headed and searched. */
const TWICE = [
  { kind: 'party-orgs', name: '洋县剪纸协会党支部', heading: '合并重复的党组织', enter: enterBranches },
  { kind: 'members', name: '柳双木', heading: '合并重复的党员', enter: enterMembers },
] as const;

describe.each(TWICE)('$kind that were entered twice', ({ kind, name, heading, enter }) => {
  it('are suspected, marked as two, taken back, and become one', async () => {
    const { page, context, faults } = await openPage(world, 'desktop');
    await signIn(page, world, 'officer');
    await enter(page);
    await page.goto(`/merges/${kind}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.getByPlaceholder('拼音首字母').first().fill(name);
    await page.getByText('共 1 条').waitFor();
    await page.getByRole('button', { name: /不是同一个$/ }).click();
    const drawer = page.getByRole('dialog', { name: '标记不是同一个' });
    await drawer.getByRole('button', { name: /^标\s*记$/ }).click();
    await drawer.getByText(/请.*为什么不是同一个/).waitFor();
    await drawer.getByLabel('为什么不是同一个').fill('各有登记证，一家在谢村镇');
    await expectWhole(page);
    await drawer.getByRole('button', { name: /^标\s*记$/ }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByText('没有符合条件的记录。').waitFor();
    await page.locator('.double-states').getByText('已标记不是同一个').click();
    await page.getByText('各有登记证，一家在谢村镇').waitFor();
    await expectWhole(page);
    await page.getByRole('button', { name: '比较' }).click();
    await page.getByText('确是同一个的，请先').waitFor();
    await page.getByRole('button', { name: '返回疑似重复' }).click();
    await page.getByRole('button', { name: /^取消标记/ }).click();
    await page.locator('.double-states').getByText('待核对').click();
    await page.getByText('共 1 条').waitFor();
    await page.getByRole('button', { name: '比较' }).click();
    await page.getByText('可以合并').waitFor();
    await expectWhole(page);
    await page.getByRole('button', { name: /^合\s*并$/ }).click();
    await page
      .getByRole('dialog', { name: '合并两条记录' })
      .getByRole('button', { name: '确认合并' })
      .click();
    await page.getByRole('tab', { name: '沿革' }).click();
    await page.getByText(/并入重复记录/).waitFor();
    await page
      .getByText(/取消.*标记/)
      .first()
      .waitFor();
    await expectWhole(page);
    expect(faults).toEqual([]);
    await context.close();
  });
});

async function enterBranches(page: Page): Promise<void> {
  const { rootPartyOrgId: parentId } = await send<{ rootPartyOrgId: string }>(page, '/api/session');
  for (const name of ['中共洋县剪纸协会支部委员会', '洋县剪纸协会党支部'])
    await send(page, '/api/party-orgs', { name, kind: 'branch', parentId, regionCode: '610723000' });
}

/** The second time only the year of birth was known. */
async function enterMembers(page: Page): Promise<void> {
  const { rows } = await send<{ rows: { id: string }[] }>(page, '/api/party-orgs?kind=branch&size=1');
  const days = { joinedOn: '2010-07-01', fullOn: '2011-07-01' };
  const person = { name: '柳双木', status: 'full', ...days, managingBranchId: rows[0]?.id };
  await send(page, '/api/members', { ...person, bornOn: '1985-06-01' });
  await send(page, '/api/members', { ...person, bornOn: '1985-01-01', bornPrecision: 'year' });
}

/** Asks, or enters, as another page of the same person does. */
function send<Answer>(page: Page, path: string, body?: object): Promise<Answer> {
  return page.evaluate(
    async ([address, text]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(address, text === null ? {} : { method: 'POST', headers, body: text });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    },
    [path, body === undefined ? null : JSON.stringify(body)] as const,
  );
}

async function register(page: Page, name: string): Promise<void> {
  await page.goto('/social-orgs');
  await page.getByRole('button', { name: '登记社会组织' }).click();
  const form = page.getByRole('dialog', { name: /登记/ });
  await form.getByLabel('社会组织名称').fill(name);
  await choose(page, '组织类型', '社会团体');
  await form.getByLabel('所属行政区划').fill('洋县');
  await page.locator('.ant-select-tree-node-content-wrapper', { hasText: '洋县' }).first().click();
  await form.getByRole('button', { name: /^(登\s*记|保\s*存)$/ }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-item-option', { hasText: option }).click();
}

async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: new RegExp(label) }).fill(name);
  await page.locator('.ant-select-item-option', { hasText: name }).click();
}
