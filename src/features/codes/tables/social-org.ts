import type { CodeEntry, CodeOf, CodeTable } from '../code-table.ts';

/** Registered with a registrar, or merely filed (备案) with a township or a body. */
export const registrationKinds = {
  id: 'registrationKind',
  title: '登记备案',
  entries: [
    { code: 'registered', name: '登记', words: ['已登记', '登记注册', '注册', '法人登记'] },
    { code: 'filed', name: '备案', words: ['已备案', '社区备案', '备案制', '备案登记'] },
  ],
} as const satisfies CodeTable;

export type RegistrationKind = CodeOf<typeof registrationKinds>;

interface StatusEntry extends CodeEntry {
  /** Over for good: out of every base that a rate is computed on. */
  readonly ended?: true;
}

/** SORG-10, from normal to the three ends. */
export const socialOrgStatuses = {
  id: 'socialOrgStatus',
  title: '组织状态',
  entries: [
    {
      code: 'normal',
      name: '正常',
      words: ['存续', '在业', '正常运行', '正常运营', '运营中', '已成立', '有效'],
    },
    { code: 'annual_check_abnormal', name: '年检异常', words: ['年检不正常', '未年检'] },
    {
      code: 'abnormal_list',
      name: '活动异常名录',
      words: ['异常名录', '活动异常', '列入异常名录', '列入活动异常名录'],
    },
    {
      code: 'serious_list',
      name: '严重违法失信',
      words: ['失信', '严重违法失信名单', '严重失信', '失信名单'],
    },
    {
      code: 'stopped',
      name: '停止活动',
      words: ['停止', '停业', '僵尸', '停运', '未运行', '限期停止活动', '未开展活动'],
    },
    { code: 'deregistered', name: '注销', words: ['已注销', '注销登记'], ended: true },
    { code: 'revoked', name: '撤销', words: ['已撤销', '撤销登记', '取缔'], ended: true },
    { code: 'licence_withdrawn', name: '吊销', words: ['已吊销', '吊销证书', '吊销登记证书'], ended: true },
  ],
} as const satisfies CodeTable<StatusEntry>;

export type SocialOrgStatus = CodeOf<typeof socialOrgStatuses>;

/** Whether an organisation in this status is over (注销, 撤销, 吊销). */
export function isEndedStatus(status: SocialOrgStatus): boolean {
  const entries: readonly StatusEntry[] = socialOrgStatuses.entries;
  return entries.some((entry) => entry.code === status && entry.ended === true);
}

/** Results of the yearly check or report (SORG-05, SORG-06). */
export const annualCheckResults = {
  id: 'annualCheckResult',
  title: '年检结果',
  entries: [
    { code: 'qualified', name: '合格', words: ['年检合格', '通过', '已年检'] },
    { code: 'basically_qualified', name: '基本合格', words: ['年检基本合格'] },
    { code: 'unqualified', name: '不合格', words: ['年检不合格', '未通过'] },
    { code: 'not_taken', name: '未参检', words: ['未年检', '未参加年检', '未检', '未参加'] },
  ],
} as const satisfies CodeTable;

export type AnnualCheckResult = CodeOf<typeof annualCheckResults>;

/** Grades of evaluation (SORG-08), valid for five years. */
export const evaluationGrades = {
  id: 'evaluationGrade',
  title: '评估等级',
  entries: [
    { code: '5', name: '5A', words: ['aaaaa', '五星', '五a', '5a级', 'aaaaa级', '五星级', '5星'] },
    { code: '4', name: '4A', words: ['aaaa', '四星', '四a', '4a级', 'aaaa级', '四星级', '4星'] },
    { code: '3', name: '3A', words: ['aaa', '三星', '三a', '3a级', 'aaa级', '三星级', '3星'] },
    { code: '2', name: '2A', words: ['aa', '二星', '二a', '2a级', 'aa级', '二星级', '2星'] },
    { code: '1', name: '1A', words: ['a', '一星', '一a', '1a级', 'a级', '一星级', '1星'] },
    { code: 'none', name: '未评估', words: ['无', '未评', '未参评', '没有', '无等级', '未参加评估'] },
  ],
} as const satisfies CodeTable;

export type EvaluationGrade = CodeOf<typeof evaluationGrades>;
