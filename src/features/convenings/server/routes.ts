import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, refuse } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { sendDownload } from '../../../platform/server/http/send-download.ts';
import {
  endCalendarAddressRoute,
  fetchCalendarRoute,
  readCalendarAddressRoute,
  renewCalendarAddressRoute,
} from '../calendar-address.contract.ts';
import { exportCalendarRoute, readCalendarRoute } from '../calendar.contract.ts';
import { checkInRoute, decideCheckInRoute, showCodesRoute } from '../check-in.contract.ts';
import {
  announceMeetingRoute,
  answerLeaveRoute,
  cancelConveningRoute,
  changeConveningRoute,
  countConveningsRoute,
  listConveningsRoute,
  readConveningRoute,
  recordConvenedRoute,
} from '../convening.contract.ts';
import {
  answerInvitationRoute,
  findNeighboursRoute,
  invitePartyOrgsRoute,
  listInvitationsRoute,
  readJointRoute,
  shareMinutesRoute,
  takeBackInvitationRoute,
} from '../joint.contract.ts';
import {
  askLeaveRoute,
  exportOwnCalendarRoute,
  listOwnConveningsRoute,
  readOwnCalendarRoute,
  readOwnConveningRoute,
  takeBackLeaveRoute,
} from '../own-convening.contract.ts';
import {
  announceMeeting,
  cancelConvening,
  changeConvening,
  type ConveningParts,
} from './announce-meeting.ts';
import { answerInvitation, listInvitations } from './answer-invitation.ts';
import { answerLeave, decideCheckIn } from './answer-member.ts';
import {
  endCalendarAddress,
  fetchCalendar,
  readCalendarAddress,
  renewCalendarAddress,
} from './calendar-address.ts';
import { checkIn } from './check-in.ts';
import { exportOwnCalendar } from './export-own-calendar.ts';
import {
  findNeighbours,
  invitePartyOrgs,
  readJoint,
  shareMinutes,
  takeBackInvitation,
} from './invite-party-orgs.ts';
import { countConvenings, listConvenings } from './list-convenings.ts';
import {
  askLeave,
  listOwnConvenings,
  readOwnCalendar,
  readOwnConvening,
  takeBackLeave,
} from './own-convenings.ts';
import { exportCalendar, readCalendar } from './read-calendar.ts';
import { readConvening } from './read-convening.ts';
import { recordConvened } from './record-convened.ts';
import { showCodes } from './show-codes.ts';

/** `clock`: for tests of what happens minutes and hours later. */
export interface ConveningRouteParts extends ConveningParts {
  readonly clock?: () => Date;
}

/** 会议通知 and 签到: what is told before a meeting, and who signs in at it. */
export function registerConveningRoutes(app: FastifyInstance, parts: ConveningRouteParts): void {
  const { pool, clock = () => new Date() } = parts;
  const today = () => todayIn(OFFICE_TIME_ZONE, clock());
  bindRoute(app, announceMeetingRoute, ({ caller, body }) => announceMeeting(parts, caller, body, clock()));
  bindRoute(app, listConveningsRoute, ({ caller, query }) => listConvenings(pool, caller, query));
  bindRoute(app, countConveningsRoute, ({ caller, query }) => countConvenings(pool, caller, query));
  bindRoute(app, readCalendarRoute, ({ caller, query }) => readCalendar(pool, caller, query, today()));
  bindRoute(app, exportCalendarRoute, async ({ caller, query, reply }) => {
    const calendar = await exportCalendar(pool, caller, query, today());
    return sendDownload(reply, '会议日历', 'ics', [Buffer.from(calendar)]);
  });
  bindRoute(app, readConveningRoute, ({ caller, params }) => readConvening(pool, caller, params.id));
  bindRoute(app, changeConveningRoute, ({ caller, params, body }) =>
    changeConvening(parts, caller, params.id, body, clock()),
  );
  bindRoute(app, cancelConveningRoute, ({ caller, params, body }) =>
    cancelConvening(parts, caller, params.id, body, clock()),
  );
  bindRoute(app, answerLeaveRoute, ({ caller, params, body }) =>
    answerLeave(parts, caller, { ...params, ...body }, today()),
  );
  bindRoute(app, recordConvenedRoute, ({ caller, params, body }) =>
    recordConvened(pool, caller, params.id, body, today()),
  );
  bindRoute(app, showCodesRoute, ({ caller, params }) => showCodes(parts, caller, params.id, clock()));
  bindRoute(app, decideCheckInRoute, ({ caller, params, body }) =>
    decideCheckIn(parts, caller, { ...params, ...body }, today()),
  );
  bindJoint(app, parts, clock);
  bindOwn(app, parts, clock);
  bindAddress(app, parts, clock);
}

