import './party-orgs.css';
import { Button } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { isSet } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PrintListLink } from '../../../platform/web/PrintListLink.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useList } from '../../../platform/web/use-list.ts';
import { useIsPhone } from '../../../platform/web/use-viewport.ts';
import { permissions } from '../../access/role.ts';
import {
  countPartyOrgsRoute,
  exportPartyOrgsRoute,
  listPartyOrgsRoute,
  type PartyOrgFilter,
  type PartyOrgRow,
} from '../party-org-list.contract.ts';
import { foundingFields } from '../prefilled.ts';
import { CreatePartyOrgDrawer } from './CreatePartyOrgDrawer.tsx';
import { listColumns } from './list-columns.tsx';
import { listFilters } from './list-filters.ts';
import { PartyTreePanel } from './PartyTreePanel.tsx';

/** Party organisations: the tree at the left, the list of what is chosen there at the right. */
export function PartyOrgListPage() {
  const phone = useIsPhone();
  const mayExport = useMay(permissions.runExports);
  const list = useList(listPartyOrgsRoute, {
    count: countPartyOrgsRoute,
    ...(mayExport ? { export: exportPartyOrgsRoute } : {}),
  });
  const [creating, setCreating] = useState(false);
  const filters = listFilters(!phone);
  const narrowed = filters.some((field) => isSet(list.filters[field.key]));
  return (
    <>
      <PageTitle
        title="党组织"
        actions={
          <>
            {mayExport ? <PrintListLink list={printOf(list.filters)} filters={list.filters} /> : null}
            <IfMay permission={permissions.changePartyOrgs}>
              <Button type="primary" onClick={() => setCreating(true)}>
                登记党组织
              </Button>
            </IfMay>
          </>
        }
      />
      <div className="party-orgs">
        {phone ? null : (
          <PartyTreePanel
            chosen={list.filters.partyOrg}
            onChoose={(partyOrg) => list.setFilters({ partyOrg })}
          />
        )}
        <div className="party-orgs-list">
          <FilterBar fields={filters} values={list.filters} onChange={list.setFilters} />
          <DataTable<PartyOrgRow>
            name="party-orgs"
            title="党组织"
            columns={listColumns}
            rowKey={({ id }) => id}
            rowAddress={({ id }) => `/party-orgs/${id}`}
            {...list.table}
            empty={
              narrowed || list.filters.partyOrg !== undefined
                ? NOT_FOUND
                : { ...NOTHING_YET, action: <ImportLink /> }
            }
          />
        </div>
      </div>
      <CreatePartyOrgDrawer
        open={creating}
        parentId={list.filters.partyOrg}
        onClose={() => setCreating(false)}
      />
      <IfMay permission={permissions.changePartyOrgs}>
        <PrefilledDrawer />
      </IfMay>
    </>
  );
}

/** The form as another page has filled it in, by the address. */
function PrefilledDrawer() {
  const [{ found, name, as, way, parent, place, covers }] = useAddressState(foundingFields);
  const [closed, setClosed] = useState(false);
  return (
    <CreatePartyOrgDrawer
      open={found === 'yes' && !closed}
      parentId={parent}
      prefilled={{
        ...(name === undefined ? {} : { name }),
        ...(as === undefined ? {} : { kind: as }),
        ...(way === undefined ? {} : { setUpMode: way }),
        ...(place === undefined ? {} : { regionCode: place }),
      }}
      covers={covers}
      onClose={() => setClosed(true)}
    />
  );
}

/** The printed list that holds what the filters leave, as far as there is one. */
function printOf({ secretary, term }: PartyOrgFilter): string {
  if (secretary === 'vacant') return 'vacancies';
  return term === 'overdue' || term === 'ending' ? 'terms' : 'party-orgs';
}

const NOT_FOUND = { reason: '没有符合条件的党组织。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING_YET = {
  reason: '管理范围内还没有党组织。',
  hint: '导入台账后，这里会列出全部党组织；也可以逐个登记。',
};

function ImportLink() {
  return (
    <IfMay permission={permissions.runImports}>
      <PageLink to="/imports">去导入台账</PageLink>
    </IfMay>
  );
}
