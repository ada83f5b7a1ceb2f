import { rescueAccount } from '../../features/access/server/public.ts';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { type Command, readArguments } from './command.ts';
import { atWorkplace } from './open-workplace.ts';

/** The way back for an only administrator who lost the telephone and the recovery codes. */
export const rescueCommand: Command = {
  name: 'rescue',
  usage: 'rescue <登录名>',
  summary: '救回进不去的账号：换初始密码，解除两步验证和锁定',
  details: ['只在没有别的管理员能办时使用；记在操作记录里。'],
  async run(args, terminal) {
    const options = readArguments(args, {}, ['<登录名>']);
    if (isRefusal(options)) return options;
    const name = options.positionals[0] ?? '';
    return atWorkplace(terminal, { command: 'rescue', args }, async ({ appPool, acting, today }) => {
      const rescued = await rescueAccount(appPool, acting, name, today);
      if (isRefusal(rescued)) return rescued;
      terminal.print(`初始密码：${rescued.initialPassword}`);
      terminal.say('两步验证和锁定已解除，正在使用的登录已退出。本人登录后须换掉初始密码。');
      return 0;
    });
  },
};
