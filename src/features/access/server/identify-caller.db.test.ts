import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltTree,
  buildTree,
  coverBy,
  YANGXIAN,
} from '../../testing/build-records.ts';
import type { WantedGrant } from '../account.rules.ts';
import { withoutRecords } from './directory-scope.ts';
import { findActing } from './identify-caller.ts';
import { storeAccount } from './store-account.ts';

const TODAY = '2026-11-22';
let database: TestDatabase;
let tree: BuiltTree;
let memberId: string;

/** 学校 is covered by the education branch, 餐饮 by the trades branch; 镇 lies in the township, 外县 in the next county. */
beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const { education, trades, educationBranch, tradesBranch, supervisingBodies } = tree;
  const add = (name: string, more: object = {}) =>
    addSocialOrg(database, { name, responsible: trades, ...more });
  // The branch covers it, though another part of the tree answers for it.
  const school = await add('学校', { body: supervisingBodies.education });
  const catering = await add('餐饮', { body: supervisingBodies.civilAffairs });
  await add('镇', { regionCode: '610723104', responsible: education });
  await add('外县', { regionCode: '610722000' });
  await coverBy(database, { socialOrg: school, partyOrg: educationBranch });
  await coverBy(database, { socialOrg: catering, partyOrg: tradesBranch });
  await coverBy(database, {
    socialOrg: catering,
    partyOrg: educationBranch,
    way: 'joint',
    toOn: '2021-01-01',
  });
  memberId = await addMember(database, { name: '教师甲', branch: educationBranch });
  await addMember(database, { name: '厨师乙', branch: tradesBranch });
  const assigned = "daterange('2025-01-01', '2026-12-31')";
  await database.superPool.query(
    `insert into advisor_assignment (id, social_org_id, kind, person_name, member_id, valid) values
       (gen_random_uuid(), $1, 'advisor', '教师甲', $2, ${assigned}),
       (gen_random_uuid(), $3, 'advisor', '教师甲', $2, daterange('2025-01-01', '2026-01-01'))`,
    [catering.id, memberId, school.id],
  );
});
afterAll(() => database.drop());

async function actingAs(grant: WantedGrant, ownMemberId?: string) {
  const signInName = newId();
  const stored = await writeScoped(
    database.appPool,
    withoutRecords(null, ''),
    { changeOn: TODAY },
    (client) =>
      storeAccount(
        client,
        { signInName, displayName: '某某', password: newId() },
        { grants: [grant], ...(ownMemberId === undefined ? {} : { memberId: ownMemberId }) },
      ),
  );
  if (isRefusal(stored)) throw new Error(stored.message);
  const acting = await findActing(database.appPool, signInName.toUpperCase(), TODAY);
  if (isRefusal(acting)) throw new Error(acting.message);
  return acting;
}

async function seen(grant: WantedGrant, ownMemberId?: string) {
  const acting = await actingAs(grant, ownMemberId);
  const names = async (table: string) =>
    (
      await readScoped<{ name: string }>(database.appPool, acting, {
        text: `select name from ${table} order by name collate "C"`,
      })
    ).map((row) => row.name);
  return {
    orgs: await names('social_org'),
    persons: await names('member'),
    nodes: (await names('party_org')).length,
  };
}

describe('what a person sees follows from the grant', () => {
  const ALL = ['外县', '学校', '镇', '餐饮'];

  it.each<[string, () => WantedGrant, { orgs: string[]; persons: string[]; nodes: number }]>([
    [
      'an officer at the root',
      () => ({ role: 'officer', scopeKind: 'party', scopeId: tree.root.id }),
      { orgs: ALL, persons: ['厨师乙', '教师甲'], nodes: 7 },
    ],
    [
      'an officer of a half',
      () => ({ role: 'officer', scopeKind: 'party', scopeId: tree.education.id }),
      { orgs: ['镇'], persons: ['教师甲'], nodes: 3 },
    ],
    [
      'an inspector of a region',
      () => ({ role: 'inspector', scopeKind: 'place', scopeId: YANGXIAN }),
      { orgs: ['学校', '镇', '餐饮'], persons: [], nodes: 7 },
    ],
    [
      'an officer of a township',
      () => ({ role: 'officer', scopeKind: 'place', scopeId: '610723104' }),
      { orgs: ['镇'], persons: [], nodes: 0 },
    ],
    [
      'an officer of a body',
      () => ({ role: 'officer', scopeKind: 'body', scopeId: tree.supervisingBodies.education.id }),
      { orgs: ['学校'], persons: [], nodes: 1 },
    ],
    [
      'a secretary',
      () => ({ role: 'branch_secretary', scopeKind: 'party', scopeId: tree.educationBranch.id }),
      { orgs: ['学校'], persons: ['教师甲'], nodes: 1 },
    ],
    [
      'a security administrator',
      () => ({ role: 'security_admin', scopeKind: 'none', scopeId: null }),
      { orgs: [], persons: [], nodes: 0 },
    ],
  ])('%s', async (_who, grant, expected) => {
    expect(await seen(grant())).toEqual(expected);
  });

  it('an advisor sees the organisations entrusted today, as the member of the assignment', async () => {
    const grant = { role: 'advisor', scopeKind: 'self', scopeId: null } as const;
    expect(await seen(grant, memberId)).toEqual({ orgs: ['餐饮'], persons: [], nodes: 0 });
    expect((await seen(grant)).orgs).toEqual([]);
  });

  it('a member sees the own record, and the branch that keeps it', async () => {
    const grant = { role: 'member', scopeKind: 'self', scopeId: null } as const;
    expect(await seen(grant, memberId)).toEqual({ orgs: [], persons: ['教师甲'], nodes: 1 });
    expect((await seen(grant)).persons).toEqual([]);
  });
});

describe('a secretary', () => {
  it('writes members of the own branch and of no other', async () => {
    const acting = await actingAs({
      role: 'branch_secretary',
      scopeKind: 'party',
      scopeId: tree.educationBranch.id,
    });
    const rename = (name: string) =>
      writeScoped(database.appPool, acting, { changeOn: TODAY }, async (client) => {
        const { rowCount } = await client.query("update member set party_group = '一组' where name = $1", [
          name,
        ]);
        return rowCount;
      });
    expect(await rename('教师甲')).toBe(1);
    expect(await rename('厨师乙')).toBe(0);
  });
});

it('a name without an account acts as nobody', async () => {
  expect(await findActing(database.appPool, '没有这个人', TODAY)).toMatchObject({ code: 'account.unknown' });
});
