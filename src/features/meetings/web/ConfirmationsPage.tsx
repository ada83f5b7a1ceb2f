import { Button } from 'antd';
import { z } from 'zod';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import {
  type ConfirmationFilter,
  listConfirmationsRoute,
  noteConfirmationsRoute,
  type ReceivedRow,
} from '../confirmation.contract.ts';

const FILTERS: readonly FilterField<keyof ConfirmationFilter>[] = [
  { kind: 'tree', key: 'partyOrg', title: '组织关系所在', route: listPartyTreeRoute },
  { kind: 'select', key: 'state', title: '状态', options: [{ value: 'waiting', label: '待阅' }] },
];
const ADDRESS = z.object({ partyOrg: z.string().optional(), state: z.string().optional() });

/** What 功能型 and temporary Party organisations confirmed to the home branches in sight. */
export function ConfirmationsPage() {
  const [filter, setFilter] = useAddressState(ADDRESS);
  const query = useRoute(listConfirmationsRoute, { query: filter as Partial<ConfirmationFilter> });
  const narrowed = FILTERS.some(({ key }) => isSet(filter[key]));
  return (
    <>
      <PageTitle
        title="收到的参加情况确认"
        below="组织关系在本支部的党员，在功能型、临时党组织参加组织生活的情况，以对方书记的确认为准，不算本支部的组织生活。"
      />
      <FilterBar fields={FILTERS} values={filter} onChange={setFilter} />
      <RecordGate query={query}>
        {({ rows, capped }) => (
          <>
            {capped ? <p className="quiet">只列出最近 {rows.length} 条，请选一个党组织。</p> : null}
            <Received rows={rows} narrowed={narrowed} />
          </>
        )}
      </RecordGate>
    </>
  );
}

interface ReceivedProps {
  readonly rows: readonly ReceivedRow[];
  readonly narrowed: boolean;
}

function Received({ rows, narrowed }: ReceivedProps) {
  const mayNote = useMay(permissions.approveMinutes);
  const { run, pending } = useCommand(noteConfirmationsRoute, { doneText: '已阅' });
  const note = (ids: readonly string[]) => void run({ body: { ids: [...ids] } });
  const waiting = rows.filter(({ noted }) => noted === null).map(({ id }) => id);
  const noting: DataColumn<ReceivedRow> = {
    key: 'noted',
    title: '已阅',
    width: 150,
    render: ({ id, noted, member }) => {
      if (noted !== null) return noted.by;
      if (!mayNote) return <span className="quiet">待阅</span>;
      return (
        <Button size="small" aria-label={`已阅${member.name}的参加情况`} onClick={() => note([id])}>
          已阅
        </Button>
      );
    },
  };
  return (
    <>
      {mayNote && waiting.length > 1 ? (
        <p>
          <Button type="primary" loading={pending} onClick={() => note(waiting)}>
            全部已阅（{waiting.length} 条）
          </Button>
        </p>
      ) : null}
      <DataTable<ReceivedRow>
        name="received-confirmations"
        title="收到的确认"
        toolbar={false}
        columns={[...COLUMNS, noting]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          narrowed
            ? { reason: '没有符合条件的确认。', hint: '换一个条件试试，或清除筛选。' }
            : { reason: '没有收到确认。', hint: '功能型、临时党组织的书记确认以后，列在这里。' }
        }
      />
    </>
  );
}

const COLUMNS: readonly DataColumn<ReceivedRow>[] = [
  {
    key: 'member',
    title: '党员',
    width: 110,
    render: ({ member }) =>
      member.id === null ? member.name : <PageLink to={`/members/${member.id}`}>{member.name}</PageLink>,
  },
  { key: 'home', title: '组织关系所在', width: 220, value: ({ home }) => home.name },
  { key: 'host', title: '参加的党组织', width: 220, value: ({ host }) => host },
  { key: 'days', title: '时段', width: 210, value: ({ fromOn, lastOn }) => `${fromOn} 至 ${lastOn}` },
  {
    key: 'attendance',
    title: '到会 / 应到（次）',
    width: 130,
    value: ({ present, expected }) => `${present} / ${expected}`,
  },
  { key: 'by', title: '确认人', width: 140, value: ({ by }) => by },
];
