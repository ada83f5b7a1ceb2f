import type { CodeOf, CodeTable } from '../code-table.ts';

/** How a claim came about: the body says so itself, or somebody else names it. */
export const claimKinds = {
  id: 'claimKind',
  title: '提出方式',
  entries: [
    { code: 'claim', name: '认领' },
    { code: 'proposal', name: '提议' },
  ],
} as const satisfies CodeTable;

export type ClaimKind = CodeOf<typeof claimKinds>;

/** Where a claim stands; see the table of steps in the rules of claims. */
export const claimStates = {
  id: 'claimState',
  title: '认领状态',
  entries: [
    { code: 'proposed', name: '等待答复' },
    { code: 'disputed', name: '有争议' },
    { code: 'accepted', name: '已明确' },
    { code: 'refused', name: '未同意' },
    { code: 'withdrawn', name: '已撤回' },
    { code: 'lapsed', name: '已失效' },
  ],
} as const satisfies CodeTable;

export type ClaimState = CodeOf<typeof claimStates>;

/** What a claim rests on (SORGP-05). */
export const claimBases = {
  id: 'claimBasis',
  title: '依据',
  entries: [
    { code: 'supervising_body', name: '业务主管单位党组织' },
    { code: 'industry', name: '行业党委（行业管理）' },
    { code: 'registered_place', name: '登记地属地' },
    { code: 'community', name: '街道社区、乡镇属地' },
    { code: 'fallback', name: '社会组织党建工作机构兜底' },
    { code: 'assigned', name: '上级指定' },
    { code: 'other', name: '其他' },
  ],
} as const satisfies CodeTable;

export type ClaimBasis = CodeOf<typeof claimBases>;

/** Why a claim is over without an answer. */
export const lapseReasons = {
  id: 'lapseReason',
  title: '失效原因',
  entries: [
    { code: 'org_ended', name: '社会组织已注销' },
    { code: 'body_ended', name: '党组织已撤销' },
    { code: 'settled', name: '党建责任单位已另行明确' },
    { code: 'basis_changed', name: '所依据的情况已变化' },
  ],
} as const satisfies CodeTable;

export type LapseReason = CodeOf<typeof lapseReasons>;
