import type { Day } from '../../platform/kernel/day.ts';
import { foldCode } from '../../platform/kernel/fold-text.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import {
  codePartOf,
  type CodePart,
  namePartsOf,
  type NameParts,
} from '../../platform/kernel/search-pieces.ts';
import { checkCreditCode } from '../codes/credit-code.rules.ts';
import { checkIdentityNumber } from '../codes/identity-number.rules.ts';
import { type Permission, permissions } from '../access/role.ts';
import { type RecordKind, recordKinds } from './search.ts';

/** What a text may mean. */
export interface Meaning {
  /** A whole identity number, which its keyed hash finds. */
  readonly number: string | null;
  readonly code: CodePart | null;
  /** The likelier first; the next where nothing is found by it. */
  readonly names: readonly NameParts[];
}

const WHOLE_NUMBER = /^\d{17}[\dX]$/;

/** What to look for; a refusal where the text is too short to look for anything, or a whole number with a slip in it. */
export function meaningOf(text: string, today: Day): Meaning | Refusal {
  const code = codePartOf(text);
  if (code !== null && WHOLE_NUMBER.test(code.text)) {
    const checked = checkIdentityNumber(code.text, today);
    if (!isRefusal(checked)) return { number: checked.number, code, names: [] };
    return isRefusal(checkCreditCode(code.text)) ? checked : { number: null, code, names: [] };
  }
  const names = namePartsOf(text);
  if (names.length === 0 && code === null) {
    return refuse('search.short', '请至少写一个汉字、两个拼音首字母，或代码的末 4 位。', { field: 'text' });
  }
  return { number: null, code, names };
}

const NEEDED: Readonly<Record<RecordKind, Permission>> = {
  social_org: permissions.readSocialOrgs,
  party_org: permissions.readPartyOrgs,
  member: permissions.readMembers,
};

/** The kinds that are found under some rights. */
export function findableKinds(held: ReadonlySet<string>): readonly RecordKind[] {
  return recordKinds.filter((kind) => held.has(NEEDED[kind]));
}

/** A long number may be a person's, or the beginning of one: it is sent, but stands in no address and no history of a browser. */
export function mayStandInAddress(text: string): boolean {
  return !/\d{10}/.test(foldCode(text));
}
