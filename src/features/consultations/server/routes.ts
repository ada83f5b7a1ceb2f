import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import { sendExport } from '../../audit/server/public.ts';
import {
  countConsultationsRoute,
  exportConsultationsRoute,
  listConsultationsRoute,
  openConsultationRoute,
  readConsultationRoute,
  recordAnswerRoute,
  withdrawConsultationRoute,
} from '../consultations.contract.ts';
import { exportConsultations } from './export-consultations.ts';
import { countConsultations, listConsultations, readConsultation } from './list-consultations.ts';
import { openConsultation } from './open-consultation.ts';
import { recordAnswer, withdrawConsultation } from './step-consultation.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export function registerConsultationRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listConsultationsRoute, ({ caller, query }) => listConsultations(pool, caller, query));
  bindRoute(app, countConsultationsRoute, ({ caller, query }) => countConsultations(pool, caller, query));
  bindRoute(app, exportConsultationsRoute, async ({ caller, query: { format, ...filter }, reply }) => {
    if (!caller.permissions.has(permissions.readCoverage)) return NOT_ALLOWED;
    const sheet = await exportConsultations(pool, caller, filter);
    return isRefusal(sheet) ? sheet : sendExport(reply, `征求意见 ${today()}`, format, sheet);
  });
  bindRoute(app, readConsultationRoute, ({ caller, params }) => readConsultation(pool, caller, params.id));
  bindRoute(app, openConsultationRoute, ({ caller, body }) => openConsultation(pool, caller, body, today()));
  bindRoute(app, recordAnswerRoute, ({ caller, params, body }) =>
    recordAnswer(pool, caller, params.id, body, today()),
  );
  bindRoute(app, withdrawConsultationRoute, ({ caller, params, body }) =>
    withdrawConsultation(pool, caller, params.id, body, today()),
  );
}