const TOO_MANY = refuse('too-many.calendars', '取日历过于频繁，请一分钟后再试。');

function bindAddress(app: FastifyInstance, { pool }: ConveningParts, clock: () => Date): void {
  const today = () => todayIn(OFFICE_TIME_ZONE, clock());
  // Whoever guesses at addresses tries as often as whoever guesses at passwords.
  const count = app.createRateLimit({ max: app.limits.signInsAMinute, timeWindow: '1 minute' });
  bindRoute(app, readCalendarAddressRoute, ({ caller }) => readCalendarAddress(pool, caller));
  bindRoute(app, renewCalendarAddressRoute, ({ caller }) => renewCalendarAddress(pool, caller, today()));
  bindRoute(app, endCalendarAddressRoute, ({ caller }) => endCalendarAddress(pool, caller, today()));
  bindRoute(app, fetchCalendarRoute, async ({ params, request, reply }) => {
    const tries = await count(request);
    if (!tries.isAllowed && tries.isExceeded) return TOO_MANY;
    const calendar = await fetchCalendar(pool, params.file, today());
    return isRefusal(calendar) ? calendar : sendDownload(reply, '日历', 'ics', [Buffer.from(calendar)]);
  });
}

function bindJoint(app: FastifyInstance, parts: ConveningParts, clock: () => Date): void {
  const { pool } = parts;
  const today = () => todayIn(OFFICE_TIME_ZONE, clock());
  bindRoute(app, readJointRoute, ({ caller, params }) => readJoint(pool, caller, params.id));
  bindRoute(app, findNeighboursRoute, ({ caller, params, query }) =>
    findNeighbours(pool, caller, params.id, query.text),
  );
  bindRoute(app, invitePartyOrgsRoute, ({ caller, params, body }) =>
    invitePartyOrgs(pool, caller, params.id, body.partyOrgIds, clock()),
  );
  bindRoute(app, takeBackInvitationRoute, ({ caller, params }) =>
    takeBackInvitation(pool, caller, params.id, today()),
  );
  bindRoute(app, listInvitationsRoute, ({ caller, query }) => listInvitations(pool, caller, query, clock()));
  bindRoute(app, answerInvitationRoute, ({ caller, params, body }) =>
    answerInvitation(parts, caller, params.id, body, clock()),
  );
  bindRoute(app, shareMinutesRoute, ({ caller, params }) => shareMinutes(pool, caller, params.id, today()));
}

function bindOwn(app: FastifyInstance, parts: ConveningParts, clock: () => Date): void {
  const { pool } = parts;
  bindRoute(app, listOwnConveningsRoute, async ({ caller }) => ({
    rows: await listOwnConvenings(pool, caller, clock()),
  }));
  bindRoute(app, readOwnCalendarRoute, async ({ caller, query: { month } }) => ({
    month,
    rows: await readOwnCalendar(pool, caller, month),
  }));
  bindRoute(app, readOwnConveningRoute, ({ caller, params }) => readOwnConvening(pool, caller, params.id));
  bindRoute(app, exportOwnCalendarRoute, async ({ caller, params, reply }) => {
    const calendar = await exportOwnCalendar(pool, caller, params.id);
    return isRefusal(calendar) ? calendar : sendDownload(reply, '会议通知', 'ics', [Buffer.from(calendar)]);
  });
  bindRoute(app, askLeaveRoute, ({ caller, params, body }) =>
    askLeave(pool, caller, params.id, body.reason, clock()),
  );
  bindRoute(app, takeBackLeaveRoute, ({ caller, params }) => takeBackLeave(pool, caller, params.id, clock()));
  bindRoute(app, checkInRoute, ({ caller, params, body }) =>
    checkIn(parts, caller, { ...params, ...body }, clock()),
  );
}
