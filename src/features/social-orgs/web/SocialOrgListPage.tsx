import { Button } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { isSet } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PrintListLink } from '../../../platform/web/PrintListLink.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { permissions } from '../../access/role.ts';
import {
  countSocialOrgsRoute,
  exportSocialOrgsRoute,
  listSocialOrgsRoute,
  type SocialOrgFilter,
  type SocialOrgRow,
} from '../social-org-list.contract.ts';
import { CreateOrgDrawer } from './CreateOrgDrawer.tsx';
import { listColumns } from './list-columns.tsx';
import { useListFilters } from './list-filters.tsx';

/** The registry: every social organisation within the scope, narrowed as the address says. */
export function SocialOrgListPage() {
  const mayExport = useMay(permissions.runExports);
  const list = useList(listSocialOrgsRoute, {
    count: countSocialOrgsRoute,
    ...(mayExport ? { export: exportSocialOrgsRoute } : {}),
  });
  const filters = useListFilters();
  const [creating, setCreating] = useState(false);
  const narrowed = filters.some((field) => isSet(list.filters[field.key]));
  return (
    <>
      <PageTitle
        title="社会组织"
        actions={
          <>
            {mayExport ? <PrintListLink list={printOf(list.filters)} filters={list.filters} /> : null}
            <IfMay permission={permissions.changeSocialOrgs}>
              <Button type="primary" onClick={() => setCreating(true)}>
                登记社会组织
              </Button>
            </IfMay>
          </>
        }
      />
      <FilterBar fields={filters} values={list.filters} onChange={list.setFilters} />
      <DataTable<SocialOrgRow>
        name="social-orgs"
        title="社会组织"
        columns={listColumns}
        rowKey={({ id }) => id}
        rowAddress={({ id }) => `/social-orgs/${id}`}
        {...list.table}
        empty={narrowed ? NOT_FOUND : { ...NOTHING_YET, action: <ImportLink /> }}
      />
      <CreateOrgDrawer open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

/** The printed list that holds what the filters leave, as far as there is one. */
function printOf({ responsibility, unreported, gap, covered }: SocialOrgFilter): string {
  if (unreported !== undefined) return 'annual-checks';
  if (responsibility === 'unclear') return 'unclear';
  return gap !== undefined || covered === 'none' ? 'gaps' : 'ledger';
}

const NOT_FOUND = { reason: '没有符合条件的社会组织。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING_YET = {
  reason: '管理范围内还没有社会组织。',
  hint: '导入台账后，这里会列出全部社会组织；也可以逐个登记。',
};

function ImportLink() {
  return (
    <IfMay permission={permissions.runImports}>
      <PageLink to="/imports">去导入台账</PageLink>
    </IfMay>
  );
}
