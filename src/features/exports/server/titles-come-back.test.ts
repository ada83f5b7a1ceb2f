import { expect, it } from 'vitest';
import type { ImportKind } from '../../imports/import.ts';
import { recogniseColumns } from '../../imports/recognise.rules.ts';
import { memberColumns } from '../../members/server/export-members.ts';
import { partyOrgColumns } from '../../party-orgs/server/export-party-orgs.ts';
import { socialOrgColumns } from '../../social-orgs/server/export-social-orgs.ts';

const LISTS: readonly [ImportKind, readonly { readonly title: string }[]][] = [
  ['social_orgs', socialOrgColumns],
  ['party_orgs', partyOrgColumns],
  ['members', memberColumns],
];

it.each(LISTS)(
  'every column of an exported list of %s is known when the file comes back',
  (kind, columns) => {
    const titled = columns.map(({ title }, index) => ({ index, title, path: title }));
    const unknown = recogniseColumns(kind, titled).filter(({ field }) => field === null);
    expect(unknown.map(({ path }) => path)).toEqual([]);
  },
);
