import type { PartyOrgKind } from '../codes/tables/party-org-kind.ts';
import { type NamedSocialOrg, yangxianSocialOrgs } from './yangxian.ts';

/** A part of an area's Party tree between its committee and its branches. */
export interface PresetGroup {
  readonly name: string;
  readonly shortName: string;
  readonly kind: PartyOrgKind;
  /** The sectors whose organisations it looks after. */
  readonly sectors: readonly string[];
}

export interface Preset {
  readonly code: PresetCode;
  readonly title: string;
  readonly seed: number;
  readonly rootRegion: string;
  readonly rootName: string;
  readonly rootKind: PartyOrgKind;
  readonly groups: readonly PresetGroup[];
  readonly socialOrgs: number;
  /** Of these, administered by the root's own level; else by weight like all levels. */
  readonly rootSocialOrgs?: number;
  /** Organisations that a Party organisation covers, and Party organisations that cover any. */
  readonly covered: number;
  readonly covering: number;
  /** Whether committees take organisations in themselves (挂靠) and so are among those that cover. */
  readonly committeesCover: boolean;
  readonly members: number;
  readonly staff: number;
  readonly volunteers: number;
  readonly exemplars: number;
  /** Organisations that have ended, beside those above. */
  readonly ended: number;
  /** Share of organisations that are merely filed (备案). */
  readonly filedShare: number;
  /** Whether organisations exist about which something is not known. */
  readonly gapsInKnowledge: boolean;
  /** Lean: only what figures are computed from; for sizes that nobody reads through. */
  readonly lean: boolean;
  /** For how many months back its branches have met; absent: none has. */
  readonly meetingMonths?: number;
  readonly names: readonly NamedSocialOrg[];
}

export const presetCodes = ['yangxian', 'hengyang', 'province', 'nation'] as const;
export type PresetCode = (typeof presetCodes)[number];

const general = {
  groups: [],
  names: [],
  committeesCover: true,
  filedShare: 0.04,
  gapsInKnowledge: true,
} as const;

/** The seeds' figures: mission.md, last part. Province and nation are sizes to measure at. */
export const presets: Readonly<Record<PresetCode, Preset>> = {
  yangxian: {
    code: 'yangxian',
    title: '洋县（42 家社会组织）',
    seed: 610723,
    rootRegion: '610723000',
    rootName: '洋县新社会组织党工委',
    rootKind: 'work_committee',
    groups: [
      {
        name: '中共洋县行业协会商会总支部委员会',
        shortName: '协会商会党总支',
        kind: 'general_branch',
        sectors: ['economic_industry'],
      },
      {
        name: '中共洋县公益服务和老年组织总支部委员会',
        shortName: '公益老年党总支',
        kind: 'general_branch',
        sectors: ['public_welfare', 'elderly'],
      },
    ],
    socialOrgs: 42,
    covered: 42,
    covering: 34,
    committeesCover: false,
    members: 678,
    staff: 21_984,
    volunteers: 3_146,
    exemplars: 7,
    ended: 0,
    filedShare: 0,
    gapsInKnowledge: false,
    lean: false,
    meetingMonths: 24,
    names: yangxianSocialOrgs,
  },
  hengyang: {
    ...general,
    code: 'hengyang',
    title: '衡阳市（3,023 家社会组织）',
    seed: 430400,
    rootRegion: '430400000',
    rootName: '衡阳市社会组织综合党委',
    rootKind: 'comprehensive_committee',
    socialOrgs: 3_023,
    covered: 1_100,
    covering: 700,
    members: 6_252,
    staff: 62_418,
    volunteers: 1_104_720,
    exemplars: 36,
    ended: 87,
    lean: false,
    meetingMonths: 4,
  },
  province: {
    ...general,
    code: 'province',
    title: '湖北省（28,000 家社会组织，供测量）',
    seed: 420000,
    rootRegion: '420000000',
    rootName: '湖北省社会组织综合党委',
    rootKind: 'comprehensive_committee',
    socialOrgs: 28_000,
    rootSocialOrgs: 1_293,
    covered: 11_600,
    covering: 7_200,
    members: 158_000,
    staff: 412_000,
    volunteers: 2_610_000,
    exemplars: 240,
    ended: 900,
    lean: false,
  },
  nation: {
    ...general,
    code: 'nation',
    title: '全国（880,000 家社会组织，供测量）',
    seed: 100000,
    rootRegion: '000000000',
    rootName: '全国社会组织党工委',
    rootKind: 'work_committee',
    socialOrgs: 880_000,
    rootSocialOrgs: 2_300,
    covered: 342_000,
    covering: 200_000,
    members: 5_000_000,
    staff: 11_800_000,
    volunteers: 46_000_000,
    exemplars: 3_000,
    ended: 20_000,
    lean: true,
  },
};

/** Whether a text names a preset. */
export function isPresetCode(text: string): text is PresetCode {
  return presetCodes.some((code) => code === text);
}
