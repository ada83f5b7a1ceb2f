import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { minuteIn, OFFICE_TIME_ZONE } from '../src/platform/kernel/day.ts';
import { atRest, expectWhole, openDemoWorld, openPage, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

const SPIRIT_REVIEW = ['spirit_review', '党性分析'];
const SOON_MS = 20 * 60_000;

/** The secretary announces a meeting that begins within the hour; answers with its address. */
async function announce(page: Page, place: string, [kind, title] = SPIRIT_REVIEW): Promise<string> {
  const [day = '', time = ''] = minuteIn(OFFICE_TIME_ZONE, new Date(Date.now() + SOON_MS)).split(' ');
  await page.goto(`/convenings/new?kind=${kind}`);
  await page.getByLabel('时间').fill(time);
  await page.getByLabel('地点').fill(place);
  await page.getByLabel('日期').fill(day);
  await page.getByLabel('日期').press('Enter');
  await expectWhole(page);
  await page.getByRole('button', { name: '发通知' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByText('已读 / 应到').waitFor();
  return new URL(page.url()).pathname;
}

/** A phone on which a member of the branch has signed in by slip. */
async function openMemberPhone(secretary: Page) {
  await secretary.goto('/members');
  const link = secretary.getByRole('row').nth(1).getByRole('link').first();
  const name = await link.innerText();
  await secretary.goto(`${await link.getAttribute('href')}?tab=account`);
  await secretary.getByRole('button', { name: '打印开户单' }).click();
  const slip = secretary.getByRole('dialog').getByRole('region', { name: `开户单 ${name}` });
  const code = await slip.getByText(/^\d{4}( \d{4}){3}$/).innerText();
  await secretary.getByRole('button', { name: '不打印，关闭' }).click();
  const phone = await openPage(world, 'phone');
  await phone.page.goto('/m/');
  await phone.page.getByLabel('开户单上的 16 位数字').fill(code);
  await expectWhole(phone.page);
  await phone.page.getByRole('button', { name: '登录' }).click();
  return { ...phone, name };
}

const digitsOn = async (page: Page) =>
  (await page.getByText(/^\d{3} \d{3}$/).innerText()).replaceAll(' ', '');

it('a notice is read on the phone, and a sign-in without network is sent once it is back', async () => {
  const { page: desk, context, faults } = await openPage(world, 'desktop');
  await signIn(desk, world, 'secretary');
  const { page: phone, context: phoneContext, faults: phoneFaults, name } = await openMemberPhone(desk);
  const address = await announce(desk, '街道小礼堂');
  await desk.getByLabel('发到群里的文字', { exact: true }).last().waitFor();
  expect(await desk.getByText(name).count()).toBe(0);
  await desk.getByRole('button', { name: '签到表' }).click();
  const sheet = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '生成文件' }).click();
  expect((await sheet).suggestedFilename()).toMatch(/签到表.*\.pdf$/);

  await phone.reload();
  await phone.getByRole('link', { name: /街道小礼堂.*新通知，点开看/ }).click();
  await phone.getByText('街道小礼堂').waitFor();
  await phone.getByText('已读').waitFor();
  await expectWhole(phone);
  // The worker holds the page once it has been fetched anew behind its back.
  await phone.evaluate(() => navigator.serviceWorker.ready);
  await phone.reload();
  await phone.getByText('街道小礼堂').waitFor();

  await desk.goto(`${address}/codes`);
  const digits = await digitsOn(desk);
  await expectWhole(desk);
  await phoneContext.setOffline(true);
  await phone.reload();
  await phone.getByText('街道小礼堂').waitFor();
  await phone.getByLabel('召集人屏幕上的六位数字').fill(digits);
  await phone.getByRole('button', { name: '签到' }).click();
  await phone.getByRole('heading', { name: '签到已记在手机上' }).waitFor();
  await phone.reload();
  await phone.getByRole('heading', { name: '签到已记在手机上' }).waitFor();
  await expectWhole(phone);
  await phoneContext.setOffline(false);
  await phone.getByRole('status').getByText('已签到').waitFor();
  expect(await phone.getByRole('heading', { name: '签到已记在手机上' }).count()).toBe(0);
  await expectWhole(phone);

  await desk.goto(`${address}?tab=people`);
  await desk
    .getByRole('row', { name: new RegExp(name) })
    .getByText('已签到')
    .waitFor();
  await expectWhole(desk);
  await desk.goto(`${address}/record`);
  const roll = desk.getByRole('group', { name: '点名' });
  await roll.getByText(/^实到 1 \/ \d+ 人/).waitFor();
  await expectWhole(desk);
  await roll.getByRole('checkbox').nth(1).check();
  await roll.getByText(/^实到 2 \/ \d+ 人/).waitFor();
  await desk.getByRole('button', { name: /^保\s*存$/ }).click();
  await desk.getByText('街道小礼堂').first().waitFor();
  await atRest(desk);
  expect([...faults, ...phoneFaults.filter((each) => !each.includes('fetch'))]).toEqual([]);
  await context.close();
  await phoneContext.close();
});

it('leave is asked for on the phone, answered at the desk, and taken back by scanning the code', async () => {
  const { page: desk, context, faults } = await openPage(world, 'desktop');
  await signIn(desk, world, 'secretary');
  const { page: phone, context: phoneContext, faults: phoneFaults, name } = await openMemberPhone(desk);
  const address = await announce(desk, '二楼会议室');
  await phone.reload();
  await phone.getByRole('link', { name: /二楼会议室/ }).click();
  await phone.getByLabel('不能参加的原因').fill('出差');
  await phone.getByRole('button', { name: '请假' }).click();
  await phone.getByRole('button', { name: '撤回请假' }).waitFor();
  await expectWhole(phone);
  const month = minuteIn(OFFICE_TIME_ZONE, new Date(Date.now() + SOON_MS)).slice(0, 'YYYY-MM'.length);
  await phone.goto(`/m/#${month}`);
  await phone.getByRole('link', { name: /二楼会议室.*请假/ }).waitFor();
  await expectWhole(phone);
  await phone.getByText('订阅到手机日历').click();
  await phone.getByRole('button', { name: '生成订阅地址' }).click();
  const subscribed = await fetch(await phone.getByLabel('订阅地址').inputValue());
  expect([subscribed.status, await subscribed.text()]).toEqual([200, expect.stringContaining('二楼会议室')]);
  await expectWhole(phone);
  await phone.goto(`/own-calendar?month=${month}`);
  await phone
    .getByRole('link', { name: /党性分析/ })
    .last()
    .waitFor();
  await expectWhole(phone);

  await desk.goto(`${address}?tab=people`);
  await desk.getByText('1 人请假待答复').waitFor();
  await desk.getByRole('button', { name: `同意${name}请假`, exact: true }).click();
  await desk.getByText('同意请假：出差').waitFor();

  const shown = desk.waitForResponse((response) => /\/api\/.*\/codes$/.test(response.url()));
  await desk.goto(`${address}/codes`);
  const { codes } = (await (await shown).json()) as { codes: { proof: string }[] };
  await phone.goto(`/m/#${address.split('/').at(-1) ?? ''}.${codes[0]?.proof ?? ''}`);
  await phone.getByRole('heading', { name: '您请过假' }).waitFor();
  await expectWhole(phone);
  await phone.getByRole('button', { name: '撤回请假并签到' }).click();
  await phone.getByRole('status').getByText('已签到').waitFor();
  expect([...faults, ...phoneFaults]).toEqual([]);
  await context.close();
  await phoneContext.close();
});

it('another branch is invited by its name, and joins with a notice of its own', async () => {
  const { page: desk, context, faults } = await openPage(world, 'desktop');
  await signIn(desk, world, 'secretary');
  const address = await announce(desk, '街心广场', ['theme_day', '主题党日']);
  await desk.goto(`${address}?tab=joint`);
  await desk.getByRole('button', { name: '邀请党组织' }).click();
  const form = desk.getByRole('dialog', { name: '邀请党组织联合开展' });
  await form.getByLabel('党组织').fill('太极拳');
  await desk.getByTitle(/太极拳/).click();
  await form.getByRole('button', { name: /^邀\s*请$/ }).click();
  await desk.getByRole('row', { name: /太极拳.*待答复/ }).waitFor();
  await expectWhole(desk);

  const { page: guest, context: guestContext, faults: guestFaults } = await openPage(world, 'desktop');
  await signIn(guest, world, 'officer');
  await guest.goto('/convenings/invitations');
  const asked = guest.getByRole('row', { name: /街心广场.*太极拳/ });
  await asked.waitFor();
  await expectWhole(guest);
  await asked.getByRole('button', { name: /^参\s*加$/ }).click();
  await guest.getByRole('heading', { level: 1, name: '主题党日' }).waitFor();
  await guest.getByRole('tab', { name: '联合开展' }).click();
  await guest.getByRole('row', { name: /太极拳.*参加/ }).waitFor();
  await expectWhole(guest);
  expect([...faults, ...guestFaults]).toEqual([]);
  await context.close();
  await guestContext.close();
});

it('the phone’s first page weighs less than 170 kB as it is sent', async () => {
  const page = await (await fetch(`${world.address}/m/`)).text();
  const named = [...page.matchAll(/(?:src|href)="(\/(?:assets|m)\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(3);
  const weights = await Promise.all(
    named.map(async (path) => {
      const answer = await fetch(`${world.address}${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
    }),
  );
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(170_000);
});
