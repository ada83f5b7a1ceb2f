import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Findable } from '../../../platform/server/crypto/seal.ts';
import { rangeHolds } from '../../../platform/server/database/scope.ts';
import type { MemberDraft } from '../../members/member.ts';
import { findNumbersElsewhere, NUMBER_ELSEWHERE } from '../../members/server/public.ts';
import { isSamePerson, type MemberLikeness } from '../member-row.rules.ts';
import { refuseOutsideScope } from '../reasons.rules.ts';
import type { DoubleKeys } from './find-doubles.ts';
import type { ImportContext } from './import-context.ts';
import {
  findBranchesWithPending,
  findMembersByName,
  findMembersByNumber,
  type StoredMemberRow,
} from './member-match.queries.ts';
import type { PlacedMember } from './place-member.ts';

export interface MemberMatch {
  /** Null: a new member. */
  readonly stored: StoredMemberRow | null;
  /** The stored values; empty for a new member. */
  readonly before: MemberDraft;
  /** By which a second row of the same person in the file is known. */
  readonly keys: DoubleKeys;
  /** The row's identity number, to be sealed as it was looked for. */
  readonly number: Findable | undefined;
}

export interface MemberMatcher {
  /** Fetches whoever the rows may mean. */
  load(rows: readonly PlacedMember[]): Promise<void>;
  /** Branches of whoever was fetched. */
  branchIds(): readonly string[];
  match(draft: MemberDraft): MemberMatch | Refusal;
  numbersElsewhere(): number;
}

/** Finds the members on the roll that rows mean: by number, else by name, branch and joining day. */
export function createMemberMatcher({ reader: client, sealer, acting }: ImportContext): MemberMatcher {
  const lookedFor = new Map<string, SoughtNumber>();
  let byNumber = new Map<string, StoredMemberRow>();
  let byName = new Map<string, StoredMemberRow[]>();
  let elsewhere = new Set<string>();
  let metElsewhere = 0;
  /** Branches with members who have no number yet: whoever comes with one may be one of them. */
  const pendingBranches = new Map<string, boolean>();

  const lookFor = ({ identityNumber }: MemberDraft): SoughtNumber | undefined => {
    if (!identityNumber) return undefined;
    const known = lookedFor.get(identityNumber);
    if (known !== undefined) return known;
    const findable = sealer.findable(identityNumber, 'identity-number');
    const sought = { findable, keys: findable.hashes.map(keyOfHash) };
    lookedFor.set(identityNumber, sought);
    return sought;
  };

  const findByName = (draft: MemberDraft): StoredMemberRow[] => {
    if (byName.size === 0) return [];
    const candidates = byName.get(nameKeyOf(draft)) ?? [];
    return candidates.filter(
      (stored) =>
        !(draft.identityNumber && stored.id_number_hash) &&
        isSamePerson(likenessOf(draft), likenessOfStored(stored)),
    );
  };

  const learnPending = async (rows: readonly PlacedMember[]): Promise<void> => {
    const fresh = new Set(
      rows.flatMap(({ draft: { managingBranchId: id } }) => (id && !pendingBranches.has(id) ? [id] : [])),
    );
    if (fresh.size === 0) return;
    for (const id of fresh) pendingBranches.set(id, false);
    for (const id of await findBranchesWithPending(client, [...fresh])) pendingBranches.set(id, true);
  };

  const mayBeKnownByName = ({ name, managingBranchId, identityNumber }: MemberDraft): boolean =>
    name !== undefined &&
    managingBranchId !== undefined &&
    (!identityNumber || pendingBranches.get(managingBranchId) === true);

  const found = (
    draft: MemberDraft,
    stored: StoredMemberRow,
    sought: SoughtNumber | undefined,
  ): MemberMatch | Refusal => {
    if (!rangeHolds(acting.scope.party, { from: stored.party_pos, to: stored.party_pos })) {
      return refuseOutsideScope(
        '这位党员的组织关系在本范围内，但由范围外的支部管理，请由管理支部修改。',
        'managingBranch',
      );
    }
    const sameNumber = keysOfStored(stored).some((key) => sought?.keys.includes(key) === true);
    const before: MemberDraft = {
      ...draftOfStored(stored),
      identityNumber: sameNumber ? draft.identityNumber : undefined,
      phone: stored.phone_sealed === null ? null : sealer.openText(stored.phone_sealed, 'phone'),
    };
    const keys = keysOf(draft, sought);
    const known = `id ${stored.id}`;
    return {
      stored,
      before,
      keys: { checked: [known, ...keys.checked], kept: [known, ...keys.kept] },
      number: sought?.findable,
    };
  };

  return {
    async load(rows) {
      lookedFor.clear();
      const hashes = rows.flatMap(({ draft }) => lookFor(draft)?.findable.hashes ?? []);
      // In a first import nobody is known: asking that alone, past the row-level rules, costs a tenth of fetching.
      const onRoll = hashes.length === 0 ? [] : await findNumbersElsewhere(client, hashes);
      const storedByNumber = onRoll.length === 0 ? [] : await findMembersByNumber(client, onRoll);
      byNumber = new Map(
        storedByNumber.flatMap((stored) => keysOfStored(stored).map((key) => [key, stored] as const)),
      );
      elsewhere = new Set(onRoll.map(keyOfHash).filter((key) => !byNumber.has(key)));
      await learnPending(rows);
      const named = rows.filter(({ draft }) => mayBeKnownByName(draft));
      const byNameRows =
        named.length === 0
          ? []
          : await findMembersByName(
              client,
              named.map(({ draft }) => foldName(draft.name ?? '')),
              named.map(({ draft }) => draft.managingBranchId ?? ''),
            );
      byName = new Map();
      for (const stored of byNameRows) {
        const key = `${stored.asked_key} ${stored.managing_branch_id}`;
        byName.set(key, [...(byName.get(key) ?? []), stored]);
      }
    },
    branchIds: () =>
      [...byNumber.values(), ...[...byName.values()].flat()].flatMap((stored) =>
        [stored.managing_branch_id, stored.membership_branch_id].filter((id) => id !== null),
      ),
    match(draft) {
      const sought = lookFor(draft);
      const stored = sought?.keys.map((key) => byNumber.get(key)).find((each) => each !== undefined);
      if (stored !== undefined) return found(draft, stored, sought);
      if (sought?.keys.some((key) => elsewhere.has(key)) === true) {
        metElsewhere++;
        return NUMBER_ELSEWHERE;
      }
      const [same, ...more] = findByName(draft);
      if (more.length > 0) {
        return refuse(
          'import.member-ambiguous',
          '同一支部里有几位同名且日期相同的党员，无法确定是哪一位，请填写公民身份号码。',
          {
            field: 'name',
          },
        );
      }
      if (same !== undefined) {
        const match = found(draft, same, sought);
        // Under the name of a record that was merged in it: the row says nothing new of what the person is called.
        const isFormer = foldName(draft.name ?? '') !== same.name_key;
        return isFormer && !isRefusal(match)
          ? { ...match, before: { ...match.before, name: draft.name } }
          : match;
      }
      if (sought === undefined && draft.managingBranchId) pendingBranches.set(draft.managingBranchId, true);
      return { stored: null, before: {}, keys: keysOf(draft, sought), number: sought?.findable };
    },
    numbersElsewhere: () => metElsewhere,
  };
}

