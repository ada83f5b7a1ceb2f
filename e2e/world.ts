import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RunOptions } from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Cookie,
  type Page,
  type Request,
} from 'playwright-core';
import { expect, inject } from 'vitest';
import { makeDataFolder, startServer } from './start-server.ts';

/** The built product on a folder of its own, and a browser in front of it. */
export interface World {
  readonly address: string;
  readonly browser: Browser;
  /** What the server has printed so far: the set-up code. */
  readonly output: () => string;
  /** Of all demo sign-ins; empty without the demo county. */
  readonly password: string;
  close(): Promise<void>;
}

export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
export type Screen = keyof typeof SIZES;
export const SCREENS: readonly Screen[] = ['desktop', 'phone'];

/** The built product on an empty folder. */
export function openWorld(more: NodeJS.ProcessEnv = {}): Promise<World> {
  return openOn(makeDataFolder(), more, '');
}

/** The built product on a copy of the demo county. */
export async function openDemoWorld(): Promise<World> {
  const { folder, password } = inject('stoppedDemo');
  const copy = makeDataFolder();
  // With its owners: on a root shell the database's files belong to another account.
  execFileSync('cp', ['-a', join(folder, 'data'), copy]);
  return openOn(copy, {}, password);
}

async function openOn(folder: string, more: NodeJS.ProcessEnv, password: string): Promise<World> {
  const server = await startServer(folder, [], more);
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  return {
    address: server.address,
    browser,
    output: server.output,
    password,
    async close() {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A browser profile without memory, at a desktop's or a phone's size; faults of the page's own code fail the test. */
export async function openPage(
  world: World,
  screen: Screen,
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await emptyProfile(world, screen);
  const page = await context.newPage();
  const faults: string[] = [];
  watchRequests(page);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return { page, context, faults };
}

/** Profiles that tests have closed, emptied: what stays is the compiled product, which takes longer to make than most pages. */
const emptied = new Map<string, BrowserContext[]>();

async function emptyProfile({ browser, address }: World, screen: Screen): Promise<BrowserContext> {
  const kind = `${address} ${screen}`;
  const context =
    emptied.get(kind)?.pop() ??
    (await browser.newContext({
      baseURL: address,
      viewport: SIZES[screen],
      locale: 'zh-CN',
      hasTouch: screen === 'phone',
      acceptDownloads: true,
      // What fades would be judged half faded.
      reducedMotion: 'reduce',
    }));
  context.close = async () => {
    const pages = context.pages();
    const last = pages[0] ?? (await context.newPage());
    const devtools = await context.newCDPSession(last);
    await devtools.send('Storage.clearDataForOrigin', { origin: address, storageTypes: 'all' });
    await context.clearCookies();
    await context.setOffline(false);
    await Promise.all(context.pages().map((page) => page.close()));
    emptied.set(kind, [...(emptied.get(kind) ?? []), context]);
  };
  return context;
}

/** The newest set-up code that the console shows. */
export function setupCode({ output }: World): string {
  const code = output()
    .match(/一次性代码：([0-9A-Z-]+)/g)
    ?.at(-1)
    ?.replace('一次性代码：', '');
  if (code === undefined) throw new Error(`no set-up code in: ${output()}`);
  return code;
}

/** What a browser keeps of those who are signed in, by the world's server and the name. */
const signedIn = new Map<string, Cookie[]>();

/** Signs in as a person of the demo county does; whoever has done so in this world comes back with what the browser kept. */
export async function signIn(page: Page, { address, password }: World, name: string): Promise<void> {
  const key = `${address} ${name}`;
  const kept = signedIn.get(key);
  if (kept === undefined) {
    await signInByForm(page, name, password);
    signedIn.set(key, await page.context().cookies());
  } else {
    await page.context().addCookies(kept);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  }
}

/** Fills in the form. */
export async function signInByForm(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('登录名').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: /^登\s*录$/ }).click();
  // The sign-in page has a heading of its own, and its button another name while it works: only when the field has gone is the person in.
  await page.getByLabel('登录名').waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** What each page has asked for and when, while the answer is not there. */
const waiting = new WeakMap<Page, Map<Request, number>>();
/** A browser under load may never tell the end of a request that its page gave up: nothing is waited for longer than this. */
const LONGEST_ANSWER_MS = 15_000;

function watchRequests(page: Page): void {
  const asked = new Map<Request, number>();
  waiting.set(page, asked);
  page.on('request', (request) => {
    // A page that is left takes its questions with it.
    if (request.isNavigationRequest()) asked.clear();
    asked.set(request, Date.now());
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
}

function isWaiting(page: Page): boolean {
  const asked = waiting.get(page) ?? new Map<Request, number>();
  for (const [request, at] of asked) {
    if (Date.now() - at < LONGEST_ANSWER_MS) return true;
    console.warn(`never answered: ${request.method()} ${request.url()}`);
    asked.delete(request);
  }
  return false;
}

/** Waits until the page has every answer and has drawn it: a frame after an answer may ask for the next one. */
export async function atRest(page: Page): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet = isWaiting(page) ? 0 : quiet + 1)
    await page.evaluate(() => new Promise((drawn) => setTimeout(() => requestAnimationFrame(drawn), 30)));
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
  resultTypes: ['violations'],
};

/** What axe finds wrong, one line each; empty when nothing. Loaded once a page: bringing it takes longer than its look. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (options) => {
    const { axe } = window as unknown as { readonly axe: typeof import('axe-core') };
    const { violations } = await axe.run(options);
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }, AXE_OPTIONS);
}

/** By how much the page scrolls sideways: it never should. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Fails where a page scrolls sideways or axe finds a fault. */
export async function expectWhole(page: Page): Promise<void> {
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' });
  expect(await sidewaysOverflow(page)).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
}
