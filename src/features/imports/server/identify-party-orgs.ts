import { v7 as newId } from 'uuid';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, quotable, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { partyOrgKindOfName } from '../../codes/tables/party-org-kind.ts';
import { partyOrgNameKeys } from '../names.rules.ts';
import { isPlainName, type PartyOrgRow } from '../party-org-row.rules.ts';
import { refuseMissing, refuseSeveralPartyOrgs } from '../reasons.rules.ts';
import { findPartyOrgs, type PartyOrgRow as StoredName } from './directory.queries.ts';
import type { ImportContext } from './import-context.ts';
import type { PartyOrgDirectory } from './party-org-directory.ts';

/** Which Party organisation a row means. */
export interface Identity {
  readonly id: string;
  readonly isStored: boolean;
  /** By its code: its name may have changed. */
  readonly byCode: boolean;
  /** By a name or code of a record that was merged in it: these are not taken back. */
  readonly formerly: boolean;
}

export interface PartyOrgDirectories {
  readonly partyOrgs: PartyOrgDirectory;
  /** The importer's place and those above, which ledgers leave out of names. */
  readonly placeNames: readonly string[];
}

/**
 * Tells for each row which Party organisation it means: by code, else by full name, else, for a name like 第一党支部, by name
 * within its parent. What nobody knows yet becomes known to the directory, so that rows may name each other in any order.
 * @param needsFullName a plain name without a parent is refused: in a one-sheet ledger every row would mean the same one
 */
export async function identifyPartyOrgs(
  { client, settings }: ImportContext,
  { partyOrgs, placeNames }: PartyOrgDirectories,
  rows: readonly PartyOrgRow[],
  needsFullName: boolean,
): Promise<Map<number, Identity | Refusal>> {
  const identities = new Map<number, Identity | Refusal>();
  const fresh = new Set<string>();
  const namesakes: PartyOrgRow[] = [];
  const found = (id: string, byCode = false, formerly = false): Identity => ({
    id,
    isStored: !fresh.has(id),
    byCode,
    formerly,
  });

  const bring = (row: PartyOrgRow, name: string, parentId: string | null): Identity => {
    const id = newId();
    fresh.add(id);
    partyOrgs.add({
      id,
      name,
      nameKey: foldName(name),
      kind: row.draft.kind ?? partyOrgKindOfName(name) ?? 'branch',
      functional: row.draft.functional ?? false,
      endedOn: null,
      parentId,
      partyCode: row.draft.partyCode ?? null,
      regionCode: settings.regionCode,
      pos: null,
    });
    return found(id);
  };

  const byCode = ({ draft: { partyCode } }: PartyOrgRow): Identity | null => {
    if (!partyCode) return null;
    const known = partyOrgs.find(partyCode);
    if (known === null || known === 'several') return null;
    if (known.partyCode === partyCode) return found(known.id, true);
    return partyOrgs.isFormer(partyCode) ? found(known.id, false, true) : null;
  };

  const byFullName = (row: PartyOrgRow): Identity | Refusal | null => {
    const { name } = row.draft;
    if (name === undefined) return refuseMissing('党组织名称', 'name');
    if (isPlainName(name)) return row.parent === undefined && needsFullName ? refusePlainName(name) : null;
    const known = partyOrgs.find(name);
    if (known === 'several') return null;
    return known === null ? bring(row, name, null) : found(known.id, false, partyOrgs.isFormer(name));
  };

  await partyOrgs.load(rows.flatMap(namesIn));
  for (const row of rows) {
    const identity = byCode(row) ?? byFullName(row);
    if (identity === null) namesakes.push(row);
    else identities.set(row.row, identity);
  }
  const keys = new Map(
    namesakes.map(({ draft: { name = '' } }) => [name, partyOrgNameKeys(name, placeNames)]),
  );
  const stored =
    keys.size === 0
      ? []
      : (await findPartyOrgs(client, [...keys.values()].flat(), [])).filter((each) => each.ended_on === null);
  const brought = new Map<string, Identity>();
  for (const row of namesakes) identities.set(row.row, withinParent(row));
  return identities;

  function withinParent(row: PartyOrgRow): Identity | Refusal {
    const { name = '' } = row.draft;
    const own = keys.get(name) ?? [];
    const candidates = stored.filter((each) => own.includes(each.name_key));
    const parentId = row.parent === undefined ? null : idOf(partyOrgs.find(row.parent));
    const home = parentId ?? settings.partyOrgId;
    const inFile = brought.get(`${home} ${foldName(name)}`);
    if (inFile !== undefined) return inFile;
    const [one] = choose(candidates, home, row.parent === undefined);
    if (one !== undefined) return found(one.id);
    if (candidates.length > 0 && (!isPlainName(name) || row.parent === undefined))
      return refuseSeveralPartyOrgs('党组织', name, 'name');
    const identity = bring(row, name, home);
    brought.set(`${home} ${foldName(name)}`, identity);
    return identity;
  }
}

/** Under the parent that is meant; without one named, the only one there is. */
function choose(
  candidates: readonly StoredName[],
  parentId: string,
  anywhere: boolean,
): readonly StoredName[] {
  const there = candidates.filter((each) => each.parent_id === parentId);
  return there.length === 0 && anywhere && candidates.length === 1 ? candidates : there;
}

function idOf(found: ReturnType<PartyOrgDirectory['find']>): string | null {
  return found === null || found === 'several' ? null : found.id;
}

function namesIn({ draft, parent, guidedBy }: PartyOrgRow): string[] {
  return [draft.name, draft.partyCode ?? undefined, parent, guidedBy].filter((name) => name !== undefined);
}

function refusePlainName(name: string): Refusal {
  const shown = quotable(name);
  return refuse(
    'import.party-org-plain-name',
    `党组织名称“${shown}”不是全称，无法确定是哪一个。请填写全称，如“某某协会党支部”。`,
    {
      field: 'name',
      value: shown,
    },
  );
}

/** Ids of the organisations that are stored already. */
export function storedIds(identities: ReadonlyMap<number, Identity | Refusal>): string[] {
  const ids = [...identities.values()].flatMap((each) =>
    !isRefusal(each) && each.isStored ? [each.id] : [],
  );
  return [...new Set(ids)];
}
