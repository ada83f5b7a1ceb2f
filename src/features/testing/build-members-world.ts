import { randomBytes } from 'node:crypto';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import type { Caller } from '../../platform/server/http/bind-route.ts';
import { createTestApp, type TestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { makeIdentityNumber } from '../codes/identity-number.rules.ts';
import {
  changeMemberRoute,
  changeMemberStatusRoute,
  createMemberRoute,
  listMemberLooksRoute,
  type MemberRecord,
  moveMemberRoute,
  readMemberRoute,
} from '../members/member.contract.ts';
import { registerMemberRoutes } from '../members/server/routes.ts';
import { registerOwnRecordRoutes } from '../own-record/server/routes.ts';
import { buildCaller, buildCallers, onlyScope } from './build-callers.ts';
import { addSocialOrg, type BuiltTree, buildTree, coverBy } from './build-records.ts';

export const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());

/** The members' routes over a tree in which 明德学校党支部 covers 明德学校 alone; the secretary acts as a secretary does. */
export async function buildMembersWorld() {
  const database = await createTestDatabase();
  const tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  const school = await addSocialOrg(database, { name: '洋县明德学校', responsible: tree.education });
  const only = { socialOrgIds: [school.id], memberIds: [] };
  const secretary = { ...callers.secretary, scope: { ...callers.secretary.scope, only } };
  const sealer = createSealer(randomBytes(32));
  const signedIn: Record<string, Caller> = { ...callers, secretary };
  const app = await createTestApp(signedIn, (own) => {
    registerMemberRoutes(own, { pool: database.appPool, sealer });
    registerOwnRecordRoutes(own, { pool: database.appPool, sealer });
  });
  await coverBy(database, { socialOrg: school, partyOrg: tree.educationBranch });
  return {
    database,
    tree,
    app,
    callers: signedIn,
    schoolId: school.id,
    ...commandsOf(app, tree),
    /** From now on `member` is whoever this record is of. */
    signInMember: async (id: string) => {
      signedIn.member = await buildCaller(database, '本人', 'member', 'self', onlyScope({ memberIds: [id] }));
    },
    close: () => close(app, database),
  };
}
export type MembersWorld = Awaited<ReturnType<typeof buildMembersWorld>>;

async function close(app: TestApp, database: TestDatabase): Promise<void> {
  await app.close();
  await database.drop();
}

function commandsOf(app: TestApp, tree: BuiltTree) {
  let sequence = 0;
  /** Somebody new: a woman born on 7 March 1990, with a number of her own. */
  const somebody = (more: object = {}) => {
    sequence += 1;
    const identityNumber = makeIdentityNumber({ region: '100199', bornOn: '1990-03-07', sex: '2', sequence });
    return {
      name: `党员${sequence}`,
      identityNumber,
      status: 'full',
      joinedOn: '2012-06-01',
      fullOn: '2013-06-01',
      phone: '138 0000 1234',
      managingBranchId: tree.educationBranch.id,
      ...more,
    };
  };
  const create = (by: string, body: object) => app.call(by, createMemberRoute, { body });
  const read = async (id: string, by = 'officer'): Promise<MemberRecord> =>
    (await app.call(by, readMemberRoute, { params: { id } })).body;
  const versionOf = async (id: string) => (await read(id)).version;
  return {
    somebody,
    create,
    read,
    enter: async (more: object = {}, by = 'officer') => (await create(by, somebody(more))).body.id,
    change: async (id: string, body: object, by = 'officer') =>
      app.call(by, changeMemberRoute, { params: { id }, body: { version: await versionOf(id), ...body } }),
    move: async (id: string, body: object, by = 'officer') =>
      app.call(by, moveMemberRoute, { params: { id }, body: { version: await versionOf(id), ...body } }),
    setStatus: async (
      id: string,
      body: { status: string; fullOn?: string; changeOn?: string; correctionReason?: string },
      by = 'officer',
    ) =>
      app.call(by, changeMemberStatusRoute, {
        params: { id },
        body: { version: await versionOf(id), ...body },
      }),
    looksAt: async (id: string, by = 'officer') =>
      (await app.call(by, listMemberLooksRoute, { params: { id }, query: {} })).body.rows,
  };
}
