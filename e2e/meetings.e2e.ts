import { afterAll, beforeAll, expect, it } from 'vitest';
import { atRest, expectWhole, openPage, openDemoWorld, SCREENS, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

it.each(SCREENS)('a secretary records a meeting from the desk, on a %s', async (screen) => {
  const { page, context, faults } = await openPage(world, screen);
  await signIn(page, world, 'secretary');
  const desk = page.getByRole('region', { name: '组织生活' });
  await desk.getByText('谈心谈话').waitFor();
  await page.goto('/meetings/new?kind=spirit_review');
  const roll = page.getByRole('group', { name: '点名' });
  const boxes = roll.getByRole('checkbox');
  await boxes.first().waitFor();
  const called = await boxes.count();
  await roll.getByRole('checkbox').nth(1).uncheck();
  await roll.getByText(`实到 ${called - 1} / ${called} 人`).waitFor();
  await page.getByRole('button', { name: '增加一份学习材料' }).click();
  await page.getByLabel('第 1 份学习材料的名称').fill('学习读本');
  await page.getByLabel('第 1 份学习材料的发布日期').fill('2099-01-01');
  await page.getByLabel('第 1 份学习材料的发布日期').press('Enter');
  await expectWhole(page);
  await page.getByRole('button', { name: /^保\s*存$/ }).click();
  await page.getByText('学习材料“学习读本”的发布日期是 2099-01-01').waitFor();
  await expectWhole(page);
  await page.getByRole('button', { name: '照样保存' }).click();

  await page.getByRole('heading', { level: 1, name: '党性分析' }).waitFor();
  await page.getByText(`${called - 1} / ${called}（`).waitFor();
  await page.getByText('会议记录还缺：时间、地点、记录人、议题。').first().waitFor();
  await expectWhole(page);
  await page.getByRole('button', { name: '补充或更正' }).click();
  await page.getByLabel('议题').fill('年度党性分析');
  await page.getByLabel('时间').fill('19:30');
  await page.getByLabel('地点').fill('会议室');
  await page.getByLabel('记录人').fill('某人');
  await page.getByLabel('原因', { exact: true }).fill('补写会议记录');
  await page.getByRole('button', { name: /^保\s*存$/ }).click();
  await page.getByRole('button', { name: '照样保存' }).click();
  await page.getByText('年度党性分析').first().waitFor();
  await page.goto('/meetings?kind=spirit_review');
  await page.getByText('年度党性分析').first().waitFor();
  await atRest(page);
  expect(faults).toEqual([]);
  await context.close();
});

it('an officer walks from what is owed to the branch and its records', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/meetings/duties');
  const totals = page.getByRole('region', { name: '合计' });
  await totals.getByRole('row', { name: /主题党日/ }).waitFor();
  await expectWhole(page);
  await page
    .getByRole('region', { name: '各支部' })
    .getByRole('link', { name: /^主题党日/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: '组织生活记录' }).waitFor();
  await atRest(page);
  expect(faults).toEqual([]);
  await context.close();
});

it('a secretary approves minutes, keeps a file with them, prints them, and loses nothing to a colleague', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'secretary');
  await page.goto('/meetings/new?kind=party_lecture');
  await page.getByRole('group', { name: '点名' }).getByRole('checkbox').first().waitFor();
  await page.getByLabel('议题').fill('专题党课');
  await page.getByLabel('时间').fill('15:00');
  await page.getByLabel('地点').fill('会议室');
  await page.getByLabel('主持人').fill('书记');
  await page.getByLabel('记录人').fill('组织委员');
  await page.getByRole('button', { name: /^保\s*存$/ }).click();
  await page.getByRole('heading', { level: 1, name: '党课' }).waitFor();
  const address = page.url();

  const colleague = await context.newPage();
  await colleague.goto(`${address}/correct`);
  await colleague.getByLabel('议题').waitFor();
  await page.getByText('待审', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^审\s*核$/ }).click();
  await page
    .locator('.ant-popconfirm')
    .getByRole('button', { name: /^审\s*核$/ })
    .click();
  await page.getByText('已审', { exact: true }).waitFor();

  await page.getByRole('tab', { name: /^附件/ }).click();
  await page.setInputFiles('input[type=file]', {
    name: '照片.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('MZ no picture'),
  });
  await page.getByText('不是可以作附件的文件').waitFor();
  await page.setInputFiles('input[type=file]', {
    name: '签到表.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 signed'),
  });
  await page.getByRole('button', { name: '签到表.pdf', exact: true }).waitFor();
  await expectWhole(page);

  await page.getByRole('button', { name: '打印' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '存档' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: '生成文件' }).click();
  expect((await download).suggestedFilename()).toMatch(/^会议记录 .*\.pdf$/);

  await colleague.getByLabel('讨论情况').fill('同事写的讨论情况');
  await colleague.getByLabel('原因', { exact: true }).fill('补记');
  await colleague.getByRole('button', { name: /^保\s*存$/ }).click();
  await colleague.getByRole('region', { name: '两人同时修改' }).waitFor();
  await expectWhole(colleague);
  await colleague.getByRole('button', { name: '按选择继续填写' }).click();
  expect(await colleague.getByLabel('讨论情况').inputValue()).toBe('同事写的讨论情况');
  await colleague.getByRole('button', { name: /^保\s*存$/ }).click();
  await colleague.getByText('待审', { exact: true }).waitFor();
  await colleague.getByText('同事写的讨论情况').waitFor();
  await atRest(page);
  expect(faults).toEqual([]);
  await context.close();
});

