import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';

const NO_OWN_RECORD = refuse(
  'not-found',
  '当前角色没有对应的党员记录。如果您是党员，请在右上角切换到“党员”角色，或请支部书记核对账号。',
);

/** The record that the caller's scope calls the own one. */
export function ownMemberId({ scope }: Acting): string | Refusal {
  return scope.only?.memberIds[0] ?? NO_OWN_RECORD;
}
