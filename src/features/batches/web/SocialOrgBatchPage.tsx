import { callRoute } from '../../../platform/web/api-client.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { choicesOf, type FilterField } from '../../../platform/web/filter-field.ts';
import { useList } from '../../../platform/web/use-list.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { findSupervisingBodiesRoute, listSectorsRoute } from '../../social-orgs/social-org.contract.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { socialOrgStatuses } from '../../codes/tables/social-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import {
  countSocialOrgsRoute,
  listSocialOrgsRoute,
  type SocialOrgFilter,
  type SocialOrgRow,
} from '../../social-orgs/social-org-list.contract.ts';
import { advisorForms } from './advisor-forms.ts';
import { BatchTable } from './BatchTable.tsx';
import { useSettingForm } from './setting-form.ts';

/** 批量操作 of social organisations: a field, an advisor. */
export function SocialOrgBatchPage() {
  const list = useList(listSocialOrgsRoute, { count: countSocialOrgsRoute });
  const setting = useSettingForm('social_org');
  return (
    <BatchTable
      subject="social_org"
      title="批量操作"
      list={list}
      fields={useFilters()}
      columns={COLUMNS}
      address={({ id }) => `/social-orgs/${id}`}
      pageAfter={(after) => callRoute(listSocialOrgsRoute, { query: { ...list.filters, size: 100, after } })}
      forms={[setting, advisorForms.begin, advisorForms.end]}
    />
  );
}

const COLUMNS: readonly DataColumn<SocialOrgRow>[] = [
  { key: 'name', title: '名称', width: 240, value: ({ name }) => name },
  { key: 'type', title: '类型', width: 120, value: ({ type }) => nameOfCode(socialOrgTypes, type) },
  { key: 'sector', title: '行业领域', width: 120, value: ({ sectorName }) => sectorName },
  { key: 'status', title: '状态', width: 96, value: ({ status }) => nameOfCode(socialOrgStatuses, status) },
];

function useFilters(): readonly FilterField<keyof SocialOrgFilter>[] {
  const sectors = useRoute(listSectorsRoute, {}).data?.sectors ?? [];
  return [
    { kind: 'search', key: 'q', title: '名称或代码', placeholder: '名称、拼音首字母或代码' },
    { kind: 'tree', key: 'region', title: '行政区划', route: listPlacesRoute },
    {
      kind: 'select',
      key: 'sector',
      title: '行业领域',
      multiple: true,
      options: [{ value: 'none', label: '未填' }, ...choicesOf(sectors)],
    },
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
      key: 'type',
      title: '类型',
      more: true,
      multiple: true,
      options: choicesOf(socialOrgTypes.entries),
    },
    {
      kind: 'tree',
      key: 'body',
      title: '业务主管单位',
      more: true,
      width: 220,
      route: findSupervisingBodiesRoute,
    },
    {
      kind: 'tree',
      key: 'partyOrg',
      title: '党建责任单位',
      more: true,
      width: 220,
      route: listPartyTreeRoute,
    },
  ];
}