it('an officer asks for what an article leaves open, and sees it owed', async () => {
  const { page, context, faults } = await openPage(world, 'desktop');
  await signIn(page, world, 'officer');
  await page.goto('/meetings/duty-rules');
  await page.getByText('还没有另设的要求').waitFor();
  await expectWhole(page);
  await page.getByRole('button', { name: '另设要求' }).click();
  const drawer = page.getByRole('dialog');
  const choose = async (field: string, option: RegExp) => {
    await drawer.getByLabel(field, { exact: true }).click();
    await page.locator('.ant-select-dropdown:visible').getByText(option).first().click();
  };
  await choose('党组织', /党工委|工作委员会/);
  await choose('范围', /所辖各党支部/);
  await choose('组织生活', /主题党日/);
  await choose('每', /每月/);
  await drawer.getByText(/主题党日按.*已经要求每月 1 次/).waitFor();
  await expectWhole(page);
  await choose('组织生活', /党性分析/);
  await choose('每', /每年/);
  const year = new Date().getFullYear();
  await drawer.getByLabel('从哪天起').fill(`${year}-01-01`);
  await drawer.getByLabel('从哪天起').press('Enter');
  await drawer.getByLabel('依据').fill('本县组织生活通知');
  await drawer.getByRole('button', { name: /^保\s*存$/ }).click();
  await page.getByRole('row', { name: /党性分析.*每年 1 次/ }).waitFor();
  await page.goto('/meetings/duties');
  await page
    .getByRole('region', { name: '合计' })
    .getByRole('row', { name: /党性分析/ })
    .waitFor();
  await atRest(page);
  expect(faults).toEqual([]);
  await context.close();
});

it.each(SCREENS)('a secretary plans a year, and announces from a line of it, on a %s', async (screen) => {
  const { page, context, faults } = await openPage(world, screen);
  await signIn(page, world, 'secretary');
  const thisYear = new Date().getFullYear();
  if (screen === 'desktop') {
    await page.goto(`/year-plans?year=${thisYear + 1}`);
    await expectWhole(page);
    await page.getByRole('button', { name: '从这个模板开始' }).first().click();
    await page.getByText('支委会：', { exact: false }).waitFor();
    await page.getByLabel('第 1 项：议题').fill('商量一年的安排');
    await page.getByRole('button', { name: '3月加一项', exact: false }).click();
    await page.getByRole('button', { name: '定下计划' }).click();
    await page.getByText('3月的一项：还没有选组织生活类型').waitFor();
    await page.getByRole('button', { name: '删去第 6 项' }).click();
    await expectWhole(page);
    await page.getByRole('button', { name: '定下计划' }).click();
  } else {
    await page.goto(`/year-plans?year=${thisYear + 1}`);
  }
  await page.getByRole('button', { name: '修改计划' }).waitFor();
  await page.getByText('商量一年的安排').waitFor();
  await expectWhole(page);
  await page.getByRole('link', { name: '发通知' }).first().click();
  await page.getByRole('heading', { level: 1, name: '发会议通知' }).waitFor();
  expect(await page.getByLabel('议题').inputValue()).toBe('商量一年的安排');
  expect(faults).toEqual([]);
  await context.close();
});
