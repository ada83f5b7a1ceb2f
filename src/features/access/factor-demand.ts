/**
 * Who must sign in with a second factor (两步验证的范围). The security administrator widens it or takes it back; it never
 * shrinks below who administers. Whoever comes in by a slip is free of it: the trusted phone is what such a person holds.
 */
export const factorDemands = ['administrators', 'staff', 'everyone'] as const;
export type FactorDemand = (typeof factorDemands)[number];

export const factorDemandNames: Readonly<Record<FactorDemand, string>> = {
  administrators: '系统管理员和安全管理员',
  staff: '三员、党建工作人员和查阅人员',
  everyone: '所有用密码登录的人',
};
