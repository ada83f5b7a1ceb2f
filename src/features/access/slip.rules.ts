/** Slips (开户单): how a code is written and read, and for whom one may be issued. */
import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { type Role, roleNames } from './role.ts';
import { slipRoles } from './slip.ts';

/** Digits alone, as on a bank card: typed on a phone's number keys without an input method. */
export const SLIP_DIGITS = 16;
const GROUP = 4;

/** 1234567890123456 → 1234 5678 9012 3456 */
export function slipCodeText(code: string): string {
  return code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join(' ') ?? '';
}

/** What somebody typed, without width, blanks and dashes; null when it can't be a code. */
export function foldSlipCode(typed: string): string | null {
  const code = foldWidth(typed).replace(/[\s-]/g, '');
  return new RegExp(`^\\d{${SLIP_DIGITS}}$`).test(code) ? code : null;
}

export interface SlipReceiver {
  readonly active: boolean;
  /** Roles of all grants that stand. */
  readonly roles: readonly Role[];
  /** Whether everything that the account reaches lies within the bounds of who issues the slip. */
  readonly withinBounds: boolean;
}

/**
 * Refuses a slip that would open more than its issuer may: an account that does other work signs in by password, and one that
 * reaches beyond the issuer's bounds gets its slip from whoever keeps those.
 */
export function refuseSlip({ active, roles, withinBounds }: SlipReceiver): Refusal | null {
  if (!active) return refuse('slip.closed', '账号已停用，不能打印开户单。请先由系统管理员恢复账号。');
  const other = roles.find((role) => !(slipRoles as readonly Role[]).includes(role));
  if (other !== undefined) {
    return refuse(
      'slip.role',
      `该账号还是“${roleNames[other]}”，须用密码登录，不能用开户单。忘记密码请找系统管理员重置。`,
    );
  }
  if (roles.length === 0) return refuse('slip.no-grant', '账号还没有授权，请先授权再打印开户单。');
  if (withinBounds) return null;
  return refuse('slip.beyond', '该账号还有您管理范围以外的身份，开户单须由上级党组织打印。');
}
