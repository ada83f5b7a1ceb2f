/**
 * A double (疑似重复) is a pair of records that may mean the same: one name, a name that differs by the place before it or by how a
 * branch is called, a name or code that the other one bore, one person's name with one month of birth or of joining. Computed from
 * the records as they stand, never stored; a person looks at both and merges them, or marks them as not the same (不是同一个). A
 * mark holds for what was judged: when the reasons, or a name, code or place of either change, the pair is listed again.
 */
import type { CodeTable } from '../codes/code-table.ts';

export const doubleReasons = {
  id: 'doubleReason',
  title: '疑似理由',
  entries: [
    { code: 'name', name: '名称相同' },
    { code: 'alike', name: '名称相近' },
    { code: 'former', name: '原名称或原代码相同' },
    { code: 'born', name: '同名同出生年月' },
    { code: 'joined', name: '同名同入党年月' },
    { code: 'branch', name: '同名同支部' },
  ],
} as const satisfies CodeTable;

export type DoubleReason = (typeof doubleReasons)['entries'][number]['code'];

/** Which may be found of which kind. */
export const doubleReasonsOf = {
  social_org: ['name', 'alike', 'former'],
  party_org: ['name', 'alike', 'former'],
  member: ['born', 'joined', 'branch', 'former'],
} as const satisfies Record<string, readonly DoubleReason[]>;

/** Pairs that are marked in one go. */
export const MOST_MARKED_AT_ONCE = 200;

/** 不是同一个: who said so, when and why. */
export interface NotDoubleMark {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** A pair as it was looked at. */
export interface SeenPair {
  readonly keeperId: string;
  readonly otherId: string;
  /** Digest of why it is suspected and of what tells the two apart. */
  readonly facts: string;
}
