/**
 * What one caller may see and change, as the database understands it: an AND of ranges over the
 * place tree, the Party tree and the supervising bodies. An open range spans everything.
 * Row-level rules read these bounds from settings of the transaction, so that a query
 * that forgets its `where` still shows nothing from outside.
 */
export interface CodeRange {
  readonly from: number;
  readonly to: number;
}

export interface Scope {
  /** Region codes (9 digits as a number), both ends included. */
  readonly place: CodeRange;
  /** Interval codes of the Party tree, both ends included. */
  readonly party: CodeRange;
  /** Numbers of supervising bodies; 0 stands for none. */
  readonly body: CodeRange;
  /** Whether members' records may be reached at all: only through the Party line. */
  readonly persons: boolean;
  /** Members who are 不公开 stay out of sight: towards whoever reads the roll without keeping it. */
  readonly hidesPrivate?: true;
  /** For an advisor or a member: nothing but these organisations and persons, whatever the ranges say. */
  readonly only?: { readonly socialOrgIds: readonly string[]; readonly memberIds: readonly string[] };
}

/** Every code of every tree: interval codes stay within the safe integers of JavaScript. */
export const OPEN_RANGE: CodeRange = { from: 0, to: Number.MAX_SAFE_INTEGER };
export const NO_RANGE: CodeRange = { from: 1, to: 0 };

/** Sees and changes everything: the local operator on the command line, and an officer at the root. */
export const ROOT_SCOPE: Scope = { place: OPEN_RANGE, party: OPEN_RANGE, body: OPEN_RANGE, persons: true };

/** Whether one range holds all of another. */
export function rangeHolds(outer: CodeRange, inner: CodeRange): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

export function isOpen(range: CodeRange): boolean {
  return rangeHolds(range, OPEN_RANGE);
}
