import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type RequestOptions, request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeSelfSigned } from '../../platform/testing/self-signed.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';

interface Running {
  child: ChildProcess;
  address: string;
  output: () => string;
}

let folder: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => Promise.all(children.splice(0).map((child) => end(child, 'SIGTERM'))));
afterAll(() => removeTemporaryFolder(folder));

function launch(
  more: NodeJS.ProcessEnv = {},
  options: readonly string[] = [],
): { child: ChildProcess; output: () => string } {
  const env = { ...process.env, SHEZUTONG_DATA: join(folder, 'data'), PORT: '0', DATABASE_URL: '', ...more };
  const main = ['--import', 'tsx', join(import.meta.dirname, 'main.ts')];
  const child = spawn(process.execPath, [...main, ...options], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  children.push(child);
  return { child, output: () => text };
}

async function start(more: NodeJS.ProcessEnv = {}): Promise<Running> {
  const { child, output } = launch(more);
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = /已启动：(\S+)/.exec(output())?.[1];
      if (address !== undefined) resolve({ child, address, output });
    });
    child.once('exit', () => reject(new Error(output())));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return exit;
}

async function statusAt(address: string): Promise<number> {
  return (await fetch(`${address}/healthz`)).status;
}

describe('the server', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'is ready when it says so, and %s ends it with its database',
    async (signal) => {
      const { child, address } = await start();
      expect(await statusAt(address)).toBe(200);
      expect(await end(child, signal)).toBe(0);
      expect(existsSync(join(folder, 'data', 'database', 'cluster', 'postmaster.pid'))).toBe(false);
    },
  );

  it('recovers by itself after it was killed', async () => {
    const { child } = await start();
    await end(child, 'SIGKILL');
    expect(existsSync(join(folder, 'data', 'database', 'cluster', 'postmaster.pid'))).toBe(true);
    const { address } = await start();
    expect(await statusAt(address)).toBe(200);
  });

  it('says so and stops when one runs on the same data already', async () => {
    const { address } = await start();
    const { child, output } = launch();
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(1);
    expect(output()).toContain('已经在用数据文件夹');
    expect(await statusAt(address)).toBe(200);
  });

  it('says so in one line, and fills nothing, where the port is taken', { timeout: 60_000 }, async () => {
    const { address } = await start();
    const elsewhere = { SHEZUTONG_DATA: join(folder, 'elsewhere') };
    const { child, output } = launch({ ...elsewhere, PORT: new URL(address).port }, ['--demo']);
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
    expect(output()).toMatch(/^启动失败：端口 \d+ 已被其他程序占用。.*\n$/);
    const { output: said } = launch(elsewhere);
    await expect.poll(said, { timeout: 20_000 }).toContain('一次性代码');
  });
});

describe('the server with a certificate', () => {
  const account = { signInName: 'guanli', displayName: '管理员', password: 'Zhuhuan-2026-ibis' };
  const { displayName: _, ...payload } = account;
  const signIn = { method: 'POST', path: '/api/session', payload } as const;

  it('serves https alone: set-up, sign-in, a cookie that no plain connection gets', {
    timeout: 60_000,
  }, async () => {
    const files = { TLS_KEY_FILE: join(folder, 'tls.key'), TLS_CERT_FILE: join(folder, 'tls.crt') };
    writeFileSync(files.TLS_KEY_FILE, key);
    writeFileSync(files.TLS_CERT_FILE, cert);
    const { address, output } = await start(files);
    const at = new URL(address);
    expect(at.protocol).toBe('https:');
    const health = await ask(at, { path: '/healthz' });
    expect(health).toMatchObject({ status: 200, body: { ready: true } });
    expect(health.headers['strict-transport-security']).toBe('max-age=15552000');
    await expect.poll(output, { timeout: 20_000 }).toContain('一次性代码');
    const setUp = {
      mode: 'trial',
      code: /一次性代码：([0-9A-Z-]+)/.exec(output())?.[1],
      siteName: '洋县',
      rootPartyOrg: { name: '中共洋县社会组织工作委员会', kind: 'work_committee' },
      regionCode: '610723000',
      account,
    };
    expect((await ask(at, { method: 'POST', path: '/api/setup', payload: setUp })).body).not.toHaveProperty(
      'refusals',
    );
    await expect(ask(at, signIn, true)).rejects.toThrow();
    const { status, headers } = await ask(at, signIn);
    expect(status).toBe(200);
    const [given = ''] = headers['set-cookie'] ?? [];
    expect(given).toMatch(/^shezutong_session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const [cookie = ''] = given.split(';');
    const session = await ask(at, { path: '/api/session', cookie });
    expect(session).toMatchObject({ status: 200, body: { signInName: 'guanli' } });
    await expect(ask(at, { path: '/api/session', cookie }, true)).rejects.toThrow();
  });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly payload?: object;
  readonly cookie?: string;
}

const { key, cert } = makeSelfSigned();

/** Believes the server's own certificate and no other. */
function ask(at: URL, { method = 'GET', path, payload, cookie }: Asked, plainly = false): Promise<Answer> {
  const headers = {
    origin: at.origin,
    ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    ...(cookie === undefined ? {} : { cookie }),
  };
  const options: RequestOptions = { host: at.hostname, port: at.port, method, path, headers };
  return new Promise((resolve, reject) => {
    const sent = plainly ? requestPlainly(options) : requestSecurely({ ...options, ca: cert });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const { statusCode: status = 0, headers: given } = response;
      json(response).then((body) => resolve({ status, headers: given, body }), reject);
    });
    sent.end(payload === undefined ? undefined : JSON.stringify(payload));
  });
}
