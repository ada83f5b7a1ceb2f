import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { sendDownload } from '../../../platform/server/http/send-download.ts';
import type { PaperParts } from '../../meetings/server/public.ts';
import {
  listAppraisalsRoute,
  listOwnAppraisalsRoute,
  printAppraisalRoute,
  readAppraisalRoute,
  saveAppraisalRoute,
  startAppraisalRoute,
} from '../appraisal.contract.ts';
import { printAppraisal } from './print-appraisal.ts';
import { listAppraisals, listOwnAppraisals, readAppraisal } from './read-appraisals.ts';
import { saveAppraisal, startAppraisal } from './save-appraisal.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 民主评议党员: a round of a branch and a year. */
export function registerAppraisalRoutes(app: FastifyInstance, parts: PaperParts): void {
  const { pool } = parts;
  bindRoute(app, listAppraisalsRoute, ({ caller, query }) => listAppraisals(pool, caller, query));
  bindRoute(app, startAppraisalRoute, ({ caller, body }) => startAppraisal(pool, caller, body, today()));
  bindRoute(app, readAppraisalRoute, ({ caller, params }) => readAppraisal(pool, caller, params.id));
  bindRoute(app, saveAppraisalRoute, ({ caller, params, body }) =>
    saveAppraisal(pool, caller, params.id, body, today()),
  );
  bindRoute(app, printAppraisalRoute, async ({ caller, params, query, reply }) => {
    const made = await printAppraisal(parts, caller, params.id, query);
    return isRefusal(made) ? made : sendDownload(reply, made.name, made.format, [made.bytes]);
  });
  bindRoute(app, listOwnAppraisalsRoute, ({ caller }) => listOwnAppraisals(pool, caller));
}