/** An identity number while it is looked for: more than one key while the installation's is being replaced. */
interface SoughtNumber {
  readonly findable: Findable;
  readonly keys: readonly string[];
}

/** A hash as the key of a map. */
function keyOfHash(hash: Buffer): string {
  return hash.toString('latin1');
}

function keysOfStored({ id_number_hash, id_number_hash_old }: StoredMemberRow): string[] {
  return [id_number_hash, id_number_hash_old].flatMap((hash) => (hash === null ? [] : [keyOfHash(hash)]));
}

/** Two rows of one name, branch and days are one person, unless both have numbers of their own. */
function keysOf(draft: MemberDraft, sought: SoughtNumber | undefined): DoubleKeys {
  const person = `${nameKeyOf(draft)} ${draft.joinedOn?.slice(0, 7) ?? ''} ${draft.bornOn?.slice(0, 7) ?? ''}`;
  if (sought === undefined)
    return { checked: [`any ${person}`], kept: [`any ${person}`, `unnumbered ${person}`] };
  const number = `number ${sought.keys[0]}`;
  return { checked: [number, `unnumbered ${person}`], kept: [number, `any ${person}`] };
}

function nameKeyOf(draft: MemberDraft): string {
  return `${foldName(draft.name ?? '')} ${draft.managingBranchId ?? ''}`;
}

function likenessOf(draft: MemberDraft): MemberLikeness {
  return {
    joinedOn: draft.joinedOn ?? null,
    joinedPrecision: draft.joinedPrecision ?? 'day',
    bornOn: draft.bornOn ?? null,
    bornPrecision: draft.bornPrecision ?? 'day',
  };
}

function likenessOfStored(stored: StoredMemberRow): MemberLikeness {
  return {
    joinedOn: stored.joined_on,
    joinedPrecision: stored.joined_precision,
    bornOn: stored.born_on,
    bornPrecision: stored.born_precision,
  };
}

function draftOfStored(stored: StoredMemberRow): MemberDraft {
  return {
    name: stored.name,
    sex: stored.sex,
    bornOn: stored.born_on,
    bornPrecision: stored.born_precision,
    ethnicity: stored.ethnicity,
    education: stored.education,
    status: stored.status,
    joinedOn: stored.joined_on,
    joinedPrecision: stored.joined_precision,
    fullOn: stored.full_on,
    fullPrecision: stored.full_precision,
    managingBranchId: stored.managing_branch_id,
    membershipBranchId: stored.membership_branch_id,
    membershipElsewhere: stored.membership_elsewhere,
    partyGroup: stored.party_group,
    workUnitId: stored.work_unit_id,
    workUnitText: stored.work_unit_text,
    workPost: stored.work_post,
    postLevel: stored.post_level,
    fullTime: stored.full_time,
    private: stored.private,
    extra: stored.extra,
  };
}
