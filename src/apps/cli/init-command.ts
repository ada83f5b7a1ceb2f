import { partyOrgKindOfName } from '../../features/codes/tables/party-org-kind.ts';
import { createInstallation } from '../../features/installation/server/public.ts';
import { toRegionCode } from '../../features/places/region.rules.ts';
import { isRefusal, refuse } from '../../platform/kernel/refusal.ts';
import { type Command, readArguments } from './command.ts';
import { atWorkplace } from './open-workplace.ts';

const DEFAULT_KIND = 'comprehensive_committee';
const LONGEST_SITE_NAME = 30;

/** Sets up an empty installation: the root of the Party tree, its region, and one account that holds all duties. */
export const initCommand: Command = {
  name: 'init',
  usage: 'init --party-org 全称 --region 行政区划代码 --admin 登录名',
  summary: '初始设置：建立最上级党组织和第一个账号',
  details: ['密码会另行询问；不在终端中运行时，从标准输入读一行。'],
  async run(args, terminal) {
    const options = readArguments(
      args,
      { 'party-org': { type: 'string' }, region: { type: 'string' }, admin: { type: 'string' } },
      [],
    );
    if (isRefusal(options)) return options;
    const { 'party-org': name, region, admin } = options.values;
    if (name === undefined) return refuse('input.party-org', '请用 --party-org 写明最上级党组织的全称。');
    if (admin === undefined) return refuse('input.admin', '请用 --admin 写明管理员的登录名。');
    const regionCode = region === undefined ? null : toRegionCode(region);
    if (regionCode === null) {
      return refuse('input.region', '请用 --region 写明行政区划代码，例如 610723。', { value: region });
    }
    const password = await terminal.askSecret('请设置密码：');
    return atWorkplace(terminal, { command: 'init', args }, async ({ appPool, today }) => {
      const refusals = await createInstallation(
        appPool,
        {
          mode: 'trial',
          siteName: name.trim().slice(0, LONGEST_SITE_NAME),
          rootPartyOrg: { name, kind: partyOrgKindOfName(name) ?? DEFAULT_KIND },
          regionCode,
          account: { signInName: admin, displayName: admin, password },
        },
        today,
      );
      for (const { message } of refusals) terminal.say(message);
      if (refusals.length > 0) return 2;
      terminal.say(`已完成初始设置：${name}。请用登录名 ${admin} 登录。`);
      return 0;
    });
  },
};
