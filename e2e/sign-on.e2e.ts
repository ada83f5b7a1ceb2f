import { once } from 'node:events';
import { createServer } from 'node:net';
import { generateSync } from 'otplib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProvider, TEST_CLIENT, type TestProvider } from '../src/features/testing/provider.ts';
import { expectWhole, openPage, openWorld, setupCode, signInByForm, type World } from './world.ts';

const PASSWORD = 'Yangxian-2026';
const STEP_SECONDS = 30;

let provider: TestProvider;
let world: World;

beforeAll(async () => {
  // Where people come back to has to be known before either of the two runs.
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  // Another name than the product's: to a browser the way there and back leads through another site.
  provider = await startProvider({ redirectAddress: `${origin}/sign-on/return`, host: 'localhost' });
  world = await openWorld({
    PORT: String(port),
    PUBLIC_ORIGIN: origin,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: TEST_CLIENT.id,
    OIDC_CLIENT_SECRET: TEST_CLIENT.secret,
    OIDC_NAME: '县统一认证',
  });
});
afterAll(async () => {
  await world.close();
  await provider.stop();
});

/** Signing in through the office's own identity provider, from the first time on. */
it('links the own account once, and comes in by one touch afterwards', async () => {
  await setUp();
  const { page, context, faults } = await openPage(world, 'desktop');
  await page.goto('/');
  await comeFromProvider(page);
  await page.getByText('这个身份现在打不开本系统的账号').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('“g-1001”');
  expect(new URL(page.url()).search).toBe('');
  await expectWhole(page);
  await page.getByRole('button', { name: '返回登录页' }).click();

  await signInByForm(page, 'guanli', PASSWORD);
  await page.goto('/own-account');
  await page.getByRole('button', { name: /^关\s*联$/ }).click();
  await page.getByLabel('当前密码').fill(PASSWORD);
  await page.getByRole('button', { name: '去县统一认证' }).click();
  await signInThere(page);
  await page.getByText('已关联').waitFor();
  await expectWhole(page);
  await page.getByRole('button', { name: '回到我的账号' }).click();
  await page.getByText('由本人关联').waitFor();
  await expectWhole(page);

  const secret = await enrol(context);
  await context.clearCookies({ name: 'shezutong_session' });
  await page.goto('/party-orgs?tab=tree');
  await page.getByRole('button', { name: '用县统一认证登录' }).click();
  // Still signed in there: the browser comes straight back.
  await page.getByLabel('动态码').fill('000000');
  await page.getByRole('button', { name: /^登\s*录$/ }).click();
  await page.getByText('动态码不正确').waitFor();
  await expectWhole(page);
  const epoch = Math.floor(Date.now() / 1000) + STEP_SECONDS;
  await page.getByLabel('动态码').fill(generateSync({ secret, epoch }));
  await page.getByRole('button', { name: /^登\s*录$/ }).click();
  await page.getByRole('heading', { level: 1, name: '党组织' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/party-orgs');
  expect(faults).toEqual([]);
  await context.close();
});

async function comeFromProvider(page: Page): Promise<void> {
  await page.getByRole('button', { name: '用县统一认证登录' }).click();
  await signInThere(page);
}

async function signInThere(page: Page): Promise<void> {
  await page.getByLabel('工号').fill('g-1001');
  await page.getByRole('button', { name: '进入' }).click();
}

/** As the set-up page does it; its own journey is told elsewhere. */
async function setUp(): Promise<void> {
  await expect.poll(world.output, { timeout: 20_000 }).toContain('一次性代码');
  const answer = await fetch(`${world.address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.address },
    body: JSON.stringify({
      mode: 'trial',
      code: setupCode(world),
      siteName: '洋县社会组织党建',
      rootPartyOrg: { name: '中共洋县社会组织工作委员会', kind: 'work_committee' },
      regionCode: '610723000',
      account: { signInName: 'guanli', displayName: '管理员', password: PASSWORD },
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Sets up a second factor for whoever is signed in. @returns its secret */
async function enrol(context: BrowserContext): Promise<string> {
  const own = { headers: { origin: world.address } };
  const at = '/api/own-account/second-factor';
  const offered = await context.request.post(at, { ...own, data: { currentPassword: PASSWORD } });
  const { secret } = (await offered.json()) as { secret: string };
  const confirmed = await context.request.put(at, { ...own, data: { code: generateSync({ secret }) } });
  if (!confirmed.ok()) throw new Error(await confirmed.text());
  return secret;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
