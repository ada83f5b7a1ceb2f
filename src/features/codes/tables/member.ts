import type { CodeOf, CodeTable } from '../code-table.ts';

/** Status of membership (TRANS-14). 留党察看 and 权利中止 are dated flags beside it. */
export const memberStatuses = {
  id: 'memberStatus',
  title: '党员状态',
  entries: [
    { code: 'full', name: '正式党员', words: ['正式', '中共党员', '党员', '中共正式党员'] },
    { code: 'probationary', name: '预备党员', words: ['预备', '中共预备党员'] },
    { code: 'suspended', name: '停止党籍', words: ['停止', '停籍'] },
    { code: 'left', name: '出党', words: ['已出党', '除名', '开除党籍', '退党', '自行脱党'] },
    { code: 'cancelled', name: '取消预备党员资格', words: ['取消预备资格', '取消资格'] },
    { code: 'dead', name: '死亡', words: ['去世', '已故', '逝世', '病故'] },
  ],
} as const satisfies CodeTable;

export type MemberStatus = CodeOf<typeof memberStatuses>;

/** The two statuses in which a person is a Party member and is counted. */
export function isCurrentMember(status: MemberStatus): status is 'full' | 'probationary' {
  return status === 'full' || status === 'probationary';
}

/** How a member left the Party (TRANS-13, TRANS-14). */
export const leavingReasons = {
  id: 'leavingReason',
  title: '出党方式',
  entries: [
    { code: 'expelled', name: '开除党籍', words: ['开除'] },
    { code: 'lapsed', name: '自行脱党除名', words: ['自行脱党', '脱党'] },
    { code: 'persuaded_to_leave', name: '劝退', words: ['劝其退党', '劝告退党'] },
    { code: 'removed_after_persuasion', name: '劝而不退除名', words: ['劝而不退', '劝退不退除名'] },
    { code: 'resigned', name: '要求退党除名', words: ['退党', '自愿退党', '退党除名'] },
  ],
} as const satisfies CodeTable;

export type LeavingReason = CodeOf<typeof leavingReasons>;

/** What a member is in the social organisation (管理层, 业务骨干). */
export const postLevels = {
  id: 'postLevel',
  title: '岗位层级',
  entries: [
    {
      code: 'management',
      name: '管理层',
      words: ['管理人员', '管理', '负责人', '中层', '高层', '中高层', '领导'],
    },
    { code: 'backbone', name: '业务骨干', words: ['骨干', '技术骨干', '专业骨干'] },
    {
      code: 'staff',
      name: '一般人员',
      words: ['员工', '职工', '普通员工', '一般员工', '普通职工', '工作人员'],
    },
  ],
} as const satisfies CodeTable;

export type PostLevel = CodeOf<typeof postLevels>;
