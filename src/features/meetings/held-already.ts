/** What the product computes from records, where a name tells that it is asked for once more. */
export interface HeldAlready {
  /** Told by these words in a name. */
  readonly words: readonly string[];
  readonly holds: string;
  readonly from: string;
  readonly page: { readonly title: string; readonly path: string };
}

const RECORDS = { title: '组织生活记录', path: '/meetings' };

export const heldAlready: readonly HeldAlready[] = [
  {
    words: ['签到', '考勤', '到会', '出勤', '参会'],
    holds: '应到、到会和请假',
    from: '每次登记的点名',
    page: RECORDS,
  },
  {
    words: ['台账', '汇总', '统计', '报表', '月报', '季报', '年报', '上报', '报送'],
    holds: '应开、已开、未开的次数',
    from: '组织生活记录',
    page: { title: '应开未开', path: '/meetings/duties' },
  },
  {
    words: ['学习记录', '学习清单', '学习情况', '学习材料'],
    holds: '学习材料和谁参加了学习',
    from: '每次登记的学习材料和点名',
    page: RECORDS,
  },
  {
    words: ['名册', '花名', '名单', '信息采集', '党员信息'],
    holds: '党员的情况',
    from: '党员名册',
    page: { title: '党员名册', path: '/members' },
  },
  {
    words: ['换届', '任期', '届满'],
    holds: '届满日期和班子成员',
    from: '党组织的任职记录',
    page: { title: '党组织', path: '/party-orgs' },
  },
  {
    words: ['覆盖', '组建', '摸排', '排查'],
    holds: '组织覆盖、工作覆盖和应建未建',
    from: '社会组织和党组织的记录',
    page: { title: '覆盖', path: '/coverage' },
  },
  {
    words: ['计划', '安排'],
    holds: '全年准备开什么、开了没有',
    from: '支部的年度计划',
    page: { title: '年度计划', path: '/year-plans' },
  },
];
