import { Button, Space } from 'antd';
import { useState } from 'react';
import { callRoute } from '../../../platform/web/api-client.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useList } from '../../../platform/web/use-list.ts';
import { useNotices } from '../../../platform/web/notices.tsx';
import { refusalsOf, useRoute } from '../../../platform/web/use-route.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { socialOrgStatuses } from '../../codes/tables/social-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { listSectorsRoute } from '../../social-orgs/social-org.contract.ts';
import {
  countSocialOrgsRoute,
  listSocialOrgsRoute,
  type SocialOrgRow,
} from '../../social-orgs/social-org-list.contract.ts';
import { BATCH_MOST } from '../batch.ts';
import { BatchDrawer } from './BatchDrawer.tsx';
import { OwnBatches } from './OwnBatches.tsx';

/** 批量操作: rows are chosen, one field is set, and what was done is undone as one. */
export function BatchesPage() {
  const list = useList(listSocialOrgsRoute, { count: countSocialOrgsRoute });
  const filters = useFilters();
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(false);
  const notices = useNotices();
  const [taking, setTaking] = useState(false);
  const takeAll = async () => {
    setTaking(true);
    try {
      setKeys(await idsOfAll(list.filters));
    } catch (error) {
      notices.refused(refusalsOf(error));
    } finally {
      setTaking(false);
    }
  };
  return (
    <>
      <PageTitle
        title="批量操作"
        below={`勾选社会组织，一次设置同一个字段。先看会改哪些、哪些不予办理，再保存；一次最多 ${BATCH_MOST} 家，办错了可以整批撤销。`}
      />
      <FilterBar fields={filters} values={list.filters} onChange={list.setFilters} />
      <div className="stack">
        <DataTable<SocialOrgRow>
          name="batch-social-orgs"
          title="社会组织"
          columns={COLUMNS}
          rowKey={({ id }) => id}
          rowAddress={({ id }) => `/social-orgs/${id}`}
          {...list.table}
          selection={{ keys, onChange: setKeys }}
          tools={
            <Space wrap>
              <Button loading={taking} onClick={() => void takeAll()}>
                选中全部符合条件的
              </Button>
              <Button type="primary" disabled={keys.length === 0} onClick={() => setOpen(true)}>
                设置字段（已选 {countText(keys.length)}）
              </Button>
            </Space>
          }
          empty={{ reason: '没有符合条件的社会组织。', hint: '换一个条件试试，或清除筛选。' }}
        />
        <OwnBatches />
      </div>
      <BatchDrawer
        ids={keys}
        open={open}
        onClose={() => setOpen(false)}
        onStored={() => {
          setOpen(false);
          setKeys([]);
        }}
      />
    </>
  );
}

/** Page by page; one more than may be, so that too many get their own answer. */
async function idsOfAll(filters: object): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const query = { ...filters, size: 100, after };
    const page = await callRoute(listSocialOrgsRoute, { query });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined && ids.length <= BATCH_MOST);
  return ids.slice(0, BATCH_MOST + 1);
}

function useFilters(): readonly FilterField<'q' | 'sector' | 'type'>[] {
  const sectors = useRoute(listSectorsRoute, {}).data?.sectors ?? [];
  return [
    { kind: 'search', key: 'q', title: '名称或代码', placeholder: '名称、拼音首字母或代码' },
    {
      kind: 'select',
      key: 'sector',
      title: '行业领域',
      options: [
        { value: 'none', label: '未填' },
        ...sectors.map(({ code, name }) => ({ value: code, label: name })),
      ],
    },
    {
      kind: 'select',
      key: 'type',
      title: '类型',
      options: socialOrgTypes.entries.map(({ code, name }) => ({ value: code, label: name })),
    },
  ];
}

const COLUMNS: readonly DataColumn<SocialOrgRow>[] = [
  { key: 'name', title: '名称', width: 240, value: ({ name }) => name },
  { key: 'type', title: '类型', width: 120, value: ({ type }) => nameOfCode(socialOrgTypes, type) },
  { key: 'sector', title: '行业领域', width: 120, value: ({ sectorName }) => sectorName },
  { key: 'status', title: '状态', width: 96, value: ({ status }) => nameOfCode(socialOrgStatuses, status) },
];
