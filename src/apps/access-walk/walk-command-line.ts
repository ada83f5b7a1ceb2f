import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionSettings } from '../../platform/server/database/connection.ts';
import { runCommandLine } from '../cli/run-command-line.ts';
import { textOfFile } from './answer-text.ts';
import { leaksIn } from './judge.ts';
import type { RouteCase } from './route-case.ts';
import type { Walked } from './walk.ts';
import { type Actor, actorNamed, recordsOf, type World } from './world.ts';

const WALKERS = ['教育党委干部', '镇查阅', '民政局查阅', '教育支部书记', '党员', '系统管理员', '安全审计员'];
const READS: RouteCase = { does: 'read', call: () => ({}) };

/** Runs the commands in somebody's name (`--as`): what they print and what they write is judged like any answer. */
export async function walkCommandLine(world: World, dataFolder: string, walked: Walked): Promise<void> {
  for (const name of WALKERS) {
    const actor = actorNamed(world, name);
    for (const argv of commandsFor(world, dataFolder)) await runOne(world, dataFolder, walked, actor, argv);
  }
}

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'export social-orgs': ['exports.run'],
  'export party-orgs': ['exports.run'],
  'export members': ['exports.run', 'members.read'],
  'export coverage': ['exports.run'],
  'compare-list --json': ['imports.run'],
  'print contacts': ['exports.run', 'members.export'],
  'print ledger': ['exports.run', 'social-orgs.read'],
  'audit verify': ['audit.read'],
  'audit head': ['audit.read'],
};

function commandsFor(world: World, dataFolder: string): string[][] {
  const out = (kind: string) => join(dataFolder, `walked-${kind}.xlsx`);
  const node = recordsOf(world, 'partyOrg').find(({ place }) => place === '行业·支部')?.id ?? '';
  const list = join(dataFolder, 'walked-list.csv');
  writeFileSync(list, '社会组织名称,类型\n洋县走查学校,民非\n');
  return [
    ['compare-list', '--json', list, '--complete'],
    ...['social-orgs', 'party-orgs'].map((kind) => ['export', kind, out(kind)]),
    ['export', 'members', out('members'), '--purpose', '核对'],
    ...['contacts', 'ledger'].map((list) => ['print', list, out(`print-${list}`), '--purpose', '核对']),
    ['audit', 'verify'],
    ['audit', 'head'],
    ['coverage', '--json'],
    ['coverage', '--json', '--scope', node],
    // Every name is searched for through the route, which does the same.
    ...(['socialOrg', 'partyOrg', 'member'] as const).map((kind) => [
      'search',
      recordsOf(world, kind).at(-1)?.name ?? '',
      '--json',
    ]),
    ['gaps', '--json'],
    ['gaps', '--json', '--scope', node],
  ];
}

async function runOne(
  world: World,
  dataFolder: string,
  walked: Walked,
  actor: Actor,
  argv: readonly string[],
): Promise<void> {
  const said: string[] = [];
  const status = await runCommandLine([...argv, '--as', actor.signInName], {
    env: environmentOf(world, dataFolder),
    print: (text) => void said.push(text),
    say: (text) => void said.push(text),
    askSecret: async () => '',
  });
  walked.cases += 1;
  const command = argv.slice(0, 2).join(' ');
  const report = (what: string) =>
    walked.findings.push({ route: `command ${command}`, who: actor.name, what });
  const refused = NEEDED[command]?.some((each) => !actor.permissions.has(each)) === true;
  if (refused !== (status === 2) && NEEDED[command] !== undefined)
    report(`ended with ${status}: ${said.join(' ').slice(0, 300)}`);
  const file = argv[2] ?? '';
  const written = status !== 2 && existsSync(file) ? await textOfFile(readFileSync(file)) : '';
  const text = `${said.join('\n')}\n${written}`;
  for (const leak of leaksIn(text, argv.join(' '), actor, READS, world)) report(`gave away ${leak}`);
}

function environmentOf({ database }: World, dataFolder: string): NodeJS.ProcessEnv {
  return {
    SHEZUTONG_DATA: dataFolder,
    DATABASE_URL: addressOf(database.owner),
    DATABASE_APP_URL: addressOf(database.app),
    DATABASE_JOBS_URL: addressOf(database.jobs),
  };
}

function addressOf({ host, port, user, password = '', database }: ConnectionSettings): string {
  const secret = encodeURIComponent(password);
  return `postgres://${encodeURIComponent(user)}:${secret}@localhost:${port}/${encodeURIComponent(database)}?host=${encodeURIComponent(host)}`;
}
