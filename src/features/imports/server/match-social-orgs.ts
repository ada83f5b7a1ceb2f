import { foldName } from '../../../platform/kernel/fold-name.ts';
import { type Refusal, refuse, type Warning } from '../../../platform/kernel/refusal.ts';
import { containsRegion } from '../../places/region.rules.ts';
import type { SocialOrgDraft } from '../../social-orgs/social-org.ts';
import { socialOrgNameKeys } from '../names.rules.ts';
import { warnFoundFormerly } from '../reasons.rules.ts';
import type { StoredSocialOrg } from './social-org-match.queries.ts';

/** The stored organisation that a row means, null for a new one; and the place that the row, or its code, tells. */
export interface SocialOrgMatch {
  readonly stored: StoredSocialOrg | null;
  readonly place: string | null;
  /** Found by a name or a code that it no longer goes by: these are not taken back. */
  readonly formerly: boolean;
}

const AMBIGUOUS = refuse(
  'import.social-org-ambiguous',
  '有几家同名的社会组织，无法确定是哪一家。请填写统一社会信用代码或所属行政区划。',
  { field: 'name' },
);

/** Organisations that a file may mean, found by code and name; by those of today first, then by former ones. */
export function createSocialOrgMatcher(stored: readonly StoredSocialOrg[], placeNames: readonly string[]) {
  const byCode = new Map(
    stored.flatMap((org) => (org.draft.creditCode ? [[org.draft.creditCode, org] as const] : [])),
  );
  const byFormerCode = new Map(stored.flatMap((org) => org.former.codes.map((code) => [code, org] as const)));
  const byName = grouped(stored, (org) => [org.name_key]);
  const byFormerName = grouped(stored, (org) => (org.draft.endedOn ? [] : org.former.keys));

  function namesakes(names: typeof byName, { name }: SocialOrgDraft, code: string | null): StoredSocialOrg[] {
    for (const key of name === undefined ? [] : socialOrgNameKeys(name, placeNames)) {
      const found = (names.get(key) ?? []).filter((each) => code === null || !each.draft.creditCode);
      if (found.length > 0) return found;
    }
    return [];
  }

  return {
    knowsCode: (code: string) => byCode.has(code) || byFormerCode.has(code),
    /** By code, else by name and place; an organisation with a code of its own is not the one with another. */
    match(draft: SocialOrgDraft, place: string | null): SocialOrgMatch | Refusal {
      const code = draft.creditCode ?? null;
      const now = code === null ? undefined : byCode.get(code);
      if (now !== undefined) return { stored: now, place, formerly: false };
      const once = code === null ? undefined : byFormerCode.get(code);
      if (once !== undefined) return { stored: once, place, formerly: true };
      const standing = namesakes(byName, draft, code);
      const named = standing.length > 0 ? standing : namesakes(byFormerName, draft, code);
      const candidates = named.filter(
        ({ draft: each }) => place === null || fits(place, each.regionCode ?? ''),
      );
      if (candidates.length > 1) return AMBIGUOUS;
      const [one = null] = candidates;
      return { stored: one, place, formerly: one !== null && standing.length === 0 };
    },
  };
}

export type SocialOrgMatcher = ReturnType<typeof createSocialOrgMatcher>;

function grouped(
  stored: readonly StoredSocialOrg[],
  keysOf: (org: StoredSocialOrg) => readonly string[],
): Map<string, StoredSocialOrg[]> {
  const groups = new Map<string, StoredSocialOrg[]>();
  for (const org of stored) for (const key of keysOf(org)) groups.set(key, [...(groups.get(key) ?? []), org]);
  return groups;
}

function fits(a: string, b: string): boolean {
  return containsRegion(a, b) || containsRegion(b, a);
}

/** What a row says of an organisation that it calls by a former name or code, and the note that tells so. */
export function withoutFormer(
  draft: SocialOrgDraft,
  stored: StoredSocialOrg,
): { readonly draft: SocialOrgDraft; readonly note: Warning } {
  const { name, creditCode: _code, ...rest } = draft;
  const said = name === undefined || foldName(name) === stored.name_key ? undefined : name;
  return { draft: rest, note: warnFoundFormerly(said, stored.draft.name ?? '') };
}
