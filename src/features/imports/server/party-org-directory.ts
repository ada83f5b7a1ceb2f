import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { foldCode } from '../../../platform/kernel/fold-text.ts';
import type { PartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import { partyOrgNameKeys } from '../names.rules.ts';
import {
  findPartyOrgs,
  findPartyOrgsById,
  findPartyOrgsFormerly,
  type PartyOrgRow,
} from './directory.queries.ts';

export interface KnownPartyOrg {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly kind: PartyOrgKind;
  readonly functional: boolean;
  readonly endedOn: Day | null;
  readonly parentId: string | null;
  readonly partyCode: string | null;
  readonly regionCode: string;
  /** Of the Party tree; null for one that this file brings. */
  readonly pos: number | null;
}

/** Party organisations by name or code: those in the caller's sight, and those that the file itself brings. */
export interface PartyOrgDirectory {
  /** Looks up names that have not been asked for; call it once for many rows. */
  load(names: Iterable<string>): Promise<void>;
  /** The one that a loaded name means; `several` when it can't be told which. One that still exists goes before one that has ended. */
  find(name: string): KnownPartyOrg | 'several' | null;
  /** Whether a loaded name or code is one that nothing goes by any more. */
  isFormer(name: string): boolean;
  get(id: string): Promise<KnownPartyOrg | undefined>;
  loadIds(ids: Iterable<string>): Promise<void>;
  /** The name of one that has been loaded; undefined for one that is not in sight. */
  nameOf(id: string): string | undefined;
  /** Its code in the Party tree; null for one that is new or not in sight. */
  posOf(id: string): number | null;
  /** Makes one that the file brings known under its name and code. */
  add(partyOrg: KnownPartyOrg): void;
}

/** `placeNames`: the importer's place and those above, which ledgers leave out of names. */
export function createPartyOrgDirectory(
  client: PoolClient,
  placeNames: readonly string[],
): PartyOrgDirectory {
  const byKey = new Map<string, Map<string, KnownPartyOrg>>();
  const byId = new Map<string, KnownPartyOrg>();
  const asked = new Map<string, readonly string[]>();
  /** By names and codes of records that were merged: asked when nothing stands under them now. */
  const byFormer = new Map<string, Map<string, KnownPartyOrg>>();
  const put = (key: string, partyOrg: KnownPartyOrg, index = byKey): void => {
    const known = index.get(key);
    if (known === undefined) index.set(key, new Map([[partyOrg.id, partyOrg]]));
    else known.set(partyOrg.id, partyOrg);
  };
  const add = (partyOrg: KnownPartyOrg): void => {
    byId.set(partyOrg.id, partyOrg);
    put(partyOrg.nameKey, partyOrg);
    if (partyOrg.partyCode !== null) put(codeKey(partyOrg.partyCode), partyOrg);
  };
  const loadIds = async (ids: Iterable<string>): Promise<void> => {
    const fresh = [...new Set(ids)].filter((id) => !byId.has(id));
    if (fresh.length === 0) return;
    for (const row of await findPartyOrgsById(client, fresh)) add(knownPartyOrgOf(row));
  };
  const fetchAll = async (names: readonly string[], codes: readonly string[]): Promise<void> => {
    const keys = new Set(names.flatMap((name) => asked.get(name) ?? []));
    for (const row of await findPartyOrgs(client, [...keys], codes)) add(knownPartyOrgOf(row));
    for (const row of await findPartyOrgsFormerly(client, [...keys], codes)) {
      const known = knownPartyOrgOf(row);
      byId.set(known.id, known);
      for (const key of wordsOf(row.former_keys)) put(key, known, byFormer);
      for (const code of wordsOf(row.former_codes)) put(codeKey(code), known, byFormer);
    }
  };
  const find = (name: string) => findIn(byKey, name) ?? findIn(byFormer, name);
  const findIn = (index: typeof byKey, name: string): KnownPartyOrg | 'several' | null => {
    for (const key of [codeKey(name), ...(asked.get(name) ?? partyOrgNameKeys(name, placeNames))]) {
      const found = [...(index.get(key)?.values() ?? [])];
      const standing = found.filter((each) => each.endedOn === null);
      if (standing.length > 1) return 'several';
      const one = standing[0] ?? found[0];
      if (one !== undefined) return one;
    }
    return null;
  };
  return {
    async load(names) {
      const fresh = [...new Set(names)].filter((name) => !asked.has(name));
      if (fresh.length === 0) return;
      for (const name of fresh) asked.set(name, [foldName(name)]);
      await fetchAll(fresh, fresh.map(foldCode));
      // As written, nearly all are found; the many ways to spell one are tried for the rest alone.
      const missing = fresh.filter((name) => find(name) === null);
      for (const name of missing) asked.set(name, partyOrgNameKeys(name, placeNames));
      if (missing.length > 0) await fetchAll(missing, []);
    },
    find,
    isFormer: (name) => findIn(byKey, name) === null && findIn(byFormer, name) !== null,
    async get(id) {
      await loadIds([id]);
      return byId.get(id);
    },
    loadIds,
    nameOf: (id) => byId.get(id)?.name,
    posOf: (id) => byId.get(id)?.pos ?? null,
    add,
  };
}

function wordsOf(text: string | null): readonly string[] {
  return text === null ? [] : text.split(' ');
}

function codeKey(code: string): string {
  return `#${foldCode(code)}`;
}

function knownPartyOrgOf(row: PartyOrgRow): KnownPartyOrg {
  return {
    id: row.id,
    name: row.name,
    nameKey: row.name_key,
    kind: row.kind,
    functional: row.functional,
    endedOn: row.ended_on,
    parentId: row.parent_id,
    partyCode: row.party_code,
    regionCode: row.region_code,
    pos: row.pos,
  };
}
