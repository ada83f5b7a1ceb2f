import { z } from 'zod';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { type InvitationFilter, listInvitationsRoute } from '../joint.contract.ts';
import { InvitationTable } from './Invitations.tsx';

const FILTERS: readonly FilterField<keyof InvitationFilter>[] = [
  { kind: 'tree', key: 'partyOrg', title: '邀请谁', route: listPartyTreeRoute },
  {
    kind: 'select',
    key: 'state',
    title: '状态',
    options: [{ value: 'waiting', label: '待答复' }],
  },
];
const ADDRESS = z.object({ partyOrg: z.string().optional(), state: z.string().optional() });

/** Joint meetings to which others have invited: those that wait for an answer, or all. */
export function InvitationListPage() {
  const [filter, setFilter] = useAddressState(ADDRESS);
  const query = useRoute(listInvitationsRoute, { query: filter as Partial<InvitationFilter> });
  const narrowed = FILTERS.some(({ key }) => isSet(filter[key]));
  return (
    <>
      <PageTitle
        title="联合开展的邀请"
        below="别的支部邀请一起开的会。参加的，按本支部的名册另发通知、另算应到，会后自己登记；会议开始以后不能再答复。"
      />
      <FilterBar fields={FILTERS} values={filter} onChange={setFilter} />
      <RecordGate query={query}>
        {({ rows, capped }) => (
          <>
            {capped ? <p className="quiet">只列出前 {rows.length} 项，请选一个党组织。</p> : null}
            <InvitationTable
              rows={rows}
              empty={
                narrowed
                  ? { reason: '没有符合条件的邀请。', hint: '换一个条件试试，或清除筛选。' }
                  : {
                      reason: '还没有别的支部邀请过。',
                      hint: '别的支部在会议通知的“联合开展”里邀请以后，列在这里。',
                    }
              }
            />
          </>
        )}
      </RecordGate>
    </>
  );
}
