import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { type ChainFault, type ChainFaultCode, type LineKind, lineKindNames } from './audit-chain.ts';

/** How long lines of a kind are kept, in days. */
export type Retention = Readonly<Record<LineKind, number>>;

/** Changes three years (SEC-01, SEC-02), sign-ins and looks 180 days (网络安全法 §23); never less. */
export const SHORTEST_RETENTION: Retention = { change: 1096, 'sign-in': 180, look: 180 };
/** Who looked is told to members for as long as what was changed. */
export const USUAL_RETENTION: Retention = { ...SHORTEST_RETENTION, look: SHORTEST_RETENTION.change };

/** Refuses to keep lines of any kind for a shorter time than the law asks. */
export function checkRetention(retention: Retention): Refusal | null {
  for (const kind of Object.keys(SHORTEST_RETENTION) as LineKind[]) {
    const least = SHORTEST_RETENTION[kind];
    if (Number.isInteger(retention[kind]) && retention[kind] >= least) continue;
    return refuse('audit.retention', `${lineKindNames[kind]}至少保存 ${least} 天，不能更短。`, {
      value: String(retention[kind]),
    });
  }
  return null;
}

const WORDS: Readonly<Record<ChainFaultCode, string>> = {
  'seal-missing': '缺失',
  'seal-altered': '被改动',
  'key-unknown': '不是用本系统的密钥封存的',
  'head-differs': '与另存的链头不一致，审计链被重写过',
  'cut-off': '在另存的链头里有，现在没有：审计链的结尾被截去',
  'line-altered': '被改动',
  'line-deleted': '被删除',
  'line-inserted': '不是由系统写入的，是后来插入的',
  'line-backdated': '写的时间早于上一次封存一天以上，是后来插入的',
};

/** What is broken, in one sentence that names the entry. */
export function faultText({ code, seq, line }: ChainFault): string {
  const seal = seq === null ? '' : `第 ${seq} 次封存`;
  if (line === undefined) return `${seal}${WORDS[code]}。`;
  return `${seal === '' ? '' : `${seal}中，`}${lineKindNames[line.kind]}第 ${line.id} 条${WORDS[code]}。`;
}
