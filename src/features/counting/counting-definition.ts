/**
 * Coverage (覆盖): how many social organisations the Party reaches, and by what.
 *
 * 组织覆盖 (formalCoverage): a Party organisation covers it, set up alone, jointly or attached.
 * 工作覆盖 (workCoverage): that, or an advisor or liaison, or a mass organisation that does Party work (SORGP-04, SORGP-14).
 *
 * Neither figure means anything without its 口径 (countingDefinition): which organisations form the base, and which ways
 * of covering count. A definition is named and versioned; its name stands under every figure.
 */
export const countingBases = [
  'registered',
  'registered_and_filed',
  'legal_persons',
  'operating',
  'eligible',
] as const;
export type CountingBase = (typeof countingBases)[number];

export const countingBaseNames: Readonly<Record<CountingBase, string>> = {
  registered: '登记的社会组织',
  registered_and_filed: '登记和备案的社会组织',
  legal_persons: '法人单位',
  operating: '实际运营的社会组织',
  eligible: '具备组建条件的社会组织（正式党员三名以上）',
};

export interface CountingSettings {
  readonly base: CountingBase;
  /** Beside 单独 and 联合, which always count. */
  readonly attachedCounts: boolean;
  readonly functionalCounts: boolean;
  /** Whether members whose 组织关系 is elsewhere count at the threshold of three (SORGP-15). */
  readonly notTransferredCounts: boolean;
  /** What counts for 工作覆盖 beside a Party organisation. */
  readonly advisorCounts: boolean;
  readonly massOrgCounts: boolean;
}

export interface CountingDefinition {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly note: string;
  readonly shipped: boolean;
  readonly settings: CountingSettings;
}

export const DEFAULT_DEFINITION_CODE = 'working';

/** The definitions that come with the product; an office adds its own. */
export const shippedDefinitions: readonly CountingDefinition[] = [
  {
    code: 'working',
    version: 1,
    name: '工作口径',
    note: '分母为登记和备案的社会组织；单独、联合、挂靠组建和功能型党组织覆盖均计入。',
    shipped: true,
    settings: {
      base: 'registered_and_filed',
      attachedCounts: true,
      functionalCounts: true,
      notTransferredCounts: false,
      advisorCounts: true,
      massOrgCounts: true,
    },
  },
  {
    code: 'party_statistics',
    version: 1,
    name: '党统口径',
    note: '分母为实际运营的社会组织；只计单独组建和联合组建，挂靠和功能型不计入。',
    shipped: true,
    settings: {
      base: 'operating',
      attachedCounts: false,
      functionalCounts: false,
      notTransferredCounts: false,
      advisorCounts: true,
      massOrgCounts: true,
    },
  },
  {
    code: 'civil_affairs',
    version: 1,
    name: '民政口径',
    note: '分母为在民政部门登记的社会组织；单独、联合和挂靠组建计入，功能型不计入。',
    shipped: true,
    settings: {
      base: 'registered',
      attachedCounts: true,
      functionalCounts: false,
      notTransferredCounts: false,
      advisorCounts: true,
      massOrgCounts: true,
    },
  },
];
