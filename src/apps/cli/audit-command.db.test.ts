import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openForCommand } from '../../platform/server/installation.ts';
import { createClient } from '../../platform/server/database/connection.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { runCommandLine } from './run-command-line.ts';

let folder: string;
const data = () => join(folder, 'data');
const headFile = () => join(folder, 'head.json');

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommandLine(argv, {
    env: { SHEZUTONG_DATA: data() },
    print: (text) => void out.push(text),
    say: (text) => void err.push(text),
    askSecret: async () => 'Rice-2026-ibis',
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

beforeAll(async () => {
  folder = makeTemporaryFolder();
  const set = ['--party-org', '中共洋县社会组织工作委员会', '--region', '610723', '--admin', 'admin'];
  expect(await run('init', ...set)).toMatchObject({ status: 0 });
}, 120_000);
afterAll(() => removeTemporaryFolder(folder, data()));

it('proves the chain that each command has added to', async () => {
  expect(await run('audit', 'verify')).toMatchObject({
    status: 0,
    out: expect.stringContaining('审计链完整'),
  });
  const { status, out } = await run('audit', 'verify', '--json', '--as', 'admin');
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ fault: null, waiting: 1, removed: 0 });
  expect(JSON.parse(out).lines).toBeGreaterThan(2);
});

it('takes the head elsewhere, and finds out a chain that does not reach it or differs from it', async () => {
  expect(await run('audit', 'head', '--out', headFile())).toMatchObject({ status: 0 });
  expect(await run('audit', 'verify', '--head', headFile())).toMatchObject({ status: 0 });
  const head = JSON.parse(readFileSync(headFile(), 'utf8'));
  writeFileSync(headFile(), JSON.stringify({ ...head, seq: head.seq + 100 }));
  expect(await run('audit', 'verify', '--head', headFile())).toMatchObject({
    status: 1,
    out: expect.stringContaining('结尾被截去'),
  });
  writeFileSync(headFile(), JSON.stringify({ ...head, hash: 'f'.repeat(64) }));
  expect((await run('audit', 'verify', '--head', headFile())).out).toContain('与另存的链头不一致');
  expect(await run('audit', 'verify', '--head', join(folder, 'none'))).toMatchObject({ status: 2 });
});

it('refuses to prune before the time, and what it does not know', async () => {
  expect(await run('audit', 'prune', '--dry-run')).toMatchObject({
    status: 0,
    out: '将清理：变更记录 0 条，登录记录 0 条，查看记录 0 条。',
  });
  expect(await run('audit', 'prune', '--changes-days', '30')).toMatchObject({
    status: 2,
    err: '变更记录至少保存 1096 天，不能更短。',
  });
  expect((await run('audit', 'mend')).status).toBe(2);
});

it('notices an owner who changes a line', async () => {
  const installation = await openForCommand({ dataFolder: data() });
  const owner = createClient(installation.database.owner);
  await owner.connect();
  await owner.query('alter table change_line disable row level security');
  await owner.query(`update change_line set actor = '别人' where id = 1`);
  await owner.end();
  await installation.close();
  expect(await run('audit', 'verify')).toMatchObject({
    status: 1,
    out: '审计链不完整：第 1 次封存中，变更记录第 1 条被改动。',
  });
});
