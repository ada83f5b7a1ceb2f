import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import {
  confirmAttendanceRoute,
  listAttendedElsewhereRoute,
  listAttendedRoute,
  listConfirmationsRoute,
  listMemberElsewhereRoute,
  noteConfirmationsRoute,
  takeBackConfirmationRoute,
} from '../confirmation.contract.ts';
import { confirmAttendance, takeBackConfirmation } from './confirm-attendance.ts';
import { listAttended, listAttendedElsewhere, listMemberElsewhere } from './list-attended.ts';
import { listConfirmations, noteConfirmations } from './note-confirmations.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 参加情况确认: attendance in 功能型 and temporary Party organisations, told to the home branch. */
export function registerConfirmationRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listAttendedRoute, ({ caller, params, query }) =>
    listAttended(pool, caller, { ...params, ...query }),
  );
  bindRoute(app, confirmAttendanceRoute, ({ caller, params, body }) =>
    confirmAttendance(pool, caller, { ...params, ...body }, today()),
  );
  bindRoute(app, takeBackConfirmationRoute, ({ caller, params, body }) =>
    takeBackConfirmation(pool, caller, { ...params, ...body }, today()),
  );
  bindRoute(app, listConfirmationsRoute, ({ caller, query }) => listConfirmations(pool, caller, query));
  bindRoute(app, noteConfirmationsRoute, ({ caller, body }) =>
    noteConfirmations(pool, caller, body.ids, today()),
  );
  bindRoute(app, listAttendedElsewhereRoute, ({ caller, params, query }) =>
    listAttendedElsewhere(pool, caller, { ...params, ...query }, today()),
  );
  bindRoute(app, listMemberElsewhereRoute, ({ caller, params, query }) =>
    listMemberElsewhere(pool, caller, { ...params, ...query }, today()),
  );
}
