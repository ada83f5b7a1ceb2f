import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { ImportKind } from './import.ts';

const PARTY_LINE_ONLY = refuse(
  'not-allowed.members',
  '党员名册由党组织系统的同志导入；按行政区划或业务主管单位授权的，不接触党员个人信息。请把文件交给党建责任单位。',
);

/**
 * Members are reached through the Party line alone. Whoever stands beside it could not store their rows, and what a check
 * says of a number would tell whether its bearer is a member.
 */
export function refuseKind(kind: ImportKind, { persons }: { readonly persons: boolean }): Refusal | null {
  return kind === 'members' && !persons ? PARTY_LINE_ONLY : null;
}
