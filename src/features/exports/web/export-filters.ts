import { choicesOf, type FilterField } from '../../../platform/web/filter-field.ts';
import { memberStatuses } from '../../codes/tables/member.ts';
import { setUpModes } from '../../codes/tables/party-org.ts';
import { choosablePartyOrgKinds, partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { registrationKinds } from '../../codes/tables/social-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { memberFilterSchema } from '../../members/member-list.contract.ts';
import { partyOrgFilterSchema } from '../../party-orgs/party-org-list.contract.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { socialOrgFilterSchema } from '../../social-orgs/social-org-list.contract.ts';

/** The filters of each list that matter for a file; for the rarer ones there is the list itself. */
export const socialOrgAsked = socialOrgFilterSchema.pick({
  region: true,
  partyOrg: true,
  type: true,
  covered: true,
  registerKind: true,
  standing: true,
  on: true,
});
export const partyOrgAsked = partyOrgFilterSchema.pick({
  partyOrg: true,
  region: true,
  kind: true,
  setUpMode: true,
  standing: true,
  on: true,
});
export const memberAsked = memberFilterSchema.pick({
  partyOrg: true,
  region: true,
  status: true,
  transferred: true,
  private: true,
  on: true,
});

const DAY = { kind: 'day', key: 'on', title: '截至日期' } as const;
const standing = (ended: string) => ({
  kind: 'select' as const,
  key: 'standing' as const,
  title: '存续',
  more: true,
  options: [
    { value: 'current', label: '现有的' },
    { value: 'ended', label: ended },
  ],
});

export const socialOrgFilterFields: readonly FilterField<keyof typeof socialOrgAsked.shape>[] = [
  { kind: 'tree', key: 'region', title: '行政区划', route: listPlacesRoute },
  { kind: 'tree', key: 'partyOrg', title: '党建责任单位', route: listPartyTreeRoute, width: 240 },
  { kind: 'select', key: 'type', title: '类型', multiple: true, options: choicesOf(socialOrgTypes.entries) },
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
  {
    kind: 'select',
    key: 'registerKind',
    title: '登记备案',
    more: true,
    options: choicesOf(registrationKinds.entries),
  },
  standing('已注销的'),
  DAY,
];

const choosable: readonly string[] = choosablePartyOrgKinds();

export const partyOrgFilterFields: readonly FilterField<keyof typeof partyOrgAsked.shape>[] = [
  { kind: 'tree', key: 'partyOrg', title: '上级', route: listPartyTreeRoute },
  { kind: 'tree', key: 'region', title: '行政区划', route: listPlacesRoute },
  {
    kind: 'select',
    key: 'kind',
    title: '类别',
    multiple: true,
    width: 190,
    options: choicesOf(partyOrgKinds.entries).filter(({ value }) => choosable.includes(value)),
  },
  {
    kind: 'select',
    key: 'setUpMode',
    title: '组建方式',
    more: true,
    multiple: true,
    options: [...choicesOf(setUpModes.entries), { value: 'none', label: '未填' }],
  },
  standing('已撤销的'),
  DAY,
];

export const memberFilterFields: readonly FilterField<keyof typeof memberAsked.shape>[] = [
  { kind: 'tree', key: 'partyOrg', title: '党组织', route: listPartyTreeRoute },
  { kind: 'tree', key: 'region', title: '党组织所在地', route: listPlacesRoute, width: 240 },
  {
    kind: 'select',
    key: 'status',
    title: '党员状态',
    multiple: true,
    width: 220,
    options: choicesOf(memberStatuses.entries),
  },
  {
    kind: 'select',
    key: 'transferred',
    title: '组织关系',
    width: 220,
    options: [
      { value: 'yes', label: '已转入' },
      { value: 'no', label: '未转入（在别处）' },
      { value: 'away', label: '在本范围，由别处管理' },
    ],
  },
  {
    kind: 'select',
    key: 'private',
    title: '不公开',
    more: true,
    width: 200,
    options: [{ value: 'yes', label: '只看不公开的' }],
  },
  DAY,
];
