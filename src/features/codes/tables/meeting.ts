import type { CodeEntry, CodeOf, CodeTable } from '../code-table.ts';

/** Over which periods a duty is counted. */
export type DutyUnit = 'month' | 'quarter' | 'year';

/** What a branch must have for a duty to be owed. */
export type DutyNeed = 'none' | 'committee' | 'groups';

/** How often a branch holds a kind, and on which ground. */
export interface MeetingDuty {
  readonly per: DutyUnit;
  readonly least: number;
  readonly needs: DutyNeed;
  /** Rule and article, as screens show them. */
  readonly clause: string;
  /** No article gives a number: this one is what offices commonly ask for. */
  readonly customary?: true;
}

interface MeetingKindEntry extends CodeEntry {
  /**
   * Whom the kind calls together: all members of the branch, its committee, one of its groups, the committee of a higher
   * Party organisation; any: whichever of the first three; round: talks between two, counted and nothing else.
   */
  readonly calls: 'members' | 'committee' | 'group' | 'leadership' | 'any' | 'round';
  /** Absent: no branch owes it. */
  readonly duty?: MeetingDuty;
}

/** Kinds of meeting (MEET-01 to MEET-08, MEET-16) of the 支部工作条例 and the 党员教育管理工作条例. */
export const meetingKinds = {
  id: 'meetingKind',
  title: '组织生活类型',
  source: '中国共产党支部工作条例（试行）',
  entries: [
    {
      code: 'branch_assembly',
      name: '支部党员大会',
      words: ['党员大会', '支部大会'],
      calls: 'members',
      duty: { per: 'quarter', least: 1, needs: 'none', clause: 'MEET-01 支部工作条例第11条' },
    },
    {
      code: 'committee_meeting',
      name: '支委会',
      words: ['支部委员会会议', '支委会会议', '支部委员会'],
      calls: 'committee',
      duty: { per: 'month', least: 1, needs: 'committee', clause: 'MEET-02 支部工作条例第12条' },
    },
    {
      code: 'group_meeting',
      name: '党小组会',
      words: ['小组会', '党小组会议'],
      calls: 'group',
      duty: { per: 'month', least: 1, needs: 'groups', clause: 'MEET-03 支部工作条例第13条' },
    },
    {
      code: 'party_lecture',
      name: '党课',
      words: ['上党课', '专题党课'],
      calls: 'any',
      duty: {
        per: 'quarter',
        least: 1,
        needs: 'none',
        clause: 'MEET-04 支部工作条例第16条',
        customary: true,
      },
    },
    {
      code: 'theme_day',
      name: '主题党日',
      words: ['党日活动', '主题党日活动'],
      calls: 'any',
      duty: { per: 'month', least: 1, needs: 'none', clause: 'MEET-05 支部工作条例第16条' },
    },
    {
      code: 'criticism_meeting',
      name: '组织生活会',
      words: ['专题组织生活会'],
      calls: 'any',
      duty: { per: 'year', least: 1, needs: 'none', clause: 'MEET-06 支部工作条例第17条' },
    },
    {
      code: 'democratic_meeting',
      name: '民主生活会',
      words: ['专题民主生活会'],
      calls: 'leadership',
    },
    {
      code: 'appraisal',
      name: '民主评议',
      words: ['民主评议党员', '评议党员'],
      calls: 'any',
      duty: { per: 'year', least: 1, needs: 'none', clause: 'MEET-07 支部工作条例第18条' },
    },
    { code: 'spirit_review', name: '党性分析', words: ['党性分析会'], calls: 'any' },
    {
      code: 'talks',
      name: '谈心谈话',
      words: ['谈话', '谈心'],
      calls: 'round',
      duty: { per: 'year', least: 1, needs: 'none', clause: 'MEET-08 支部工作条例第19条' },
    },
  ],
} as const satisfies CodeTable<MeetingKindEntry>;

/** A kind of the articles. */
export type ArticleKind = CodeOf<typeof meetingKinds>;

/** Whom a kind of an office's own may call together. */
export const siteCalls = ['members', 'committee', 'group', 'any'] as const;
export type SiteCalls = (typeof siteCalls)[number];

/**
 * A kind that an office has set up for its part of the tree (本级设立的类型). The code says what never changes of it: whom it
 * calls and its name; so a record reads the same wherever it is shown, also after the kind has ended.
 */
export type SiteKind = `site:${SiteCalls}:${string}:${string}`;
export type MeetingKind = ArticleKind | SiteKind;

const SITE_KIND = /^site:(members|committee|group|any):[0-9a-f]{8}:([^:\p{C}]{2,20})$/u;
const KINDS: readonly MeetingKindEntry[] = meetingKinds.entries;

/** The entry of a kind. */
export function meetingKindOf(kind: MeetingKind): MeetingKindEntry {
  const entry = KINDS.find(({ code }) => code === kind) ?? siteEntryOf(kind);
  if (entry === null) throw new RangeError(`no kind of meeting: ${kind}`);
  return entry;
}

function siteEntryOf(kind: string): MeetingKindEntry | null {
  const [, calls, name] = SITE_KIND.exec(kind) ?? [];
  return name === undefined ? null : { code: kind, name, calls: calls as SiteCalls };
}

/** The name of a kind; an unknown code is shown as it is. */
export function kindName(kind: string): string {
  return (KINDS.find(({ code }) => code === kind) ?? siteEntryOf(kind))?.name ?? kind;
}

export function isSiteKind(kind: string): kind is SiteKind {
  return SITE_KIND.test(kind);
}

/** How somebody who was called stands in the list of a meeting. */
export const attendanceStates = {
  id: 'attendanceState',
  title: '到会情况',
  entries: [
    { code: 'present', name: '到会', words: ['实到', '出席', '签到'] },
    { code: 'leave', name: '请假', words: ['事假', '病假', '因故请假'] },
    { code: 'absent', name: '缺席', words: ['未到', '无故缺席'] },
    { code: 'exempt', name: '不作要求', words: ['免计', '年老体弱', '送学上门'] },
  ],
} as const satisfies CodeTable;

export type AttendanceState = CodeOf<typeof attendanceStates>;

export function isMeetingKind(code: unknown): code is MeetingKind {
  return typeof code === 'string' && (KINDS.some((entry) => entry.code === code) || isSiteKind(code));
}
