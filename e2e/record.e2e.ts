import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, OFFICE_TIME_ZONE, todayIn } from '../src/platform/kernel/day.ts';
import { atRest, expectWhole, openPage, openDemoWorld, type Screen, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Each screen has a record of its own in the lists, so that neither meets what the other one wrote. */
const SCREENS: readonly (readonly [screen: Screen, nth: number])[] = [
  ['desktop', 0],
  ['phone', 1],
];
const OFFICER = '党工委干部';
const CHANGED_ON = addDays(todayIn(OFFICE_TIME_ZONE, new Date()), -30);

/** Story 4: open a record from its list, change it, see who changed what. */
describe.each(SCREENS)('records on a %s', (screen, nth) => {
  it('an organisation is found, changed from a day on and corrected, and its history says so', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await openFromList(page, { list: '/social-orgs', search: '名称或代码', nth });

    const drawer = await openDrawer(page, '修改');
    await drawer.getByLabel('从业人员数').fill('9077');
    await drawer.getByLabel('专职人员数').fill('9078');
    await fillDay(drawer.getByLabel('从哪天起变化'), CHANGED_ON);
    await drawer.getByRole('button', { name: /保\s*存/ }).click();
    await drawer.getByText('专职人员数 9078 大于从业人员数 9077').waitFor();
    await expectWhole(page);
    await drawer.getByLabel('专职人员数').fill('78');
    await save(drawer);
    await openTab(page, '沿革');
    const change = timelineEntry(page, '9077');
    expect(await change.innerText()).toMatch(new RegExp(`${CHANGED_ON} 变更[^]*从业人员数[^]*${OFFICER}`));
    await expectWhole(page);

    await openDrawer(page, '修改');
    await drawer.getByLabel('住所', { exact: true }).fill('洋州街道示例路 8 号');
    await drawer.getByText('更正原来填错的').click();
    await fillDay(drawer.getByLabel('从哪天起就应当如此'), CHANGED_ON);
    await drawer.getByRole('button', { name: /保\s*存/ }).click();
    await drawer.getByText('请写明更正原因').waitFor();
    await expectWhole(page);
    await drawer.getByLabel('更正原因').fill('门牌号抄错');
    await save(drawer);
    const correction = timelineEntry(page, '洋州街道示例路 8 号');
    expect(await correction.innerText()).toMatch(
      new RegExp(`${CHANGED_ON} 更正[^]*门牌号抄错[^]*${OFFICER}`),
    );
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a post is added to a Party organisation', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await openFromList(page, { list: '/party-orgs', search: '名称或编码', nth: nth + 2 });
    await openTab(page, '班子与届次');
    await expectWhole(page);
    const drawer = await openDrawer(page, '登记任职');
    await drawer.getByLabel('姓名').fill('柳示例');
    await drawer.getByLabel('党内职务').click();
    await page.locator('.ant-select-item-option', { hasText: '组织委员' }).click();
    await drawer.getByLabel('分工').fill('发展党员');
    await expectWhole(page);
    await save(drawer);
    const posts = page.getByRole('region', { name: '班子和党务工作者' });
    await posts.getByText('柳示例').waitFor();
    await posts.getByText('发展党员').waitFor();
    await openTab(page, '沿革');
    expect(await timelineEntry(page, '柳示例').innerText()).toMatch(
      new RegExp(`登记任职[^]*组织委员[^]*${OFFICER}`),
    );
    await expectWhole(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a number of a member is shown for a purpose, and the look is written down', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await openFromList(page, { list: '/members', search: '姓名', nth });
    await page.getByRole('button', { name: '查看完整的公民身份号码' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^查\s*看$/ }).click();
    await dialog.getByText('请写明用途').waitFor();
    await dialog.getByRole('button', { name: '核对身份信息' }).click();
    await expectWhole(page);
    await dialog.getByRole('button', { name: /^查\s*看$/ }).click();
    expect(await dialog.locator('.revealed-value').innerText()).toMatch(/^\d{17}[\dX]$/);
    await expectWhole(page);
    await dialog.getByRole('button', { name: /关闭|Close/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await openTab(page, '谁看过');
    const looks = page.getByRole('region', { name: '谁看过' });
    await looks.getByText('查看公民身份号码').waitFor();
    await looks.getByText('核对身份信息').waitFor();
    await looks.getByText(OFFICER).first().waitFor();
    await expectWhole(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a member gets an account on the record, and the password is shown once', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'officer');
    await openFromList(page, { list: '/members', search: '姓名', nth: nth + 2 });
    await openTab(page, '账号');
    await expectWhole(page);
    const drawer = await openDrawer(page, '开通账号', '开通');
    await drawer.getByLabel('登录名').fill('officer');
    await drawer.getByRole('button', { name: /^开\s*通$/ }).click();
    await drawer.getByText('登录名“officer”已有人使用').waitFor();
    await expectWhole(page);
    await drawer.getByLabel('登录名').fill(`dangyuan.${screen}`);
    await drawer.getByRole('button', { name: /^开\s*通$/ }).click();
    const password = page.locator('.shown-once');
    await password.waitFor();
    expect(await password.innerText()).toMatch(/^[a-z]{4}-\d{4}-[a-z]{4}/);
    await expectWhole(page);
    await page.getByRole('button', { name: '已记下，关闭' }).click();
    await password.waitFor({ state: 'detached' });
    await page.getByText(`dangyuan.${screen}`).waitFor();
    await page.getByText('从未登录，初始密码待改').waitFor();
    await expectWhole(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('an inspector reads a record of each kind and is offered no change', async () => {
    const { page, context, faults } = await openPage(world, screen);
    await signIn(page, world, 'inspector');
    for (const { list, tab } of [
      { list: '/social-orgs', tab: '党组织覆盖' },
      { list: '/party-orgs', tab: '班子与届次' },
      { list: '/members', tab: '组织关系' },
    ]) {
      await page.goto(list);
      await page.locator('.row-link').nth(nth).click();
      await openTab(page, tab);
      await expectWhole(page);
      const offers = page.locator('main').getByRole('button', {
        name: /修改|更正|登记|新增|删除|注销|撤销|移动|合并|调整支部|变更状态|查看完整/,
      });
      expect({ list, offers: await offers.allInnerTexts() }).toEqual({ list, offers: [] });
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});

interface Place {
  readonly list: string;
  /** The name of the search box. */
  readonly search: string;
  readonly nth: number;
}

/** Takes a name off the list, searches for it as somebody would who knows it, and opens it. */
async function openFromList(page: Page, { list, search, nth }: Place): Promise<void> {
  await page.goto(list);
  const name = (await page.locator('.row-link').nth(nth).innerText()).trim();
  await page.getByLabel(search, { exact: true }).fill(name);
  await page.waitForURL(/[?&]q=/);
  await page.locator('.row-link', { hasText: name }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await expectWhole(page);
}

async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name });
  await tab.click();
  await page.getByRole('tabpanel', { name }).waitFor();
  await atRest(page);
}

async function openDrawer(page: Page, button: string, submit = '保存'): Promise<Locator> {
  await page
    .locator('main')
    .getByRole('button', { name: spaced(button) })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: spaced(submit) }).waitFor();
  return drawer;
}

async function save(drawer: Locator): Promise<void> {
  await drawer.getByRole('button', { name: /保\s*存/ }).click();
  await drawer.waitFor({ state: 'detached' });
}

async function fillDay(field: Locator, day: string): Promise<void> {
  await field.fill(day);
  await field.press('Enter');
}

const timelineEntry = (page: Page, text: string) =>
  page.locator('.change-timeline li, .change-timeline .ant-timeline-item').filter({ hasText: text }).first();

/** A button of two characters is set with a blank between them. */
function spaced(name: string): RegExp {
  return new RegExp(`^${[...name].join('\\s*')}$`);
}
