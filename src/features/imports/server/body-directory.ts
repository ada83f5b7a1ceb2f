import { type ImportContext, type Proposal } from './import-context.ts';
import { enclosingCodes } from '../../places/region.rules.ts';
import { storeSupervisingBodies } from '../../social-orgs/server/public.ts';
import { bodyNameKeys, fullBodyName } from '../names.rules.ts';
import { bodyTitles, type BodyField } from '../social-org-row.rules.ts';
import { type BodyRow, findBodies } from './directory.queries.ts';

/** Administrations by name; one that nobody knows is proposed, and made when the file is stored. */
export interface BodyDirectory {
  load(names: Iterable<string>): Promise<void>;
  /** The body of that name, or a mark that stands for it until it is made. */
  find(name: string, field: BodyField): FoundBody;
  proposals(): readonly Proposal[];
  /** Makes what was proposed; answers the id that stands for a mark. */
  store(): Promise<(id: string) => string>;
}

export interface FoundBody {
  /** The id, or a mark until it is made. */
  readonly id: string;
  /** Its number for scopes; null for one that is still to be made. */
  readonly no: number | null;
  readonly name: string;
}

const MARK = 'new body ';

/** `placeNames`: the importer's place and those above, which ledgers leave out of names. */
export function createBodyDirectory(
  { client, settings }: ImportContext,
  placeNames: readonly string[],
): BodyDirectory {
  const regionCodes = [settings.regionCode, ...enclosingCodes(settings.regionCode)];
  const byKey = new Map<string, BodyRow>();
  const asked = new Set<string>();
  const proposed = new Map<string, Proposal & { readonly key: string }>();
  return {
    async load(names) {
      const fresh = [...new Set(names)].filter((name) => !asked.has(name));
      for (const name of fresh) asked.add(name);
      const keys = fresh.flatMap((name) => bodyNameKeys(name, placeNames));
      if (keys.length === 0) return;
      for (const row of await findBodies(client, keys, regionCodes)) byKey.set(row.name_key, row);
    },
    find(name, field) {
      const keys = bodyNameKeys(name, placeNames);
      const known = keys.map((key) => byKey.get(key)).find((row) => row !== undefined);
      if (known !== undefined) return { id: known.id, no: known.no, name: known.name };
      const full = fullBodyName(name, placeNames);
      const key = bodyNameKeys(full, placeNames)[0] ?? full;
      if (!proposed.has(key)) proposed.set(key, { key, title: bodyTitles[field], name: full });
      return { id: MARK + key, no: null, name: full };
    },
    proposals: () => [...proposed.values()].map(({ title, name }) => ({ title, name })),
    async store() {
      const bodies = [...proposed.values()];
      const ids =
        bodies.length === 0
          ? []
          : await storeSupervisingBodies(
              client,
              bodies.map(({ name }) => ({ name, regionCode: settings.regionCode })),
            );
      const idOf = new Map(bodies.map(({ key }, index) => [MARK + key, ids[index] ?? '']));
      return (id) => idOf.get(id) ?? id;
    },
  };
}
