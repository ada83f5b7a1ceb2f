import { type Choice, choicesOf, type FilterField } from '../../../platform/web/filter-field.ts';
import { secretarySources, setUpModes } from '../../codes/tables/party-org.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { partyLifeNames, partyLives } from '../../counting/party-life.rules.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import {
  factStateNames,
  factStates,
  vitalityFacts,
  vitalityQuestionNames,
  vitalityQuestions,
} from '../../vitality/vitality.ts';
import type { PartyOrgFilter } from '../party-org-list.contract.ts';
import { listPartyTreeRoute } from '../party-tree.contract.ts';

type Key = keyof PartyOrgFilter;

const YES_NO: readonly Choice[] = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
];

const NODE: FilterField<Key> = { kind: 'tree', key: 'partyOrg', title: '上级', route: listPartyTreeRoute };

const FILTERS: readonly FilterField<Key>[] = [
  { kind: 'search', key: 'q', title: '名称或编码', placeholder: '名称、拼音首字母或编码' },
  {
    kind: 'select',
    key: 'kind',
    title: '类别',
    multiple: true,
    width: 190,
    options: choicesOf(partyOrgKinds.entries).filter(({ value }) => value !== 'leading_party_group'),
  },
  {
    kind: 'select',
    key: 'term',
    title: '届期',
    width: 170,
    options: [
      { value: 'overdue', label: '届满未换' },
      { value: 'ending', label: '半年内届满' },
      { value: 'unknown', label: '届期未登记' },
    ],
  },
  {
    kind: 'select',
    key: 'secretary',
    title: '书记',
    width: 140,
    options: [
      { value: 'vacant', label: '空缺' },
      { value: 'held', label: '在任' },
    ],
  },
  {
    kind: 'select',
    key: 'within',
    title: '层级',
    more: true,
    options: [
      { value: 'all', label: '含全部下级' },
      { value: 'children', label: '只看直接下级' },
    ],
  },
  {
    kind: 'select',
    key: 'life',
    title: '近三个月',
    more: true,
    width: 170,
    options: partyLives.map((life) => ({ value: life, label: partyLifeNames[life] })),
  },
  {
    kind: 'select',
    key: 'fact',
    title: '三问',
    more: true,
    width: 220,
    options: [
      ...vitalityQuestions.map((value) => ({ value, label: vitalityQuestionNames[value] })),
      ...vitalityFacts.map(({ code, name }) => ({ value: code, label: name })),
    ],
  },
  {
    kind: 'select',
    key: 'answer',
    title: '三问的回答',
    more: true,
    options: factStates.map((value) => ({ value, label: factStateNames[value] })),
  },
  { kind: 'tree', key: 'region', title: '行政区划', more: true, route: listPlacesRoute },
  {
    kind: 'select',
    key: 'setUpMode',
    title: '组建方式',
    more: true,
    multiple: true,
    options: [...choicesOf(setUpModes.entries), { value: 'none', label: '未填' }],
  },
  {
    kind: 'select',
    key: 'counts',
    title: '统计',
    more: true,
    width: 200,
    options: [
      { value: 'branches', label: '支部（含联合支部）' },
      { value: 'covering', label: '有覆盖的社会组织' },
    ],
  },
  { kind: 'select', key: 'functional', title: '功能型', more: true, options: YES_NO },
  { kind: 'select', key: 'exemplar', title: '示范点', more: true, options: YES_NO },
  {
    kind: 'select',
    key: 'secretarySource',
    title: '书记来源',
    more: true,
    multiple: true,
    options: [...choicesOf(secretarySources.entries), { value: 'none', label: '未填' }],
  },
  {
    kind: 'select',
    key: 'management',
    title: '书记',
    more: true,
    width: 190,
    options: [{ value: 'outside', label: '书记未进管理层' }],
  },
  {
    kind: 'select',
    key: 'system',
    title: '系统',
    more: true,
    options: [
      { value: 'own', label: '本系统' },
      { value: 'outside', label: '外系统' },
      { value: 'all', label: '全部' },
    ],
  },
  {
    kind: 'select',
    key: 'standing',
    title: '存续',
    more: true,
    options: [
      { value: 'current', label: '现有的' },
      { value: 'ended', label: '已撤销的' },
    ],
  },
  { kind: 'day', key: 'on', title: '截至日期', more: true },
];

/** The list's filters. Where the tree stands beside the list it chooses the node; elsewhere a picker does. */
export function listFilters(treeBeside: boolean): readonly FilterField<Key>[] {
  const [search, ...rest] = FILTERS;
  return search === undefined ? [] : treeBeside ? FILTERS : [search, NODE, ...rest];
}
