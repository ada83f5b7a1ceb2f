import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import type { SocialOrgParts } from '../../social-orgs/server/public.ts';
import { listBatchesRoute, previewBatchRoute, storeBatchRoute, undoBatchRoute } from '../batches.contract.ts';
import { changeMany } from './change-many.ts';
import { listBatches, undoBatch } from './undo-batch.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 批量操作: one field of many organisations, seen before, stored as one, undone as one. */
export function registerBatchRoutes(app: FastifyInstance, parts: SocialOrgParts): void {
  bindRoute(app, previewBatchRoute, async ({ caller, body }) => {
    const done = await changeMany(parts, caller, body, today(), false);
    return isRefusal(done) ? done : { rows: done.rows };
  });
  bindRoute(app, storeBatchRoute, ({ caller, body }) => changeMany(parts, caller, body, today(), true));
  bindRoute(app, listBatchesRoute, ({ caller }) => listBatches(parts, caller));
  bindRoute(app, undoBatchRoute, ({ caller, params }) => undoBatch(parts, caller, params.id, today()));
}
