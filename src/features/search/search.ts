/**
 * Search (查找): one box that finds any social organisation, Party organisation or member by part of a name, by initials
 * of its pinyin or by part of a code, within what the person may see. Names and codes are kept in pieces beside
 * the records (database/migrations/0026_search.sql); what is asked is cut into the same pieces
 * (src/platform/kernel/search-pieces.ts). A whole identity number finds its member through its keyed hash.
 */
export const recordKinds = ['social_org', 'party_org', 'member'] as const;
export type RecordKind = (typeof recordKinds)[number];

export const recordKindNames: Readonly<Record<RecordKind, string>> = {
  social_org: '社会组织',
  party_org: '党组织',
  member: '党员',
};

/** So many are compared when somebody types, and at most so many are found: whoever means another writes more. */
export const FOUND_WHILE_TYPING = 100;
export const FOUND_AT_MOST = 1_000;

/** The longest text that is looked for. */
export const LONGEST_TEXT = 60;
