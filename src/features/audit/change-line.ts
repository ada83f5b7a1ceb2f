/**
 * A change line (变更记录) says who changed what, when, and from which day it counts. Lines are written with the change, by
 * the database itself for records, and never altered. What an import created is known by the import.
 */
export const changedEntities = ['socialOrg', 'partyOrg', 'member'] as const;
export type ChangedEntity = (typeof changedEntities)[number];

/** What is done to accounts, for the auditor's list. */
export const accountActionNames: Readonly<Record<string, string>> = {
  create: '新建账号',
  change: '修改账号',
  close: '停用账号',
  reopen: '恢复账号',
  unlock: '解锁账号',
  grant: '授权',
  revoke: '收回授权',
  'reset-password': '重置密码',
  'change-password': '修改密码',
  'set-second-factor': '启用两步验证',
  'end-second-factor': '停用两步验证',
  'reset-second-factor': '解除两步验证',
  rescue: '用命令行救回账号',
  'renew-recovery-codes': '更换恢复码',
  'split-duties': '三员分立',
  'appoint-auditor': '改为小型单位管理',
  'ask-small-office': '申请改为小型单位管理',
  'agree-small-office': '确认改为小型单位管理',
  'drop-small-office': '撤销改为小型单位管理的申请',
  'demand-second-factor': '修改两步验证范围',
  'issue-slip': '打印开户单',
  'end-devices': '停用受信任的手机',
  'rename-site': '修改系统名称',
  'change-file-rules': '修改文件规则',
  'request-export': '申请导出',
  'withdraw-export': '撤回导出申请',
  'approve-export': '同意导出',
  'refuse-export': '不同意导出',
  'export-alone': '单人导出',
  'note-export': '单人导出已阅',
  'sign-in': '登录',
  'sign-in-by-recovery-code': '用恢复码登录',
  'sign-in-by-slip': '用开户单登录',
  'sign-in-by-device': '在受信任的手机上登录',
  'sign-in-failed': '登录失败',
  'second-factor-failed': '动态码错误',
  'switch-grant': '切换身份',
  'sign-out': '退出登录',
  'end-session': '结束一处登录',
};
