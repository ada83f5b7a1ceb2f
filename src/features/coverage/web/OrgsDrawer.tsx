import { Drawer } from 'antd';
import { nameOfCode } from '../../codes/code-table.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';
import { coveringText } from '../../social-orgs/covering.rules.ts';
import {
  countSocialOrgsRoute,
  exportSocialOrgsRoute,
  listSocialOrgsRoute,
  type SocialOrgRow,
} from '../../social-orgs/social-org-list.contract.ts';
import type { listFilterOf } from './coverage-view.ts';

type Filter = ReturnType<typeof listFilterOf>;

interface OrgsDrawerProps {
  readonly title: string;
  readonly filter: Filter | null;
  readonly onClose: () => void;
}

/** The organisations behind a figure, beside the figure: closing it returns to the same place. */
export function OrgsDrawer({ title, filter, onClose }: OrgsDrawerProps) {
  return (
    <Drawer title={title} open={filter !== null} onClose={onClose} size="min(960px, 100vw)" destroyOnHidden>
      {filter === null ? null : <Orgs filter={filter} />}
    </Drawer>
  );
}

function Orgs({ filter }: { readonly filter: Filter }) {
  const mayExport = useMay(permissions.runExports);
  const list = useList(listSocialOrgsRoute, {
    count: countSocialOrgsRoute,
    fixed: filter,
    stateIn: 'memory',
    ...(mayExport ? { export: exportSocialOrgsRoute } : {}),
  });
  return (
    <DataTable<SocialOrgRow>
      {...list.table}
      name="coverage-orgs"
      title="社会组织"
      rowKey={(row) => row.id}
      rowAddress={(row) => `/social-orgs/${row.id}`}
      tools={<PageLink to={pageAddress('/social-orgs', filter)}>在列表中打开</PageLink>}
      columns={[
        { key: 'name', title: '名称', width: 240, value: (row) => row.name },
        { key: 'type', title: '类型', value: (row) => nameOfCode(socialOrgTypes, row.type) },
        { key: 'region', title: '所在地', value: (row) => row.regionName },
        {
          key: 'coveredBy',
          title: '覆盖它的党组织',
          width: 220,
          empty: '未覆盖',
          value: coveringText,
        },
        { key: 'responsible', title: '党建责任单位', width: 180, value: (row) => row.responsibleName },
        { key: 'staff', title: '从业人员', kind: 'number', value: (row) => row.staff },
      ]}
      empty={{ reason: '没有符合条件的社会组织。' }}
    />
  );
}
