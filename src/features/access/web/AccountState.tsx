import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { accountStateNames } from '../account.ts';
import type { AccountView } from '../accounts.contract.ts';

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
  if (state !== 'active') return <StatusTag tone={TONES[state]}>{accountStateNames[state]}</StatusTag>;
  if (trial) return <StatusTag tone="attention">试用账号</StatusTag>;
  if (mustChangePassword) return <StatusTag tone="waiting">待改初始密码</StatusTag>;
  return <StatusTag tone="good">{accountStateNames.active}</StatusTag>;
}
