/** What an auditor searches: lines of every kind, whose content follows from the kind. */
export const auditKinds = ['change', 'account', 'sign-in', 'look', 'export', 'command'] as const;
export type AuditKind = (typeof auditKinds)[number];

export const auditKindNames: Readonly<Record<AuditKind, string>> = {
  change: '业务变更',
  account: '账号与授权',
  'sign-in': '登录',
  look: '查看',
  export: '导出',
  command: '命令行',
};

/** Kinds of record that lines are about, as the log names them. */
export const auditEntityNames: Readonly<Record<string, string>> = {
  social_org: '社会组织',
  party_org: '党组织',
  member: '党员',
  account: '账号',
  installation: '系统设置',
  command: '命令',
  coverage: '覆盖情况',
  import_run: '导入',
  party_org_region: '党组织负责的地区',
  supervising_body: '业务主管单位',
  counting_definition: '口径',
  correction_request: '更正申请',
  meeting: '组织生活',
  complete_list: '全量名单',
  batch: '批量操作',
  audit: '审计记录',
  party_post: '班子成员',
  advisor_assignment: '指导员和联络员',
  contact: '通讯录',
};

/** What was done to a record, or looked at. */
export const recordActionNames: Readonly<Record<string, string>> = {
  create: '登记',
  change: '变更',
  correct: '更正',
  insert: '增加一项',
  update: '修改一项',
  delete: '删除一项',
  ask: '申请更正',
  accept: '同意更正',
  decline: '不予更正',
  withdraw: '撤回',
  approve: '审核',
  reopen: '重新待审',
  attach: '增加附件',
  detach: '移除附件',
  'store-import': '导入入库',
  'take-back': '撤回导入',
  'compare-list': '比对全量名单',
  'confirm-list': '确认全量名单',
  'discard-list': '放弃全量名单',
  'settle-difference': '处理名单差异',
  'batch-change': '批量修改',
  'undo-batch': '撤销批量操作',
  'settle-mismatch': '核定账实不符',
  'undo-settlement': '撤销核定账实不符',
  merge: '并入重复记录',
  'merged-into': '被并入另一条记录',
  list: '查看名册',
  open: '打开记录',
  export: '导出',
  'number-elsewhere': '登记范围外的号码',
  'reveal-identityNumber': '查看公民身份号码',
  'reveal-phone': '查看联系电话',
};
