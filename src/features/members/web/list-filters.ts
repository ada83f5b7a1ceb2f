import { type FilterField, choicesOf } from '../../../platform/web/filter-field.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';
import { ageBands, educationBands, joiningBands } from '../../codes/bands.rules.ts';
import { memberStatuses, postLevels } from '../../codes/tables/member.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { listSectorsRoute } from '../../social-orgs/social-org.contract.ts';
import { structureDimensionNames, unfilledDimensions } from '../structure.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { findWorkUnitsRoute } from '../member.contract.ts';
import type { MemberFilter } from '../member-list.contract.ts';

type Key = keyof MemberFilter;

const SEARCH: FilterField<Key> = { kind: 'search', key: 'q', title: '姓名', placeholder: '姓名或拼音首字母' };
const BRANCH: FilterField<Key> = {
  kind: 'tree',
  key: 'partyOrg',
  title: '党组织',
  route: listPartyTreeRoute,
};

const OFTEN: readonly FilterField<Key>[] = [
  {
    kind: 'select',
    key: 'status',
    title: '党员状态',
    multiple: true,
    width: 250,
    options: choicesOf(memberStatuses.entries),
  },
  {
    kind: 'select',
    key: 'transferred',
    title: '组织关系',
    width: 230,
    options: [
      { value: 'yes', label: '已转入' },
      { value: 'no', label: '未转入（在别处）' },
      { value: 'away', label: '在本范围，由别处管理' },
    ],
  },
];

const SELDOM: readonly FilterField<Key>[] = [
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
    key: 'identity',
    title: '身份',
    more: true,
    options: [
      { value: 'pending', label: '身份待核' },
      { value: 'none', label: '核对无号码' },
    ],
  },
  {
    kind: 'select',
    key: 'probation',
    title: '预备期',
    more: true,
    width: 200,
    options: [{ value: 'overdue', label: '已满一年未转正' }],
  },
  {
    kind: 'select',
    key: 'unitKnown',
    title: '工作单位',
    more: true,
    options: [{ value: 'no', label: '不明' }],
  },
  {
    kind: 'tree',
    key: 'workUnit',
    title: '在这个社会组织工作',
    more: true,
    width: 300,
    route: findWorkUnitsRoute,
  },
  {
    kind: 'select',
    key: 'sex',
    title: '性别',
    more: true,
    width: 120,
    options: [
      { value: '1', label: '男' },
      { value: '2', label: '女' },
    ],
  },
  {
    kind: 'select',
    key: 'age',
    title: '年龄',
    more: true,
    multiple: true,
    options: choicesOf(ageBands.entries),
  },
  {
    kind: 'select',
    key: 'education',
    title: '学历',
    more: true,
    multiple: true,
    options: choicesOf(educationBands.entries),
  },
  {
    kind: 'select',
    key: 'joined',
    title: '入党时间',
    more: true,
    multiple: true,
    width: 300,
    options: choicesOf(joiningBands.entries),
  },
  {
    kind: 'select',
    key: 'postLevel',
    title: '岗位层级',
    more: true,
    multiple: true,
    options: choicesOf(postLevels.entries),
  },
  {
    kind: 'select',
    key: 'post',
    title: '党内职务',
    more: true,
    options: [{ value: 'secretary', label: '书记' }],
  },
  {
    kind: 'select',
    key: 'unfilled',
    title: '未填',
    more: true,
    multiple: true,
    options: unfilledDimensions.map((value) => ({ value, label: structureDimensionNames[value] })),
  },
  {
    kind: 'select',
    key: 'fullTime',
    title: '专职从业',
    more: true,
    options: [
      { value: 'yes', label: '是' },
      { value: 'no', label: '否' },
      { value: 'unknown', label: '未核实' },
    ],
  },
  {
    kind: 'select',
    key: 'private',
    title: '不公开',
    more: true,
    options: [
      { value: 'yes', label: '只看不公开的' },
      { value: 'no', label: '不含不公开的' },
    ],
  },
  { kind: 'tree', key: 'region', title: '党组织所在地', more: true, route: listPlacesRoute },
  { kind: 'day', key: 'on', title: '截至日期', more: true },
];

/** The list's filters; none that the caller's rights would refuse. */
export function useListFilters(): readonly FilterField<Key>[] {
  const mayReadTree = useMay(permissions.readPartyOrgs);
  const mayReadOrgs = useMay(permissions.readSocialOrgs);
  const sectors = useRoute(listSectorsRoute, {}, { enabled: mayReadOrgs }).data?.sectors ?? [];
  const sector: FilterField<Key> = {
    kind: 'select',
    key: 'sector',
    title: '单位行业',
    more: true,
    multiple: true,
    options: choicesOf(sectors),
  };
  return [SEARCH, ...(mayReadTree ? [BRANCH] : []), ...OFTEN, ...SELDOM, ...(mayReadOrgs ? [sector] : [])];
}
