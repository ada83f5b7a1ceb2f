import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { socialOrgNameKeys } from '../names.rules.ts';
import { findNamedSocialOrgs, findSoleUnits } from './directory.queries.ts';

/** Social organisations as work units of members, by name or as the only one that a branch covers. */
export interface WorkUnitDirectory {
  load(names: Iterable<string>, branchIds: Iterable<string>): Promise<void>;
  /** The id of the one organisation of that name in sight; null when there is none or more than one. */
  find(name: string): string | null;
  /** The organisation that the branch covers as 单独, when it covers just that one. */
  soleUnitOf(branchId: string): string | null;
}

/** `placeNames`: the importer's place and those above, since ledgers leave the place out of names. */
export function createWorkUnitDirectory(
  client: PoolClient,
  placeNames: readonly string[],
  today: Day,
): WorkUnitDirectory {
  const byKey = new Map<string, Set<string>>();
  const asked = new Map<string, readonly string[]>();
  const soleUnits = new Map<string, string | null>();
  return {
    async load(names, branchIds) {
      const fresh = [...new Set(names)].filter((name) => !asked.has(name));
      for (const name of fresh) asked.set(name, socialOrgNameKeys(name, placeNames));
      if (fresh.length > 0) {
        for (const row of await findNamedSocialOrgs(
          client,
          fresh.flatMap((name) => asked.get(name) ?? []),
        )) {
          byKey.set(row.name_key, (byKey.get(row.name_key) ?? new Set()).add(row.id));
        }
      }
      const branches = [...new Set(branchIds)].filter((id) => !soleUnits.has(id));
      if (branches.length === 0) return;
      const found = await findSoleUnits(client, branches, today);
      for (const id of branches) soleUnits.set(id, found.get(id) ?? null);
    },
    find(name) {
      for (const key of asked.get(name) ?? []) {
        const ids = byKey.get(key);
        if (ids !== undefined) return ids.size === 1 ? ([...ids][0] ?? null) : null;
      }
      return null;
    },
    soleUnitOf: (branchId) => soleUnits.get(branchId) ?? null,
  };
}
