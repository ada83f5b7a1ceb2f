/**
 * A look (查看记录) says who saw what of a member: the record opened, a number or a telephone revealed for a purpose. Whoever may
 * see the record sees who looked, the member too. Lists and exports write one line for all they held.
 */
export const looks = ['open', 'reveal-identityNumber', 'reveal-phone'] as const;
export type Look = (typeof looks)[number];

export const lookNames: Readonly<Record<Look, string>> = {
  open: '打开记录',
  'reveal-identityNumber': '查看公民身份号码',
  'reveal-phone': '查看联系电话',
};

/** What people usually open sealed fields or take lists out for. */
export const usualPurposes = ['办理组织关系接转', '党内统计核对', '核对身份信息', '联系本人', '党费核算'];
