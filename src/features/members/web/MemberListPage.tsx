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
import { countMembersRoute, listMembersRoute, type MemberRow } from '../member-list.contract.ts';
import { CreateMemberDrawer } from './CreateMemberDrawer.tsx';
import { ExportMembers } from './ExportMembers.tsx';
import { FindByNumber } from './FindByNumber.tsx';
import { listColumns } from './list-columns.tsx';
import { useListFilters } from './list-filters.ts';

/** The roll: every member within the scope, narrowed as the address says. */
export function MemberListPage() {
  const mayExport = useMay(permissions.exportMembers);
  const list = useList(listMembersRoute, { count: countMembersRoute });
  const filters = useListFilters();
  const [creating, setCreating] = useState(false);
  const narrowed = filters.some((field) => isSet(list.filters[field.key]));
  return (
    <>
      <PageTitle
        title="党员"
        below="不选状态时，列出正式党员和预备党员。"
        actions={
          <>
            {mayExport ? <PrintListLink list="members" filters={list.filters} /> : null}
            <FindByNumber />
            <IfMay permission={permissions.changeMembers}>
              <Button type="primary" onClick={() => setCreating(true)}>
                登记党员
              </Button>
            </IfMay>
          </>
        }
      />
      <FilterBar fields={filters} values={list.filters} onChange={list.setFilters} />
      <DataTable<MemberRow>
        name="members"
        title="党员"
        columns={listColumns}
        rowKey={({ id }) => id}
        rowAddress={({ id }) => `/members/${id}`}
        {...list.table}
        tools={mayExport ? <ExportMembers filters={list.filters} total={list.table.total} /> : null}
        empty={narrowed ? NOT_FOUND : { ...NOTHING_YET, action: <ImportLink /> }}
      />
      <CreateMemberDrawer open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

const NOT_FOUND = { reason: '没有符合条件的党员。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING_YET = {
  reason: '管理范围内还没有党员。',
  hint: '导入党员名册后，这里会列出全部党员；也可以逐个登记。',
};

function ImportLink() {
  return (
    <IfMay permission={permissions.runImports}>
      <PageLink to="/imports">去导入名册</PageLink>
    </IfMay>
  );
}
