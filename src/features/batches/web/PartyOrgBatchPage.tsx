import { callRoute } from '../../../platform/web/api-client.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { choicesOf, type FilterField } from '../../../platform/web/filter-field.ts';
import { useList } from '../../../platform/web/use-list.ts';
import {
  countPartyOrgsRoute,
  listPartyOrgsRoute,
  type PartyOrgFilter,
  type PartyOrgRow,
} from '../../party-orgs/party-org-list.contract.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { setUpModes } from '../../codes/tables/party-org.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { BatchTable } from './BatchTable.tsx';
import { useSettingForm } from './setting-form.ts';

/** 批量操作 of Party organisations. */
export function PartyOrgBatchPage() {
  const list = useList(listPartyOrgsRoute, { count: countPartyOrgsRoute });
  const setting = useSettingForm('party_org');
  return (
    <BatchTable
      subject="party_org"
      title="党组织批量操作"
      list={list}
      fields={FILTERS}
      columns={COLUMNS}
      address={({ id }) => `/party-orgs/${id}`}
      pageAfter={(after) => callRoute(listPartyOrgsRoute, { query: { ...list.filters, size: 100, after } })}
      forms={[setting]}
    />
  );
}

const YES_NO = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
];

const FILTERS: readonly FilterField<keyof PartyOrgFilter>[] = [
  { kind: 'search', key: 'q', title: '名称或编码', placeholder: '名称、拼音首字母或编码' },
  { kind: 'tree', key: 'partyOrg', title: '上级', width: 220, route: listPartyTreeRoute },
  { kind: 'tree', key: 'region', title: '行政区划', route: listPlacesRoute },
  {
    kind: 'select',
    key: 'kind',
    title: '类别',
    multiple: true,
    options: choicesOf(partyOrgKinds.entries).filter(({ value }) => value !== 'leading_party_group'),
  },
  {
    kind: 'select',
    key: 'setUpMode',
    title: '组建方式',
    more: true,
    multiple: true,
    options: choicesOf(setUpModes.entries),
  },
  { kind: 'select', key: 'exemplar', title: '示范点', more: true, options: YES_NO },
  { kind: 'select', key: 'functional', title: '功能型', more: true, options: YES_NO },
];

const COLUMNS: readonly DataColumn<PartyOrgRow>[] = [
  { key: 'name', title: '党组织', width: 260, value: ({ name }) => name },
  { key: 'kind', title: '类别', width: 120, value: ({ kind }) => nameOfCode(partyOrgKinds, kind) },
  { key: 'parent', title: '上级', width: 220, phone: 'hidden', value: ({ parentName }) => parentName },
  {
    key: 'setUpMode',
    title: '组建方式',
    width: 110,
    value: ({ setUpMode }) => (setUpMode === null ? null : nameOfCode(setUpModes, setUpMode)),
  },
  { key: 'exemplar', title: '示范点', width: 80, value: ({ exemplar }) => (exemplar ? '是' : '否') },
];
