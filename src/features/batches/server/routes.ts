import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import type { SocialOrgParts } from '../../social-orgs/server/public.ts';
import {
  listBatchesRoute,
  listMemberBatchesRoute,
  listPartyOrgBatchesRoute,
  previewAdvisorBatchRoute,
  previewBatchRoute,
  previewMemberBatchRoute,
  previewPartyOrgBatchRoute,
  storeAdvisorBatchRoute,
  storeBatchRoute,
  storeMemberBatchRoute,
  storePartyOrgBatchRoute,
  undoBatchRoute,
  undoMemberBatchRoute,
  undoPartyOrgBatchRoute,
} from '../batches.contract.ts';
import { assignMany } from './advisor-batch.ts';
import type { BatchDone } from './batch-store.ts';
import { changeMany } from './change-many.ts';
import { listBatches, undoBatch } from './undo-batch.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 批量操作: many records changed as one, seen before, stored as one, undone as one. */
export function registerBatchRoutes(app: FastifyInstance, parts: SocialOrgParts): void {
  bindSocialOrgs(app, parts);
  bindAdvisors(app, parts);
  bindPartyOrgs(app, parts);
  bindMembers(app, parts);
}

/** Of a look beforehand the rows alone: nothing is kept. */
function seenOf(
  done: BatchDone | Refusal | readonly Refusal[],
): Pick<BatchDone, 'rows'> | Refusal | readonly Refusal[] {
  return 'rows' in done ? { rows: done.rows } : done;
}

function bindSocialOrgs(app: FastifyInstance, parts: SocialOrgParts): void {
  bindRoute(app, previewBatchRoute, async ({ caller, body }) =>
    seenOf(await changeMany(parts, caller, 'social_org', body, today(), false)),
  );
  bindRoute(app, storeBatchRoute, ({ caller, body }) =>
    changeMany(parts, caller, 'social_org', body, today(), true),
  );
  bindRoute(app, listBatchesRoute, ({ caller }) => listBatches(parts, caller, 'social_org'));
  bindRoute(app, undoBatchRoute, ({ caller, params }) =>
    undoBatch(parts, caller, 'social_org', params.id, today()),
  );
}

function bindAdvisors(app: FastifyInstance, parts: SocialOrgParts): void {
  bindRoute(app, previewAdvisorBatchRoute, async ({ caller, body }) =>
    seenOf(await assignMany(parts, caller, body, today(), false)),
  );
  bindRoute(app, storeAdvisorBatchRoute, ({ caller, body }) =>
    assignMany(parts, caller, body, today(), true),
  );
}

function bindPartyOrgs(app: FastifyInstance, parts: SocialOrgParts): void {
  bindRoute(app, previewPartyOrgBatchRoute, async ({ caller, body }) =>
    seenOf(await changeMany(parts, caller, 'party_org', body, today(), false)),
  );
  bindRoute(app, storePartyOrgBatchRoute, ({ caller, body }) =>
    changeMany(parts, caller, 'party_org', body, today(), true),
  );
  bindRoute(app, listPartyOrgBatchesRoute, ({ caller }) => listBatches(parts, caller, 'party_org'));
  bindRoute(app, undoPartyOrgBatchRoute, ({ caller, params }) =>
    undoBatch(parts, caller, 'party_org', params.id, today()),
  );
}

function bindMembers(app: FastifyInstance, parts: SocialOrgParts): void {
  bindRoute(app, previewMemberBatchRoute, async ({ caller, body }) =>
    seenOf(await changeMany(parts, caller, 'member', body, today(), false)),
  );
  bindRoute(app, storeMemberBatchRoute, ({ caller, body }) =>
    changeMany(parts, caller, 'member', body, today(), true),
  );
  bindRoute(app, listMemberBatchesRoute, ({ caller }) => listBatches(parts, caller, 'member'));
  bindRoute(app, undoMemberBatchRoute, ({ caller, params }) =>
    undoBatch(parts, caller, 'member', params.id, today()),
  );
}
