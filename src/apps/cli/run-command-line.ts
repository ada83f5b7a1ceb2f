import { isRefusal } from '../../platform/kernel/refusal.ts';
import { StartFailure } from '../../platform/server/start-failure.ts';
import { auditCommand } from './audit-command.ts';
import type { Command, ExitStatus, Terminal } from './command.ts';
import { compareListCommand } from './compare-list-command.ts';
import { coverageCommand } from './coverage-command.ts';
import { demoCommand } from './demo-command.ts';
import { exportCommand } from './export-command.ts';
import { printCommand } from './print-command.ts';
import { gapsCommand } from './gaps-command.ts';
import { helpCommand } from './help-command.ts';
import { importCommand } from './import-command.ts';
import { initCommand } from './init-command.ts';
import { keyCommand } from './key-command.ts';
import { rescueCommand } from './rescue-command.ts';
import { searchCommand } from './search-command.ts';

const working: readonly Command[] = [
  initCommand,
  demoCommand,
  importCommand,
  compareListCommand,
  coverageCommand,
  searchCommand,
  gapsCommand,
  exportCommand,
  printCommand,
  keyCommand,
  rescueCommand,
  auditCommand,
];
const commands: readonly Command[] = [...working, helpCommand(working)];

/** Runs what the arguments say; everything that goes wrong becomes a sentence on standard error and status 2. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [name = 'help', ...args] = argv;
  const wanted = /^(-h|--help)$/.test(name) ? 'help' : name;
  const command = commands.find((each) => each.name === wanted);
  if (command === undefined) {
    terminal.say(`没有“${name}”这个命令。可用的命令：${commands.map((each) => each.name).join('、')}。`);
    return 2;
  }
  try {
    const result = await command.run(args, terminal);
    if (!isRefusal(result)) return result;
    terminal.say(result.message);
    if (result.code === 'input.argument') terminal.say(`用法：${command.usage}`);
  } catch (error) {
    terminal.say(error instanceof StartFailure ? error.message : `未能完成：${explain(error)}`);
  }
  return 2;
}

function explain(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
