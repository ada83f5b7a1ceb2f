export const accountStates = ['active', 'locked', 'closed'] as const;
export type AccountStateName = (typeof accountStates)[number];

export const accountStateNames: Readonly<Record<AccountStateName, string>> = {
  active: '可用',
  locked: '已锁定',
  closed: '已停用',
};

/** What is said beside an initial password, wherever an account is opened. */
export const initialPasswordWords = {
  title: '初始密码',
  note: '请把它交给本人。关闭后不能再次查看；本人首次登录时必须换成自己的密码。',
} as const;
