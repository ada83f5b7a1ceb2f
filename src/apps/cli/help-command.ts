import { refuse } from '../../platform/kernel/refusal.ts';
import type { Command } from './command.ts';

/** Says what there is; `help <命令>` tells more of one. */
export function helpCommand(commands: readonly Command[]): Command {
  return {
    name: 'help',
    usage: 'help [命令]',
    summary: '显示用法',
    async run([name], terminal) {
      if (name === undefined) {
        terminal.print('用法：npm run -s shezutong -- <命令> [选项]\n');
        for (const { usage, summary } of commands) terminal.print(`  ${usage}\n      ${summary}`);
        terminal.print('\n数据文件夹由 SHEZUTONG_DATA 指定，默认为 ./data；服务器是否在运行都可以使用。');
        return 0;
      }
      const command = commands.find((each) => each.name === name);
      if (command === undefined) return refuse('input.command', `没有“${name}”这个命令。`);
      terminal.print(`${command.usage}\n    ${command.summary}`);
      for (const line of command.details ?? []) terminal.print(`    ${line}`);
      return 0;
    },
  };
}
