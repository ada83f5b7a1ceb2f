import { z } from 'zod';
import { type Choice, choicesOf, type FilterField } from '../../../platform/web/filter-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { checkedYearOf } from '../print-heading.rules.ts';
import { type CodeEntry } from '../../codes/code-table.ts';
import { memberStatuses } from '../../codes/tables/member.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { findSupervisingBodiesRoute } from '../../social-orgs/social-org.contract.ts';
import {
  type PrintListCode,
  printListCodes,
  printLists,
  type PrintNarrowing,
  printNarrowingNames,
  printNarrowings,
} from '../print-list.ts';
import { type PrintFilter, printFilters } from '../prints.contract.ts';

/** What the page's address says: which list, of whom, as of when. */
export const printAddress = z.object({ list: z.enum(printListCodes).optional(), ...printFilters });

const YEARS_BACK = 5;

/** What the address says that this list is narrowed by: another list may have left more there. */
export function filterOfList(list: PrintListCode, filter: PrintFilter): PrintFilter {
  const { narrowedBy } = printLists[list];
  const foreign = printNarrowings.filter((key) => !narrowedBy.includes(key));
  return Object.fromEntries(
    Object.entries(filter).filter(([key]) => !(foreign as readonly string[]).includes(key)),
  );
}

type Field = FilterField<keyof typeof printFilters>;

/** The filters that one list has and another has not. */
function narrowingFields(sectors: readonly CodeEntry[]): Readonly<Record<PrintNarrowing, Field>> {
  const several = (key: PrintNarrowing, options: readonly Choice[]): Field => ({
    kind: 'select',
    key,
    title: printNarrowingNames[key],
    multiple: true,
    width: 190,
    options,
  });
  const kinds = choicesOf(partyOrgKinds.entries).filter(({ value }) => value !== 'leading_party_group');
  return {
    sector: several('sector', [...choicesOf(sectors), { value: 'none', label: '未填行业' }]),
    type: several('type', choicesOf(socialOrgTypes.entries)),
    body: {
      kind: 'tree',
      key: 'body',
      title: printNarrowingNames.body,
      width: 220,
      route: findSupervisingBodiesRoute,
    },
    kind: several('kind', kinds),
    status: several('status', choicesOf(memberStatuses.entries)),
  };
}

/** The filters of a list; annual checks are asked by year as well. */
export function printFilterFields(list: PrintListCode, sectors: readonly CodeEntry[]): readonly Field[] {
  const narrowing = narrowingFields(sectors);
  const newest = checkedYearOf(officeToday());
  const years = Array.from({ length: YEARS_BACK }, (_, index) => String(newest - index));
  return [
    { kind: 'tree', key: 'region', title: '行政区划', route: listPlacesRoute },
    { kind: 'tree', key: 'partyOrg', title: '党组织', route: listPartyTreeRoute, width: 230 },
    {
      kind: 'select',
      key: 'within',
      title: '范围',
      width: 150,
      options: [
        { value: 'all', label: '含下级' },
        { value: 'own', label: '只要本级' },
      ],
    },
    ...(list === 'annual-checks'
      ? [
          {
            kind: 'select' as const,
            key: 'year' as const,
            title: '年检年度',
            width: 150,
            options: choicesOf(years.map((code) => ({ code, name: `${code} 年度` }))),
          },
        ]
      : []),
    { kind: 'day', key: 'on', title: '截至日期' },
    ...printLists[list].narrowedBy.map((key) => ({ ...narrowing[key], more: true })),
  ];
}
