import { DataTable } from '../../../platform/web/DataTable.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { countPartyOrgsRoute, listPartyOrgsRoute, type PartyOrgRow } from '../party-org-list.contract.ts';
import { listColumns } from './list-columns.tsx';

const COLUMNS = listColumns.filter(({ key }) => key !== 'parent');

/** The nodes directly below. */
export function BelowTab({ id }: { readonly id: string }) {
  const list = useList(listPartyOrgsRoute, {
    count: countPartyOrgsRoute,
    fixed: { partyOrg: id, within: 'children' },
    stateIn: 'memory',
  });
  return (
    <section>
      <DataTable<PartyOrgRow>
        name="party-orgs-below"
        title="下级党组织"
        columns={COLUMNS}
        rowKey={(row) => row.id}
        rowAddress={(row) => `/party-orgs/${row.id}`}
        {...list.table}
        empty={{ reason: '没有下级党组织。' }}
      />
    </section>
  );
}
