import type { CodeEntry, CodeOf, CodeTable } from '../code-table.ts';

/** committee 党委 level, general_branch 党总支 level, branch 支部 level, other: what has no level of its own. */
export type PartyOrgTier = 'committee' | 'general_branch' | 'branch' | 'other';

interface PartyOrgKindEntry extends CodeEntry {
  readonly tier: PartyOrgTier;
  /** Code of the national system (TAB-08); null where it has none or sources disagree. */
  readonly nationalCode: string | null;
  /** Set up for a task or a time, without transfer of members (BRANCH-07). */
  readonly temporary?: true;
  /** Understood when read from a file, but never offered: it is no Party organisation of ours. */
  readonly readOnly?: true;
}

/**
 * Kinds of Party organisation (TAB-08, mission B1). Our own identifiers, mapped to the national
 * codes: 综合, 联合 and 行业党委 are one code there and three things here.
 * 功能型 is a flag on a Party organisation, not a kind.
 */
export const partyOrgKinds = {
  id: 'partyOrgKind',
  title: '党组织类别',
  source: '全国党员管理信息系统（对照）',
  entries: [
    {
      code: 'party_committee',
      name: '党委',
      words: ['基层党委', '党的基层委员会', '委员会', '中共委员会', '机关党委'],
      tier: 'committee',
      nationalCode: '611',
    },
    {
      code: 'work_committee',
      name: '党工委',
      words: ['工委', '党的工作委员会', '工作委员会', '社会工作部', '两新工委', '社会组织党工委'],
      tier: 'committee',
      nationalCode: null,
    },
    {
      code: 'comprehensive_committee',
      name: '综合党委',
      words: ['社会组织综合党委', '两新综合党委', '社会组织党委'],
      tier: 'committee',
      nationalCode: '611',
    },
    {
      code: 'joint_committee',
      name: '联合党委',
      words: ['社会组织联合党委'],
      tier: 'committee',
      nationalCode: '611',
    },
    {
      code: 'industry_committee',
      name: '行业党委',
      words: ['行业党组织', '律师行业党委', '行业协会党委'],
      tier: 'committee',
      nationalCode: '611',
    },
    {
      code: 'general_branch',
      name: '党总支',
      words: ['总支', '党总支部', '总支部', '总支部委员会', '联合党总支'],
      tier: 'general_branch',
      nationalCode: '621',
    },
    {
      code: 'branch',
      name: '党支部',
      words: ['支部', '单独党支部', '独立党支部', '支部委员会', '单建支部', '流动党员党支部', '功能型党支部'],
      tier: 'branch',
      nationalCode: '631',
    },
    {
      code: 'joint_branch',
      name: '联合党支部',
      words: ['联合支部', '联建支部', '联合党支部委员会'],
      tier: 'branch',
      nationalCode: '632',
    },
    {
      code: 'temporary_committee',
      name: '临时党委',
      words: ['临时党的委员会'],
      tier: 'committee',
      nationalCode: '911',
      temporary: true,
    },
    {
      code: 'temporary_general_branch',
      name: '临时党总支',
      words: ['临时党总支部', '临时总支'],
      tier: 'general_branch',
      nationalCode: '921',
      temporary: true,
    },
    {
      code: 'temporary_branch',
      name: '临时党支部',
      words: ['临时支部'],
      tier: 'branch',
      nationalCode: '931',
      temporary: true,
    },
    {
      code: 'temporary_joint_branch',
      name: '临时联合党支部',
      words: ['临时联合支部'],
      tier: 'branch',
      nationalCode: '932',
      temporary: true,
    },
    {
      code: 'building',
      name: '楼宇党组织',
      words: ['楼宇', '楼宇党支部', '楼宇党委', '园区党组织'],
      tier: 'other',
      nationalCode: null,
    },
    {
      code: 'business_district',
      name: '商圈党组织',
      words: ['商圈', '商圈党支部', '商圈党委', '街区党组织'],
      tier: 'other',
      nationalCode: null,
    },
    {
      code: 'residential_area',
      name: '小区党组织',
      words: ['小区', '小区党支部', '区域党组织', '网格党支部'],
      tier: 'other',
      nationalCode: null,
    },
    {
      code: 'board',
      name: '理事会层面党组织',
      words: ['理事会党组织', '理事会党支部', '理事会功能型党组织', '理事会临时党支部'],
      tier: 'other',
      nationalCode: null,
    },
    {
      code: 'outside_system',
      name: '外系统党组织',
      words: ['外系统', '其他系统党组织', '系统外党组织'],
      tier: 'other',
      nationalCode: null,
    },
    { code: 'leading_party_group', name: '党组', tier: 'other', nationalCode: '612', readOnly: true },
  ],
} as const satisfies CodeTable<PartyOrgKindEntry>;

