import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { runCommandLine } from '../cli/run-command-line.ts';

let folder: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  folder = makeTemporaryFolder();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  removeTemporaryFolder(folder, join(folder, 'data'));
});

function launch(...args: string[]) {
  const env = { ...process.env, SHEZUTONG_DATA: join(folder, 'data'), PORT: '0', DATABASE_URL: '' };
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'main.ts'), ...args], {
    env,
  });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  }
  const said = async (sentence: RegExp): Promise<RegExpExecArray> => {
    for (let found = sentence.exec(text); ; found = sentence.exec(text)) {
      if (found !== null) return found;
      if (child.exitCode !== null) throw new Error(text);
      await once(child.stdout, 'data');
    }
  };
  return { child, said, output: () => text };
}

it('fills an empty folder, prints a sign-in for each role, and lets people in', async () => {
  const { child, said } = launch('--demo');
  const [, address = ''] = await said(/已启动：(\S+)/);
  const [, password = ''] = await said(/密码都是：(\S+)/);
  await said(/member .*党员/);
  const signIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ signInName: 'officer', password }),
  });
  expect(signIn.status).toBe(200);
  const cookie = signIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const coverage = await fetch(`${address}/api/coverage`, { headers: { cookie } });
  expect(await coverage.json()).toMatchObject({
    figures: { socialOrgs: 42, formalCoverage: { covered: 42 } },
  });

  // The command line works beside the running server.
  const printed: string[] = [];
  const status = await runCommandLine(['coverage', '--json'], {
    env: { SHEZUTONG_DATA: join(folder, 'data') },
    print: (text) => void printed.push(text),
    say: () => undefined,
    askSecret: async () => '',
  });
  expect([status, JSON.parse(printed.join('')).members]).toEqual([0, 678]);
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
}, 120_000);

it('refuses a folder that has data, and arguments that it does not know', async () => {
  for (const [argument, sentence] of [
    ['--demo', '演示数据只能装进空的数据文件夹'],
    ['--nonsense', '可用的只有 --demo'],
  ] as const) {
    const { child, output } = launch(argument);
    expect((await once(child, 'exit'))[0]).toBe(1);
    expect(output()).toContain(sentence);
  }
}, 120_000);
