import { isPresetCode, presetCodes, presets } from '../../features/demo/presets.ts';
import { loadDemo } from '../../features/demo/server/public.ts';
import { signInLines } from '../../features/demo/sign-in.ts';
import { isRefusal, refuse } from '../../platform/kernel/refusal.ts';
import { type Command, readArguments } from './command.ts';
import { atWorkplace } from './open-workplace.ts';

/** Fills an empty data folder with made-up data. */
export const demoCommand: Command = {
  name: 'demo',
  usage: 'demo <预设>',
  summary: '在空的数据文件夹中装入演示数据',
  details: presetCodes.map((code) => `${code.padEnd(10)}${presets[code].title}`),
  async run(args, terminal) {
    const options = readArguments(args, {}, ['<预设>']);
    if (isRefusal(options)) return options;
    const preset = options.positionals[0] ?? '';
    if (!isPresetCode(preset)) {
      return refuse('input.preset', `没有“${preset}”这个预设。可用的有：${presetCodes.join('、')}。`);
    }
    return atWorkplace(terminal, { command: 'demo', args }, async ({ installation, ownerPool, today }) => {
      const loaded = await loadDemo({
        owner: ownerPool,
        keeper: installation.database.roles.keeper,
        key: installation.key,
        preset,
        today,
        onProgress: (sentence) => terminal.say(sentence),
      });
      if (isRefusal(loaded)) return loaded;
      for (const line of signInLines(loaded)) terminal.print(line);
      return 0;
    });
  },
};
