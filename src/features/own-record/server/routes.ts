import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { sendExport } from '../../audit/server/public.ts';
import type { MemberParts } from '../../members/server/public.ts';
import {
  answerCorrectionRoute,
  askCorrectionRoute,
  countCorrectionsRoute,
  exportOwnDataRoute,
  listCorrectionsRoute,
  listOwnCorrectionsRoute,
  readCorrectionRoute,
  readOwnDataRoute,
} from '../own-record.contract.ts';
import { answerCorrection, readCorrection } from './answer-correction.ts';
import { askCorrection } from './ask-correction.ts';
import { countCorrections, listCorrections, listOwnCorrections } from './list-corrections.ts';
import { exportOwnData, readOwnData } from './own-data.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** A member's own rights (本人权利): to have the record corrected, and a copy of it. */
export function registerOwnRecordRoutes(app: FastifyInstance, parts: MemberParts): void {
  const { pool } = parts;
  bindRoute(app, listOwnCorrectionsRoute, ({ caller }) => listOwnCorrections(pool, caller));
  bindRoute(app, askCorrectionRoute, ({ caller, body }) => askCorrection(parts, caller, body, today()));
  bindRoute(app, readOwnDataRoute, async ({ caller }) => {
    const sections = await readOwnData(parts, caller, today());
    return isRefusal(sections) ? sections : { madeAt: new Date().toISOString(), sections };
  });
  bindRoute(app, exportOwnDataRoute, async ({ caller, reply }) => {
    const sheet = await exportOwnData(parts, caller, today());
    return isRefusal(sheet) ? sheet : sendExport(reply, `本人资料 ${today()}`, 'xlsx', sheet);
  });
  bindRoute(app, listCorrectionsRoute, ({ caller, query }) => listCorrections(pool, caller, query));
  bindRoute(app, countCorrectionsRoute, ({ caller, query }) => countCorrections(pool, caller, query));
  bindRoute(app, readCorrectionRoute, ({ caller, params }) =>
    readCorrection(parts, caller, params.id, today()),
  );
  bindRoute(app, answerCorrectionRoute, async ({ caller, params, body }) => {
    const answered = await answerCorrection(parts, caller, params.id, body, today());
    return 'warnings' in answered ? { warnings: [...answered.warnings] } : answered;
  });
}
