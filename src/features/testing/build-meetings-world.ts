import { randomBytes } from 'node:crypto';
import { addDays, type Day, OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { findFonts } from '../../platform/server/pdf/find-fonts.ts';
import { createPlainPrinter } from '../../platform/server/pdf/list-printer.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { createTestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase } from '../../platform/testing/test-database.ts';
import { listChangesRoute } from '../audit/changes.contract.ts';
import { registerAuditRoutes } from '../audit/server/routes.ts';
import { registerAppraisalRoutes } from '../appraisals/server/routes.ts';
import { registerExclusionRoutes } from '../exclusions/server/routes.ts';
import { readMeetingRoute, readRollCallRoute, recordMeetingRoute } from '../meetings/meeting.contract.ts';
import { openAttachmentFolder } from '../meetings/server/public.ts';
import { registerPaperRoutes } from '../meetings/server/paper-routes.ts';
import { registerConfirmationRoutes } from '../meetings/server/confirmation-routes.ts';
import { registerDutyRuleRoutes } from '../meetings/server/duty-rule-routes.ts';
import { registerHintRoutes } from '../meetings/server/hint-routes.ts';
import { registerMinutesRoutes } from '../meetings/server/minutes-routes.ts';
import { registerMeetingRoutes } from '../meetings/server/routes.ts';
import { registerPartyGroupRoutes } from '../party-groups/server/routes.ts';
import { registerEffortRoutes } from '../effort/server/routes.ts';
import { registerInspectionRoutes } from '../inspections/server/routes.ts';
import { registerYearPlanRoutes } from '../year-plans/server/routes.ts';
import { buildCaller, buildCallers, onlyScope, partyScope } from './build-callers.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltPartyOrg,
  buildTree,
  buildWith,
  coverBy,
} from './build-records.ts';

export const MEETINGS_TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
export const YESTERDAY = addDays(MEETINGS_TODAY, -1);

interface RollGiven {
  readonly [name: string]: { readonly state: string; readonly reason?: string };
}

/** Meetings of 明德学校党支部: five with a vote, one on probation, one whose 组织关系 is elsewhere; the secretary acts as one does. */
export async function buildMeetingsWorld() {
  const database = await createTestDatabase();
  const tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  const school = await addSocialOrg(database, {
    name: '洋县明德学校',
    responsible: tree.education,
    body: tree.supervisingBodies.education,
  });
  await coverBy(database, { socialOrg: school, partyOrg: tree.educationBranch });
  const branch = tree.educationBranch;
  const memberIds: Record<string, string> = {};
  const add = async (name: string, more: object = {}) => {
    memberIds[name] = await addMember(database, { name, branch, ...more });
  };
  for (const name of ['党员甲', '党员乙', '党员丙', '党员丁', '党员戊']) await add(name);
  await add('预备己', { status: 'probationary' });
  await add('流动庚', { membershipBranch: null });
  const self = await buildCaller(
    database,
    '党员甲',
    'member',
    'self',
    onlyScope({ memberIds: [memberIds.党员甲 ?? ''] }),
  );
  const tradesSecretary = await buildCaller(
    database,
    '工商支部书记',
    'branch_secretary',
    'party',
    await partyScope(database, tree.tradesBranch),
  );
  const only = { socialOrgIds: [school.id], memberIds: [] };
  const secretary = { ...callers.secretary, scope: { ...callers.secretary.scope, only } };
  const pool = database.appPool;
  const dataFolder = makeTemporaryFolder();
  const attachments = openAttachmentFolder(dataFolder, createSealer(randomBytes(32)));
  const app = await createTestApp({ ...callers, secretary, tradesSecretary, self }, (own) => {
    registerMeetingRoutes(own, { pool });
    registerPartyGroupRoutes(own, { pool });
    registerDutyRuleRoutes(own, { pool });
    registerExclusionRoutes(own, { pool });
    registerHintRoutes(own, { pool });
    registerAppraisalRoutes(own, { pool, printer: createPlainPrinter(() => findFonts(dataFolder)) });
    registerConfirmationRoutes(own, { pool });
    registerMinutesRoutes(own, { pool, attachments });
    registerPaperRoutes(own, { pool, printer: createPlainPrinter(() => findFonts(dataFolder)) });
    registerEffortRoutes(own, { pool });
    registerInspectionRoutes(own, { pool });
    registerYearPlanRoutes(own, { pool, printer: createPlainPrinter(() => findFonts(dataFolder)) });
    registerAuditRoutes(own, { pool });
  });
  /** Everybody present but those named. */
  const rollOf = async (given: RollGiven = {}, call: object = {}, of: BuiltPartyOrg = branch) => {
    const query = { assembly: 'members', on: YESTERDAY, ...call } as const;
    const { body } = await app.call('officer', readRollCallRoute, { params: { id: of.id }, query });
    return body.people.map(({ id, name }) => ({ id, ...(given[name] ?? { state: 'present' }) })) as {
      id: string;
      state: 'present';
    }[];
  };
  const record = async (body: object, by = 'secretary') => {
    const roll = 'roll' in body ? {} : { roll: await rollOf() };
    const draft = { partyOrgId: branch.id, kinds: ['theme_day'], assembly: 'members', heldOn: YESTERDAY };
    return app.call(by, recordMeetingRoute, { body: { ...draft, ...roll, ...body } as never });
  };
  return {
    database,
    tree,
    app,
    branch,
    memberIds,
    dataFolder,
    rollOf,
    record,
    read: async (id: string, by = 'secretary') =>
      (await app.call(by, readMeetingRoute, { params: { id } })).body,
    changesOf: async (id: string, by = 'officer') =>
      (await app.call(by, listChangesRoute, { query: { entity: 'meeting', entityId: id } })).body.rows,
    addPost: (post: string, name: string, fromOn: Day = '2024-01-01') =>
      buildWith(database, (client) =>
        client
          .query(
            `insert into party_post (id, party_org_id, member_id, person_name, post, from_on)
             values (gen_random_uuid(), $1, $2, $3, $4, $5)`,
            [branch.id, memberIds[name] ?? null, name, post, fromOn],
          )
          .then(() => undefined),
      ),
    close: async () => {
      await app.close();
      await database.drop();
      removeTemporaryFolder(dataFolder);
    },
  };
}
