import type { Role } from './role.ts';

/** Roles whose holders come in by a printed slip (开户单): many of them, part-time, some of them old. Nobody else may. */
export const slipRoles = ['member', 'advisor', 'branch_secretary'] as const satisfies readonly Role[];

/** For how long a slip waits to be used, unless the installation says otherwise. */
export const USUAL_SLIP_DAYS = 30;
/** For how long a phone stays trusted after it: a year. */
export const TRUST_DAYS = 365;

export const slipStates = ['unused', 'used', 'lapsed', 'withdrawn'] as const;
export type SlipState = (typeof slipStates)[number];

export const slipStateNames: Readonly<Record<SlipState, string>> = {
  unused: '未使用',
  used: '已使用',
  lapsed: '已过期',
  withdrawn: '已作废',
};
