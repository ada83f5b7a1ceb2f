import type { CodeOf, CodeTable } from '../code-table.ts';

/** How a Party organisation covers a social organisation (SORGP-02). 功能型 is a flag beside, not a mode. */
export const setUpModes = {
  id: 'setUpMode',
  title: '组建方式',
  entries: [
    {
      code: 'sole',
      name: '单独建',
      words: [
        '单独',
        '单建',
        '独立',
        '单独组建',
        '单独建立',
        '独立组建',
        '独立建',
        '单独成立',
        '独建',
        '单独党支部',
      ],
    },
    {
      code: 'joint',
      name: '联合建',
      words: ['联合', '联建', '联合组建', '联合建立', '联合成立', '合建', '联合党支部', '联合支部'],
    },
    {
      code: 'attached',
      name: '挂靠建',
      words: ['挂靠', '挂靠组建', '挂靠建立', '依托', '依托建', '兜底', '挂靠兜底', '挂靠/兜底', '兜底管理'],
    },
  ],
} as const satisfies CodeTable;

export type SetUpMode = CodeOf<typeof setUpModes>;

/** Where the secretary comes from (SORGP-09). */
export const secretarySources = {
  id: 'secretarySource',
  title: '书记来源',
  entries: [
    {
      code: 'head',
      name: '负责人兼任',
      words: [
        '负责人',
        '社会组织负责人兼任',
        '主要负责人兼任',
        '会长兼任',
        '理事长兼任',
        '法定代表人兼任',
        '院长兼任',
        '校长兼任',
      ],
    },
    {
      code: 'other_staff',
      name: '其他人员',
      words: ['其他', '其它', '内部其他人员', '管理层', '中层', '工作人员', '内部产生', '其他人员担任'],
    },
    {
      code: 'sent',
      name: '上级选派',
      words: ['选派', '下派', '上级党组织选派', '组织选派', '上级委派', '上级派驻', '指派', '委派'],
    },
  ],
} as const satisfies CodeTable;

export type SecretarySource = CodeOf<typeof secretarySources>;

/** Posts in a committee, or of a branch without one (BRANCH-08). */
export const partyPosts = {
  id: 'partyPost',
  title: '党内职务',
  entries: [
    {
      code: 'secretary',
      name: '书记',
      words: ['党支部书记', '支部书记', '党委书记', '总支书记', '党总支书记', '党组织书记', '支书'],
    },
    {
      code: 'deputy_secretary',
      name: '副书记',
      words: ['党支部副书记', '支部副书记', '党委副书记', '总支副书记', '专职副书记', '党总支副书记'],
    },
    { code: 'organisation_member', name: '组织委员', words: ['组织'] },
    { code: 'publicity_member', name: '宣传委员', words: ['宣传', '宣传文化委员'] },
    { code: 'discipline_member', name: '纪检委员', words: ['纪检', '纪律检查委员', '纪律委员'] },
    { code: 'united_front_member', name: '统战委员', words: ['统战'] },
    { code: 'youth_member', name: '青年委员', words: ['青年', '青工委员'] },
    { code: 'mass_work_member', name: '群工委员', words: ['群众工作委员', '群众委员', '群工', '群团委员'] },
    { code: 'study_member', name: '学习委员', words: ['学习'] },
    { code: 'confidentiality_member', name: '保密委员', words: ['保密'] },
    {
      code: 'committee_member',
      name: '委员',
      words: ['支部委员', '支委', '党委委员', '总支委员', '支委委员'],
    },
    // Not of the committee: who does its work, full or part time.
    {
      code: 'party_worker',
      name: '党务工作者',
      words: ['党务干部', '党务专干', '专职党务工作者', '党建专干'],
    },
  ],
} as const satisfies CodeTable;

export type PartyPost = CodeOf<typeof partyPosts>;

/** Mass organisations whose presence counts for 工作覆盖 (SORGP-04, SORGP-14). */
export const massOrgKinds = {
  id: 'massOrgKind',
  title: '群团组织',
  entries: [
    { code: 'union', name: '工会', words: ['工会组织', '工会委员会', '工会联合会'] },
    { code: 'youth_league', name: '共青团', words: ['团组织', '团支部', '团委', '共青团组织', '团总支'] },
    {
      code: 'women',
      name: '妇联',
      words: ['妇女组织', '妇委会', '妇女联合会', '妇女之家', '妇联组织'],
    },
  ],
} as const satisfies CodeTable;

export type MassOrgKind = CodeOf<typeof massOrgKinds>;

/** By which principle a Party organisation answers for a social organisation (SORGP-05). */
export const responsibilityPrinciples = {
  id: 'responsibilityPrinciple',
  title: '管理原则',
  entries: [
    { code: 'territorial', name: '属地', words: ['属地管理', '按区域', '按属地', '区域'] },
    { code: 'sectoral', name: '属业', words: ['行业', '行业管理', '属业管理', '按行业'] },
    {
      code: 'supervisory',
      name: '主管',
      words: ['业务主管', '主管单位', '谁主管谁负责', '按主管', '业务主管单位'],
    },
  ],
} as const satisfies CodeTable;

export type ResponsibilityPrinciple = CodeOf<typeof responsibilityPrinciples>;

/** Full or part time: staff, secretaries and 党务工作者. */
export const employments = {
  id: 'employment',
  title: '专兼职',
  entries: [
    { code: 'full_time', name: '专职', words: ['全职', '专职人员'] },
    { code: 'part_time', name: '兼职', words: ['兼任', '兼职人员'] },
  ],
} as const satisfies CodeTable;

export type Employment = CodeOf<typeof employments>;
