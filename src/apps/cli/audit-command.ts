import { readFile, writeFile } from 'node:fs/promises';
import { permissions } from '../../features/access/role.ts';
import { type AuditHead, type ChainReport, lineKindNames } from '../../features/audit/audit-chain.ts';
import { faultText, type Retention, USUAL_RETENTION } from '../../features/audit/audit-chain.rules.ts';
import {
  auditKeysOf,
  pruneLines,
  readAuditHead,
  readHead,
  readNotedHead,
  verifyChain,
} from '../../features/audit/server/public.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { type Command, type ExitStatus, readArguments, type Terminal } from './command.ts';
import { atWorkplace, type Workplace } from './open-workplace.ts';

const NEEDED = [permissions.readAudit];
type Answer = Promise<ExitStatus | Refusal>;

/** The audit chain: prove it, take its end elsewhere, remove what has been kept long enough. */
export const auditCommand: Command = {
  name: 'audit',
  usage: 'audit <verify [--head 文件]|head [--out 文件]|prune [--dry-run]> [--json] [--as 登录名]',
  summary: '审计链：校验、导出链头、清理过期记录',
  details: [
    'verify   从第一条起校验，指出第一条被改动、删除或插入的记录；--head 与另存的链头比对',
    'head     输出链头，请另存到别处；--out 写入文件',
    'prune    清理已过保存期的记录：变更和查看 1096 天，登录 180 天；可用 --changes-days、--sign-ins-days、',
    '         --looks-days 延长，不能短于法定期限。只限本机操作员',
  ],
  async run([task = '', ...args], terminal) {
    if (task === 'verify') return verify(args, terminal);
    if (task === 'head') return printHead(args, terminal);
    if (task === 'prune') return prune(args, terminal);
    return refuse('input.argument', 'audit 后面要写 verify、head 或 prune。');
  },
};

async function verify(args: readonly string[], terminal: Terminal): Answer {
  const options = readArguments(
    args,
    { head: { type: 'string' }, json: { type: 'boolean', default: false }, as: { type: 'string' } },
    [],
  );
  if (isRefusal(options)) return options;
  const { head: file, json, as } = options.values;
  const kept = file === undefined ? null : await readHeadFile(file);
  if (isRefusal(kept)) return kept;
  const frame = { command: 'audit', args: ['verify', ...args], as, permissions: NEEDED };
  return atWorkplace(terminal, frame, async ({ installation, ownerPool }) => {
    const noted = await readNotedHead(installation.dataFolder);
    const heads = [kept, noted].filter((each) => each !== null);
    const report = await verifyChain(ownerPool, { keys: auditKeysOf(installation.key), heads });
    if (json) terminal.print(JSON.stringify(report, null, 2));
    else printReport(terminal, report);
    return report.fault === null ? 0 : 1;
  });
}

function printReport(terminal: Terminal, { seals, lines, removed, waiting, head, fault }: ChainReport): void {
  if (fault !== null) {
    terminal.print(`审计链不完整：${faultText(fault)}`);
    return;
  }
  terminal.print(
    `审计链完整：${seals} 次封存，${lines} 条记录，已按期清理 ${removed} 条，待封存 ${waiting} 条。`,
  );
  terminal.print(`链头：第 ${head.seq} 次封存 ${head.hash}`);
}

async function readHeadFile(file: string): Promise<AuditHead | Refusal> {
  const head = readHead(await readFile(file, 'utf8').catch(() => ''));
  return (
    head ?? refuse('input.file', `读不出链头文件“${file}”：它应是 audit head 输出的内容。`, { value: file })
  );
}

async function printHead(args: readonly string[], terminal: Terminal): Answer {
  const options = readArguments(args, { out: { type: 'string' }, as: { type: 'string' } }, []);
  if (isRefusal(options)) return options;
  const { out, as } = options.values;
  const frame = { command: 'audit', args: ['head', ...args], as, permissions: NEEDED };
  return atWorkplace(terminal, frame, async ({ ownerPool }) => {
    const text = JSON.stringify(await readAuditHead(ownerPool));
    if (out === undefined) {
      terminal.print(text);
      return 0;
    }
    try {
      await writeFile(out, `${text}\n`);
    } catch {
      return refuse('input.file', `不能写入“${out}”。请检查文件夹是否存在、是否有权限。`, { value: out });
    }
    terminal.say(`链头已写入 ${out}，请另存到别处。`);
    return 0;
  });
}

async function prune(args: readonly string[], terminal: Terminal): Answer {
  const days = { type: 'string' } as const;
  const options = readArguments(
    args,
    {
      'dry-run': { type: 'boolean', default: false },
      'changes-days': days,
      'sign-ins-days': days,
      'looks-days': days,
    },
    [],
  );
  if (isRefusal(options)) return options;
  const { 'dry-run': dryRun, ...kept } = options.values;
  const retention: Retention = {
    change: Number(kept['changes-days'] ?? USUAL_RETENTION.change),
    'sign-in': Number(kept['sign-ins-days'] ?? USUAL_RETENTION['sign-in']),
    look: Number(kept['looks-days'] ?? USUAL_RETENTION.look),
  };
  const frame = { command: 'audit', args: ['prune', ...args] };
  return atWorkplace(terminal, frame, (workplace) => pruneAt(workplace, terminal, retention, dryRun));
}

async function pruneAt(
  { installation, ownerPool }: Workplace,
  terminal: Terminal,
  retention: Retention,
  dryRun: boolean,
): Answer {
  const keys = auditKeysOf(installation.key);
  const removed = await pruneLines(ownerPool, { keys, retention, now: new Date(), dryRun });
  if (isRefusal(removed)) return removed;
  const parts = (['change', 'sign-in', 'look'] as const).map(
    (kind) => `${lineKindNames[kind]} ${removed[kind]} 条`,
  );
  terminal.print(`${dryRun ? '将清理' : '已清理'}：${parts.join('，')}。`);
  return 0;
}
