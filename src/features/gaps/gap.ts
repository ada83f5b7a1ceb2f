import type { CodeTable } from '../codes/code-table.ts';
import type { GapGroup } from '../counting/counting.rules.ts';

/**
 * 未建党组织 (withoutPartyOrg): organisations of the base that no Party organisation covers. Each is in exactly one of five lists
 * (gap groups, counted with coverage: SORGP-15): 应建未建, 仅有个别党员, 没有党员, 未核实, and 另有规定, for whose category the site
 * proposes no set-up. Only the first is a shortfall.
 *
 * A proposal (组建建议) says by which way an organisation could be reached and why: 单独, 联合 with named neighbours, 挂靠 to a
 * named host, or an advisor sent. It follows from the facts of the day and is never stored as truth. What an office accepts
 * becomes a consultation (征求意见); until a Party organisation is set up it covers nothing.
 */
export const gapGroupNames: Readonly<Record<GapGroup, string>> = {
  establishment_gap: '应建未建',
  few_members: '仅有个别党员',
  no_members: '没有党员',
  unverified: '未核实',
  exempt: '另有规定',
};

/** Which count is a list's length. */
export const countOfGroup = {
  establishment_gap: 'establishmentGaps',
  few_members: 'fewMembers',
  no_members: 'noMembers',
  unverified: 'unverified',
  exempt: 'exempt',
} as const satisfies Readonly<Record<GapGroup, string>>;

/** Ways in which an organisation without a Party organisation can be reached (SORGP-02, SORGP-04). */
export const proposedWays = {
  id: 'proposedWay',
  title: '建议方式',
  entries: [
    { code: 'sole', name: '单独组建' },
    { code: 'joint', name: '联合组建' },
    { code: 'attached', name: '挂靠组建' },
    { code: 'advisor', name: '选派指导员' },
  ],
} as const satisfies CodeTable;

/** What a proposal rests on, by the ids of the domain rules. */
export const clauses = ['BRANCH-01', 'BRANCH-03', 'SORGP-02', 'SORGP-04'] as const;
export type Clause = (typeof clauses)[number];

export const clauseTexts: Readonly<Record<Clause, string>> = {
  'BRANCH-01': '《中国共产党支部工作条例（试行）》第四条：正式党员三名以上的，应当成立党支部',
  'BRANCH-03':
    '《中国共产党支部工作条例（试行）》第五条：正式党员不足三名的，按照地域相邻、行业相近、规模适当、便于管理的原则成立联合党支部，覆盖单位一般不超过五个',
  'SORGP-02': '《关于加强社会组织党的建设工作的意见（试行）》：可以依托邻近的党组织挂靠组建',
  'SORGP-04':
    '《关于加强社会组织党的建设工作的意见（试行）》：暂不具备组建条件的，选派党建工作指导员、联络员，条件成熟时及时组建',
};

export type ProposedWay = (typeof proposedWays)['entries'][number]['code'];
