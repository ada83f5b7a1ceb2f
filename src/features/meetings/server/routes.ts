import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import { sendExport } from '../../audit/server/public.ts';
import {
  countDutiesRoute,
  exportDutiesRoute,
  listDutiesRoute,
  listEarlierLateRoute,
  readDutyTotalsRoute,
} from '../duty.contract.ts';
import {
  countMeetingsRoute,
  exportMeetingsRoute,
  listMeetingsRoute,
  listOwnAttendanceRoute,
} from '../meeting-list.contract.ts';
import {
  changeMeetingRoute,
  readMeetingRoute,
  readRollCallRoute,
  recordMeetingRoute,
  withdrawMeetingRoute,
} from '../meeting.contract.ts';
import { readOrgSharesRoute } from '../share.contract.ts';
import { changeMeeting, withdrawMeeting } from './change-meeting.ts';
import { exportMeetings } from './export-meetings.ts';
import { countMeetings, listMeetings, listOwnAttendance } from './list-meetings.ts';
import { countDuties, exportDuties, listDuties, listEarlierLate, readDutyTotals } from './read-duties.ts';
import { readMeeting, readRollCall } from './read-meeting.ts';
import { readOrgShares } from './read-org-shares.ts';
import { recordMeeting } from './record-meeting.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export interface MeetingParts {
  readonly pool: Pool;
}

/** 组织生活: what was held, who was there, what is owed. */
export function registerMeetingRoutes(app: FastifyInstance, { pool }: MeetingParts): void {
  bindRoute(app, listMeetingsRoute, ({ caller, query }) => listMeetings(pool, caller, query));
  bindRoute(app, countMeetingsRoute, ({ caller, query }) => countMeetings(pool, caller, query));
  bindRoute(app, exportMeetingsRoute, async ({ caller, query: { format, ...filter }, reply }) => {
    if (!caller.permissions.has(permissions.readPartyOrgs)) return NOT_ALLOWED;
    const sheet = await exportMeetings(pool, caller, filter);
    return isRefusal(sheet) ? sheet : sendExport(reply, `组织生活 ${today()}`, format, sheet);
  });
  bindDuties(app, pool);
  bindRoute(app, listOwnAttendanceRoute, async ({ caller }) => ({
    rows: await listOwnAttendance(pool, caller),
  }));
  bindRoute(app, readRollCallRoute, ({ caller, params, query: { partyGroup = null, ...query } }) =>
    readRollCall(pool, caller, { partyOrgId: params.id, partyGroup, ...query }),
  );
  bindRoute(app, readOrgSharesRoute, ({ caller, params, query }) =>
    readOrgShares(pool, caller, { ...params, ...query }, today()),
  );
  bindRoute(app, readMeetingRoute, ({ caller, params }) => readMeeting(pool, caller, params.id));
  bindRoute(app, recordMeetingRoute, ({ caller, body }) => recordMeeting(pool, caller, body, today()));
  bindRoute(app, changeMeetingRoute, ({ caller, params, body }) =>
    changeMeeting(pool, caller, params.id, body, today()),
  );
  bindRoute(app, withdrawMeetingRoute, ({ caller, params, body }) =>
    withdrawMeeting(pool, caller, params.id, body, today()),
  );
}

function bindDuties(app: FastifyInstance, pool: Pool): void {
  bindRoute(app, listDutiesRoute, ({ caller, query }) => listDuties(pool, caller, query, today()));
  bindRoute(app, countDutiesRoute, ({ caller, query }) => countDuties(pool, caller, query, today()));
  bindRoute(app, readDutyTotalsRoute, ({ caller, query }) => readDutyTotals(pool, caller, query, today()));
  bindRoute(app, listEarlierLateRoute, async ({ caller, query }) => ({
    rows: await listEarlierLate(pool, caller, query, today()),
  }));
  bindRoute(app, exportDutiesRoute, async ({ caller, query: { format, ...filter }, reply }) => {
    if (!caller.permissions.has(permissions.readPartyOrgs)) return NOT_ALLOWED;
    const sheet = await exportDuties(pool, caller, filter, today());
    return isRefusal(sheet) ? sheet : sendExport(reply, `应开未开 ${today()}`, format, sheet);
  });
}
