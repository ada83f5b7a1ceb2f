import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import type { AccountView } from '../accounts.contract.ts';

export const stateNames: Readonly<Record<AccountView['state'], string>> = {
  active: '可用',
  locked: '已锁定',
  closed: '已停用',
};

const TONES: Readonly<Record<AccountView['state'], Tone>> = {
  active: 'good',
  locked: 'fault',
  closed: 'over',
};

/** Whether the account can be used, and what its owner has yet to do. */
export function AccountState({
  account: { state, trial, mustChangePassword },
}: {
  readonly account: AccountView;
}) {
  if (state !== 'active') return <StatusTag tone={TONES[state]}>{stateNames[state]}</StatusTag>;
  if (trial) return <StatusTag tone="attention">试用账号</StatusTag>;
  if (mustChangePassword) return <StatusTag tone="waiting">待改初始密码</StatusTag>;
  return <StatusTag tone="good">{stateNames.active}</StatusTag>;
}
