import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCreditCode } from '../src/features/codes/credit-code.rules.ts';
import { expectWhole, openDemoWorld, openPage, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

interface Listed {
  readonly name: string;
  readonly creditCode: string | null;
  readonly type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  association: '社会团体',
  service_agency: '民办非企业单位',
  foundation: '基金会',
};
const NEW_NAME = '洋县新登记朱鹮保护协会';

/** Story 2: a registering department's complete list becomes five lists, settled one by one and in batch; half a file asks again. */
it('a complete list is compared, one difference settled, two in batch, and half a list is put away', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  const ours = await registeredOnes(page);
  const [first, second, renamed, ...others] = ours;
  if (first === undefined || second === undefined || renamed === undefined) throw new Error('an empty demo');

  await upload(page, [
    ...others,
    { ...renamed, name: `${renamed.name}（新）` },
    {
      name: NEW_NAME,
      creditCode: makeCreditCode({ prefix: '51', region: '610723', subject: 'MJX99901' }),
      type: 'association',
    },
  ]);
  await page.getByRole('tab', { name: '民政有我无（1）' }).waitFor();
  await page.getByRole('tab', { name: '我有民政无（2）' }).waitFor();
  await page.getByRole('tab', { name: '更名（1）' }).waitFor();
  await expectWhole(page);

  await page.getByRole('button', { name: '登记为新的社会组织' }).click();
  const form = page.getByRole('dialog', { name: `登记为新的社会组织 ${NEW_NAME}` });
  await expectWhole(page);
  await form.getByRole('button', { name: /^登\s*记$/ }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: '民政有我无（0）' }).waitFor();

  await page.getByRole('tab', { name: '我有民政无（2）' }).click();
  await page.getByText(first.name).waitFor();
  await page.locator('thead .ant-checkbox-input').check();
  await page
    .locator('.data-toolbar, main')
    .getByRole('button', { name: '不采纳', exact: true })
    .first()
    .click();
  const batch = page.getByRole('dialog', { name: '不采纳：2 条' });
  await batch.getByRole('button', { name: /^不采纳/ }).click();
  await batch.getByText('请填写不采纳的原因').waitFor();
  await batch.getByLabel('不采纳的原因').fill('由市民政局登记');
  await batch.getByRole('button', { name: /^不采纳/ }).click();
  await batch.waitFor({ state: 'detached' });
  // What still waits comes to the front; the list that is done says so.
  await page.getByRole('tab', { name: '我有民政无（0）' }).click();
  await page.getByText('没有待处理的了。').waitFor();
  await expectWhole(page);

  await upload(page, ours.slice(0, 10));
  await page.getByText('这份名单可能不完整').waitFor();
  await expectWhole(page);
  await page.getByRole('button', { name: '不是，放弃这份名单' }).click();
  await page.getByRole('button', { name: /^放\s*弃$/ }).click();
  await page.getByRole('button', { name: '是全量名单，继续' }).waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await context.close();
});

async function registeredOnes(page: Page): Promise<Listed[]> {
  const response = await page.request.get('/api/social-orgs?size=100');
  const { rows } = (await response.json()) as { rows: Listed[] };
  return rows.filter(({ type }) => type in TYPES);
}

/** Uploads a list and compares it as it was understood. */
async function upload(page: Page, given: readonly Listed[]): Promise<void> {
  const lines = given.map(({ name, creditCode, type }) =>
    [name, creditCode ?? '', TYPES[type] ?? ''].join(','),
  );
  const text = ['社会组织名称,统一社会信用代码,社会组织类型', ...lines].join('\n');
  await page.goto('/complete-lists/new');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '全量名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('heading', { name: '这是哪里、哪一天的名单' }).waitFor();
  await expectWhole(page);
  await page.getByRole('button', { name: '开始比对' }).click();
}
