import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';

interface Running {
  child: ChildProcess;
  address: string;
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

async function start(): Promise<Running> {
  const { child, output } = launch();
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = /已启动：(\S+)/.exec(output())?.[1];
      if (address !== undefined) resolve({ child, address });
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

  it('says so in one line, and fills nothing, where the port is taken', async () => {
    const { address } = await start();
    const elsewhere = { SHEZUTONG_DATA: join(folder, 'elsewhere') };
    const { child, output } = launch({ ...elsewhere, PORT: new URL(address).port }, ['--demo']);
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
    expect(output()).toMatch(/^启动失败：端口 \d+ 已被其他程序占用。.*\n$/);
    const { output: said } = launch(elsewhere);
    await expect.poll(said, { timeout: 20_000 }).toContain('一次性代码');
  });
});
