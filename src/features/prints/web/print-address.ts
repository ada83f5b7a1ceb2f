import { z } from 'zod';
import { choicesOf, type FilterField } from '../../../platform/web/filter-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { checkedYearOf } from '../print-heading.rules.ts';
import { type PrintListCode, printListCodes } from '../print-list.ts';
import { printFilters } from '../prints.contract.ts';

/** What the page's address says: which list, of whom, as of when. */
export const printAddress = z.object({ list: z.enum(printListCodes).optional(), ...printFilters });

const YEARS_BACK = 5;

/** The filters of a list; annual checks are asked by year as well. */
export function printFilterFields(list: PrintListCode): readonly FilterField<keyof typeof printFilters>[] {
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
  ];
}
