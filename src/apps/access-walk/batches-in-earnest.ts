import {
  storeAdvisorBatchRoute,
  storeBatchRoute,
  storeMemberBatchRoute,
  storePartyOrgBatchRoute,
  undoBatchRoute,
  undoMemberBatchRoute,
  undoPartyOrgBatchRoute,
} from '../../features/batches/batches.contract.ts';
import type { Route, RouteAnswer, RouteCall } from '../../platform/contract/route.ts';

/** Sends a command that shall be done and stand in the log. */
type Write = <R extends Route>(route: R, call: RouteCall<R>) => Promise<{ readonly body: RouteAnswer<R> }>;

const paramsOf = ({ body }: { readonly body: { readonly id: string | null } }) => ({
  params: { id: body.id ?? '' },
});

/** Each kind of batch, stored and taken back. */
export async function writeBatches(write: Write, idsOf: (text: string) => Promise<string[]>): Promise<void> {
  const ids = await idsOf(`select id from social_org where sector <> 'health' limit 2`);
  const sector = { ids, field: 'sector', value: 'health' } as const;
  await write(undoBatchRoute, paramsOf(await write(storeBatchRoute, { body: sector })));
  const advisor = { ids, does: 'begin', kind: 'advisor', personName: '王五', on: '2025-01-01' } as const;
  await write(undoBatchRoute, paramsOf(await write(storeAdvisorBatchRoute, { body: advisor })));
  const branches = await idsOf(`select id from party_org where not exemplar and kind = 'branch' limit 2`);
  const mark = { ids: branches, field: 'exemplar', value: 'yes' } as const;
  await write(undoPartyOrgBatchRoute, paramsOf(await write(storePartyOrgBatchRoute, { body: mark })));
  const members = await idsOf(`select id from member where status = 'full' and party_group is null limit 2`);
  const group = { ids: members, field: 'partyGroup', value: '第九党小组' } as const;
  await write(undoMemberBatchRoute, paramsOf(await write(storeMemberBatchRoute, { body: group })));
}
