import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { isDuty, type Role, roleNames, type ScopeKind, scopeKindNames, scopeKindsOfRole } from './role.ts';

const SIGN_IN_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}$/u;

/** Names are compared without regard to case, width and blanks around them. */
export function foldSignInName(name: string): string {
  return foldWidth(name).trim().toLowerCase();
}

/** Refuses a sign-in name that could not be typed again; takes the folded name. */
export function checkSignInName(name: string, field = 'signInName'): Refusal | null {
  if (SIGN_IN_NAME.test(name)) return null;
  return refuse(
    'account.sign-in-name',
    '登录名须为 2 至 32 个字，由汉字、字母、数字和 . _ - 组成，以汉字、字母或数字开头。',
    { field, value: name.slice(0, 32) },
  );
}

/** Refuses an empty or overlong name of a person or duty. */
export function checkDisplayName(name: string, field = 'displayName'): Refusal | null {
  const length = name.trim().length;
  if (length >= 2 && length <= 32) return null;
  return refuse('account.display-name', '姓名须为 2 至 32 个字。', { field });
}

/** How wrong passwords slow down whoever types them. */
export interface Patience {
  /** After so many failures in a row comes a wait; after as many again, one twice as long. */
  readonly failures: number;
  readonly firstMinutes: number;
  readonly longestMinutes: number;
}

/** How many minutes of waiting follow the nth failure in a row; 0: none. It grows by doubling and never becomes for ever. */
export function lockMinutesAfter(
  count: number,
  { failures, firstMinutes, longestMinutes }: Patience,
): number {
  if (count === 0 || count % failures !== 0) return 0;
  return Math.min(firstMinutes * 2 ** (count / failures - 1), longestMinutes);
}

export interface WantedGrant {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string | null;
}

export interface Grantee {
  readonly active: boolean;
  readonly trial: boolean;
  /** Whether the office runs as a small one: one person administers, another audits. */
  readonly small: boolean;
  /** Whether the one who grants is the one who receives. */
  readonly self: boolean;
  readonly grants: readonly WantedGrant[];
}

/**
 * Refuses a grant that is incomplete, doubled, to oneself, or that would join what 三员分立 keeps apart: the three duties
 * exclude each other, and whoever keeps one sees no records. The trial account is exempt until its duties are split.
 */
export function checkGrant(wanted: WantedGrant, grantee: Grantee): Refusal | null {
  return checkGrantShape(wanted) ?? checkGrantee(wanted, grantee);
}

function checkGrantShape({ role, scopeKind, scopeId }: WantedGrant): Refusal | null {
  if (!scopeKindsOfRole[role].includes(scopeKind)) {
    return refuse('grant.scope-kind', `“${roleNames[role]}”不能按“${scopeKindNames[scopeKind]}”授权。`, {
      field: 'scopeKind',
    });
  }
  const bounded = scopeKind === 'party' || scopeKind === 'place' || scopeKind === 'body';
  if (bounded && scopeId === null) return refuse('grant.scope', '请选择管理范围。', { field: 'scopeId' });
  if (!bounded && scopeId !== null)
    return refuse('grant.scope', '这个角色不需要管理范围。', { field: 'scopeId' });
  return null;
}

function checkGrantee(wanted: WantedGrant, { active, trial, small, self, grants }: Grantee): Refusal | null {
  if (!active) return refuse('grant.closed', '账号已停用，请先恢复再授权。');
  const same = (each: WantedGrant) =>
    each.role === wanted.role && each.scopeKind === wanted.scopeKind && each.scopeId === wanted.scopeId;
  if (grants.some(same)) return refuse('grant.exists', '这个账号已有同样的授权。', { field: 'role' });
  if (trial) return null;
  if (self)
    return refuse('grant.own', '不能给自己授权，请由另一位安全管理员办理。', {
      clause: 'GB/T 22239-2019 三权分立',
    });
  const apart = grants.find((each) => (small ? areApartInSmallOffice : areApart)(wanted.role, each.role));
  if (apart === undefined) return null;
  if (small) {
    return refuse(
      'grant.duties-apart',
      `该账号已是“${roleNames[apart.role]}”，不能再担任“${roleNames[wanted.role]}”：小型单位的安全审计员只能查看，不能由管理员或经办人兼任。请另建账号。`,
      { field: 'role', clause: 'GB/T 22239-2019 三权分立' },
    );
  }
  return refuse(
    'grant.duties-apart',
    `该账号已是“${roleNames[apart.role]}”，不能再担任“${roleNames[wanted.role]}”：系统管理、安全管理、安全审计与业务须由不同的人担任。请另建账号。`,
    { field: 'role', clause: 'GB/T 22239-2019 三权分立' },
  );
}

/** 三员分立: the duties exclude each other, and whoever keeps one sees no records. */
function areApart(one: Role, other: Role): boolean {
  return isDuty(one) || isDuty(other);
}

/** In a small office one person may administer and work; who audits does neither, and may read. */
function areApartInSmallOffice(one: Role, other: Role): boolean {
  const beside = one === 'auditor' ? other : one;
  return (one === 'auditor' || other === 'auditor') && beside !== 'inspector';
}
