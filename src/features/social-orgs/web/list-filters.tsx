import { partsOf } from '../../../platform/kernel/day.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { choicesOf, type FilterField } from '../../../platform/web/filter-field.ts';
import { TreePicker } from '../../../platform/web/TreePicker.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { registrationKinds, socialOrgStatuses } from '../../codes/tables/social-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { listDefinitionsRoute } from '../../counting/counting.contract.ts';
import { coverageWays, memberBuckets } from '../../counting/counting.rules.ts';
import { partyLifeNames, partyLives } from '../../counting/party-life.rules.ts';
import { sizeBandNames } from '../../counting/size-band.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { findSupervisingBodiesRoute, listSectorsRoute } from '../social-org.contract.ts';
import type { SocialOrgFilter } from '../social-org-list.contract.ts';
import { memberBucketNames } from './social-org-words.ts';
import { wayName } from '../covering.rules.ts';

type Key = keyof SocialOrgFilter;

/** Told within the Party line alone. */
const MISMATCH: FilterField<Key> = {
  kind: 'select',
  key: 'mismatch',
  title: '账实',
  more: true,
  options: [{ value: 'yes', label: '账实不符' }],
};

const ENDED: readonly string[] = ['deregistered', 'revoked', 'licence_withdrawn'];

const OFTEN: readonly FilterField<Key>[] = [
  { kind: 'search', key: 'q', title: '名称或代码', placeholder: '名称、拼音首字母或代码' },
  { kind: 'tree', key: 'region', title: '行政区划', route: listPlacesRoute },
  {
    kind: 'select',
    key: 'covered',
    title: '党组织',
    width: 150,
    options: [
      { value: 'formal', label: '已覆盖' },
      { value: 'none', label: '未覆盖' },
    ],
  },
  { kind: 'select', key: 'type', title: '类型', multiple: true, options: choicesOf(socialOrgTypes.entries) },
];

/** Annual checks are filed in the year after: the years before this one. */
function checkedYears(): number[] {
  const now = partsOf(officeToday()).year;
  return Array.from({ length: 5 }, (_, index) => now - 1 - index);
}

const SELDOM: readonly FilterField<Key>[] = [
  {
    kind: 'select',
    key: 'life',
    title: '有效覆盖',
    more: true,
    width: 170,
    options: [
      ...partyLives.map((life) => ({ value: life, label: partyLifeNames[life] })),
      { value: 'unmeasured', label: '不作要求' },
    ],
  },
  {
    kind: 'select',
    key: 'within',
    title: '层级',
    more: true,
    options: [
      { value: 'all', label: '含下级' },
      { value: 'own', label: '本级' },
    ],
  },
  {
    kind: 'select',
    key: 'unreported',
    title: '年检未报',
    more: true,
    options: checkedYears().map((year) => ({ value: String(year), label: `${year} 年度` })),
  },
  {
    kind: 'select',
    key: 'way',
    title: '覆盖方式',
    more: true,
    options: coverageWays.map((way) => ({ value: way, label: wayName(way) })),
  },
  {
    kind: 'select',
    key: 'work',
    title: '工作覆盖',
    more: true,
    options: [
      { value: 'yes', label: '已覆盖' },
      { value: 'no', label: '未覆盖' },
    ],
  },
  {
    kind: 'select',
    key: 'members',
    title: '党员情况',
    more: true,
    width: 220,
    options: memberBuckets.map((bucket) => ({ value: bucket, label: memberBucketNames[bucket] })),
  },
  {
    kind: 'select',
    key: 'responsibility',
    title: '党建责任',
    more: true,
    options: [
      { value: 'unclear', label: '责任待明确' },
      { value: 'confirmed', label: '已明确' },
    ],
  },
  {
    kind: 'select',
    key: 'sizeBand',
    title: '从业人员规模',
    more: true,
    multiple: true,
    options: sizeBandNames.map((label, band) => ({ value: String(band), label })),
  },
  {
    kind: 'select',
    key: 'registerKind',
    title: '登记备案',
    more: true,
    options: choicesOf(registrationKinds.entries),
  },
  {
    kind: 'select',
    key: 'status',
    title: '状态',
    more: true,
    multiple: true,
    options: choicesOf(socialOrgStatuses.entries.filter(({ code }) => !ENDED.includes(code))),
  },
  {
    kind: 'select',
    key: 'standing',
    title: '存续',
    more: true,
    options: [
      { value: 'current', label: '现有的' },
      { value: 'ended', label: '已注销的' },
    ],
  },
  { kind: 'day', key: 'on', title: '截至日期', more: true },
];

/** One body at a time is chosen here; an address may name several. */
const BODY: FilterField<Key> = {
  kind: 'custom',
  key: 'body',
  title: '业务主管单位',
  more: true,
  render: (value, set) => (
    <TreePicker
      route={findSupervisingBodiesRoute}
      label="业务主管单位"
      prefix={<span className="quiet">业务主管单位</span>}
      width={260}
      value={[value].flat()[0] as string | undefined}
      onChange={(chosen) => set(chosen === null ? undefined : [chosen])}
    />
  ),
};

/** The list's filters, with those that are data of the installation; none that the caller's rights would refuse. */
export function useListFilters(): readonly FilterField<Key>[] {
  const mayReadTree = useMay(permissions.readPartyOrgs);
  const mayReadMembers = useMay(permissions.readMembers);
  const mayReadCoverage = useMay(permissions.readCoverage);
  const sectors = useRoute(listSectorsRoute, {}).data?.sectors ?? [];
  const definitions =
    useRoute(listDefinitionsRoute, {}, { enabled: mayReadCoverage }).data?.definitions ?? [];
  const sectorChoices = [...choicesOf(sectors), { value: 'none', label: '未填行业' }];
  return [
    ...OFTEN,
    { kind: 'select', key: 'sector', title: '行业', multiple: true, more: true, options: sectorChoices },
    ...(mayReadTree
      ? [
          {
            kind: 'tree' as const,
            key: 'partyOrg' as const,
            title: '党建责任单位',
            more: true,
            route: listPartyTreeRoute,
          },
        ]
      : []),
    BODY,
    ...SELDOM,
    ...(mayReadMembers ? [MISMATCH] : []),
    ...(definitions.length === 0
      ? []
      : [
          {
            kind: 'select' as const,
            key: 'definition' as const,
            title: '口径',
            more: true,
            options: choicesOf(definitions),
          },
        ]),
  ];
}
