/** What becomes of an organisation of a batch. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { BATCH_MOST } from './batch.ts';

/** Refuses what is none, or too many for one look. */
export function checkSize(chosen: number): Refusal | null {
  if (chosen === 0) return refuse('batch.none', '没有选择社会组织。请先在名单里勾选。', { field: 'ids' });
  if (chosen <= BATCH_MOST) return null;
  return refuse(
    'batch.too-many',
    `选了 ${chosen} 家，一次最多 ${BATCH_MOST} 家。请用筛选缩小范围，分几次办理；更多的请用导入。`,
    { field: 'ids' },
  );
}

/** Whether every touched field is so already: storing it would only leave an empty line in the history. */
export function isSame(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(after).every(([field, value]) => (before[field] ?? null) === (value ?? null));
}

/** Why an organisation keeps what it has when its batch is undone; null: it is put back. */
export function whyLeft(version: number, now: { readonly version: number } | undefined): string | null {
  if (now === undefined) return '已并入另一条记录，或不在您的管理范围内';
  return now.version === version ? null : '批量操作以后又改过';
}
