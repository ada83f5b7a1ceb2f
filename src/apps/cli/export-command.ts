import { permissions } from '../../features/access/role.ts';
import { type ExportedKind, exportedKinds, readingOf } from '../../features/audit/exported.ts';
import { type ReleasedSheet, writeExport } from '../../features/audit/server/public.ts';
import { exportCoverage } from '../../features/coverage/server/export-coverage.ts';
import { memberFilterSchema } from '../../features/members/member-list.contract.ts';
import { exportMembers } from '../../features/members/server/export-members.ts';
import { partyOrgFilterSchema } from '../../features/party-orgs/party-org-list.contract.ts';
import { exportPartyOrgs } from '../../features/party-orgs/server/export-party-orgs.ts';
import { exportSocialOrgs } from '../../features/social-orgs/server/export-social-orgs.ts';
import { socialOrgFilterSchema } from '../../features/social-orgs/social-org-list.contract.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { type Command, readArguments } from './command.ts';
import { atWorkplace, type Workplace } from './open-workplace.ts';
import { beginFile } from './write-whole.ts';

type OpenSheet = (workplace: Workplace, purpose: string) => Promise<ReleasedSheet | Refusal>;

/** What can be exported; the same sheets as the lists' own exports, without filters. */
const KINDS: Readonly<Record<ExportedKind, OpenSheet>> = {
  'social-orgs': ({ acting, today, ...place }, purpose) =>
    exportSocialOrgs(partsOf(place), acting, { ...socialOrgFilterSchema.parse({}), purpose }, today),
  'party-orgs': ({ acting, today, ...place }, purpose) =>
    exportPartyOrgs(partsOf(place), acting, { ...partyOrgFilterSchema.parse({}), purpose }, today),
  members: ({ acting, today, ...place }, purpose) =>
    exportMembers(partsOf(place), acting, { ...memberFilterSchema.parse({}), purpose }, today),
  coverage: async ({ appPool, acting, today }) => {
    const exported = await exportCoverage(appPool, acting, {}, today);
    return isRefusal(exported) ? exported : exported.sheet;
  },
};

function partsOf({ appPool, installation }: Pick<Workplace, 'appPool' | 'installation'>) {
  return { pool: appPool, sealer: createSealer(installation.key) };
}

/** Whoever runs a command holds the database itself: lists of organisations leave without a purpose, and the record says so. */
const UNSAID_PURPOSE = '本机命令行导出，未写用途';

/** Exports a whole list into a file; its ending says in which format. */
export const exportCommand: Command = {
  name: 'export',
  usage: `export <${exportedKinds.join('|')}> <文件.xlsx|文件.csv> [--purpose 用途] [--as 登录名]`,
  summary: '导出名册和覆盖情况',
  details: ['--purpose   写明用途，记入导出记录，也写在文件里；导出党员必须写。公民身份号码和电话只显示首尾'],
  async run(args, terminal) {
    const options = readArguments(args, { purpose: { type: 'string' }, as: { type: 'string' } }, [
      '<类别>',
      '<文件>',
    ]);
    if (isRefusal(options)) return options;
    const [kind = '', file = ''] = options.positionals;
    const { purpose = '', as } = options.values;
    if (!isKind(kind)) return refuseKind(kind);
    const refusal = refuseExport(kind, file, purpose.trim());
    if (refusal !== null) return refusal;
    const target = await beginFile(file);
    if (isRefusal(target)) return target;
    const frame = { command: 'export', args, as, permissions: [permissions.runExports, readingOf[kind]] };
    try {
      return await atWorkplace(terminal, frame, async (workplace) => {
        const sheet = await KINDS[kind](workplace, purpose.trim() || UNSAID_PURPOSE);
        if (isRefusal(sheet)) return sheet;
        const fault = await target.write(writeExport(sheet, /\.csv$/i.test(file) ? 'csv' : 'xlsx'));
        if (fault !== null) return fault;
        terminal.say(`已导出到 ${file}`);
        return 0;
      });
    } finally {
      await target.discard();
    }
  },
};

function isKind(kind: string): kind is ExportedKind {
  return (exportedKinds as readonly string[]).includes(kind);
}

function refuseExport(kind: ExportedKind, file: string, purpose: string): Refusal | null {
  if (!/\.(xlsx|csv)$/i.test(file)) {
    return refuse('input.file', `文件名“${file}”应以 .xlsx 或 .csv 结尾。`, { value: file });
  }
  if (kind !== 'members' || purpose !== '') return null;
  return refuse('input.purpose', '导出党员须用 --purpose 写明用途，例如 --purpose 年度统计。');
}

function refuseKind(kind: string): Refusal {
  return refuse('input.kind', `不能导出“${kind}”。可导出的有：${exportedKinds.join('、')}。`);
}
