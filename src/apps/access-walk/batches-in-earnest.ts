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
import { TWO_OF_EACH } from './batches.queries.ts';

/** Sends a command that shall be done and stand in the log. */
type Write = <R extends Route>(route: R, call: RouteCall<R>) => Promise<{ readonly body: RouteAnswer<R> }>;

const paramsOf = ({ body }: { readonly body: { readonly id: string | null } }) => ({
  params: { id: body.id ?? '' },
});

/** Each kind of batch, stored and taken back. */
export async function writeBatches(
  write: Write,
  sql: (text: string) => Promise<{ readonly rows: readonly unknown[] }>,
): Promise<void> {
  const idsOf = async (text: string) => ((await sql(text)).rows as { id: string }[]).map(({ id }) => id);
  const ids = await idsOf(TWO_OF_EACH.socialOrgs);
  const sector = { ids, field: 'sector', value: 'health' } as const;
  await write(undoBatchRoute, paramsOf(await write(storeBatchRoute, { body: sector })));
  const advisor = { ids, does: 'begin', kind: 'advisor', personName: '王五', on: '2025-01-01' } as const;
  await write(undoBatchRoute, paramsOf(await write(storeAdvisorBatchRoute, { body: advisor })));
  const branches = await idsOf(TWO_OF_EACH.branches);
  const mark = { ids: branches, field: 'exemplar', value: 'yes' } as const;
  await write(undoPartyOrgBatchRoute, paramsOf(await write(storePartyOrgBatchRoute, { body: mark })));
  const members = await idsOf(TWO_OF_EACH.members);
  const group = { ids: members, field: 'partyGroup', value: '第九党小组' } as const;
  await write(undoMemberBatchRoute, paramsOf(await write(storeMemberBatchRoute, { body: group })));
}