export type PartyOrgKind = CodeOf<typeof partyOrgKinds>;

const KINDS: readonly PartyOrgKindEntry[] = partyOrgKinds.entries;

/** Kinds that a person may choose. */
export function choosablePartyOrgKinds(): readonly PartyOrgKind[] {
  return KINDS.filter((entry) => entry.readOnly !== true).map((entry) => entry.code as PartyOrgKind);
}

/** The level of a kind. */
export function tierOfPartyOrgKind(kind: PartyOrgKind): PartyOrgTier {
  return entryOf(kind).tier;
}

/** Whether the kind is set up for a time only and has no term, no admissions and no dues (BRANCH-07). */
export function isTemporaryPartyOrgKind(kind: PartyOrgKind): boolean {
  return entryOf(kind).temporary === true;
}

/** Whether a figure called 支部数 counts the kind: 支部 and 联合支部, not the temporary ones. */
export function countsAsBranch(kind: PartyOrgKind): boolean {
  return kind === 'branch' || kind === 'joint_branch';
}

/** The national system's code of a kind, or null (TAB-08). */
export function nationalCodeOfPartyOrgKind(kind: PartyOrgKind): string | null {
  return entryOf(kind).nationalCode;
}

/** The kind of a national code; 611 is read as plain 党委. Null for a code that we do not know. */
export function partyOrgKindOfNationalCode(code: string): PartyOrgKind | null {
  const entry = KINDS.find((candidate) => candidate.nationalCode === code);
  return entry === undefined ? null : (entry.code as PartyOrgKind);
}

/** The kind that a full name ends in (`…联合党支部委员会` → jointBranch), the longest ending winning; null when none does. */
export function partyOrgKindOfName(name: string): PartyOrgKind | null {
  const compact = name.replace(/[\s()\uFF08\uFF09]/g, '').replace(/(?<=支部)委员会$/, '');
  const endings = NAME_ENDINGS.filter(([ending]) => compact.endsWith(ending));
  const longest = endings.toSorted(([a], [b]) => b.length - a.length)[0];
  return longest === undefined ? null : longest[1];
}

const NAME_ENDINGS: readonly (readonly [string, PartyOrgKind])[] = [
  ['党委', 'party_committee'],
  ['委员会', 'party_committee'],
  ['工委', 'work_committee'],
  ['工作委员会', 'work_committee'],
  ['综合党委', 'comprehensive_committee'],
  ['综合委员会', 'comprehensive_committee'],
  ['联合党委', 'joint_committee'],
  ['联合委员会', 'joint_committee'],
  ['行业党委', 'industry_committee'],
  ['行业委员会', 'industry_committee'],
  ['总支', 'general_branch'],
  ['总支部', 'general_branch'],
  ['支部', 'branch'],
  ['联合支部', 'joint_branch'],
  ['联合党支部', 'joint_branch'],
  ['临时党委', 'temporary_committee'],
  ['临时委员会', 'temporary_committee'],
  ['临时总支', 'temporary_general_branch'],
  ['临时党总支', 'temporary_general_branch'],
  ['临时总支部', 'temporary_general_branch'],
  ['临时党总支部', 'temporary_general_branch'],
  ['临时支部', 'temporary_branch'],
  ['临时党支部', 'temporary_branch'],
  ['临时联合支部', 'temporary_joint_branch'],
  ['临时联合党支部', 'temporary_joint_branch'],
  ['党组', 'leading_party_group'],
];

function entryOf(kind: PartyOrgKind): PartyOrgKindEntry {
  const entry = KINDS.find((candidate) => candidate.code === kind);
  if (entry === undefined) throw new RangeError(`no kind of Party organisation: ${kind}`);
  return entry;
}
