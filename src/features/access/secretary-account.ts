/** What an officer asks of the secretaries of the own line: who can sign in, and who can't yet. */
export const secretaryAccountStates = ['none', 'waiting', 'lapsed', 'in-use', 'closed'] as const;
export type SecretaryAccountState = (typeof secretaryAccountStates)[number];

export const secretaryAccountStateNames: Readonly<Record<SecretaryAccountState, string>> = {
  none: '没有账号',
  waiting: '已发开户单，未使用',
  lapsed: '有账号，从未登录',
  'in-use': '已在使用',
  closed: '已停用',
};

/** So many slips fill fifty pages; the rest is made next. */
export const SLIPS_AT_ONCE = 300;
