import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { openWorkbook } from '../../../platform/server/sheets/open-workbook.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { makeIdentityNumber } from '../../codes/identity-number.rules.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
  YANGXIAN,
} from '../../testing/build-records.ts';
import { countMembersRoute, exportMembersRoute, listMembersRoute } from '../member-list.contract.ts';
import { registerMemberRoutes } from './routes.ts';
import { storeMembers } from './store-members.ts';

const NUMBER = makeIdentityNumber({ region: '100199', bornOn: '1990-03-07', sex: '2', sequence: 12 });
const sealer = createSealer(randomBytes(32));
let database: TestDatabase;
let app: TestApp;
let tree: BuiltTree;
let schoolId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  const secretary = {
    ...callers.secretary,
    scope: { ...callers.secretary.scope, only: { socialOrgIds: [], memberIds: [] } },
  };
  app = await createTestApp({ ...callers, secretary }, (own) =>
    registerMemberRoutes(own, { pool: database.appPool, sealer }),
  );
  const school = await addSocialOrg(database, { name: '洋县明德学校', responsible: tree.education });
  schoolId = school.id;
  await addMember(database, { name: '教师甲', branch: tree.educationBranch, workUnit: school });
  await addMember(database, { name: '教师乙', branch: tree.educationBranch, membershipBranch: null });
  await addMember(database, {
    name: '厨师丙',
    branch: tree.tradesBranch,
    membershipBranch: tree.educationBranch,
  });
  await buildWith(database, (client) =>
    storeMembers(client, sealer, [
      {
        id: '01900000-0000-7000-8000-000000000001',
        version: null,
        firstOn: '2024-05-01',
        draft: {
          name: '商人丁',
          sex: '2',
          bornOn: '1990-03-07',
          education: '21',
          identityNumber: NUMBER,
          phone: '13800001234',
          status: 'probationary',
          joinedOn: '2024-05-01',
          managingBranchId: tree.tradesJointBranch.id,
          membershipBranchId: tree.tradesJointBranch.id,
          fullTime: true,
          private: true,
          extra: [{ title: '入党介绍人', value: '=某某', on: '2024-05-01', source: '台账.xlsx' }],
        },
      },
    ]),
  );
  await buildWith(
    database,
    (client) => client.query("update member set status = 'dead' where name = '教师乙'"),
    {
      changeOn: '2026-02-01',
    },
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const names = async (by: string, query: object = {}) => {
  const { body } = await app.call(by, listMembersRoute, { query });
  return body.rows.map((row) => row.name).sort();
};
const looks = async (what: string) => {
  const { rows } = await database.superPool.query<{ actor: string; purpose: string | null; count: number }>(
    'select actor, purpose, count from look_line where what = $1 order by id',
    [what],
  );
  return rows;
};

describe('the list', () => {
  it('holds whoever is counted, in the order of the tree and of names', async () => {
    const { body } = await app.call('officer', listMembersRoute, { query: {} });
    expect(body.rows.map((row) => row.name)).toEqual(['教师甲', '厨师丙', '商人丁']);
    expect(body.rows[0]).toMatchObject({
      managingBranch: { id: tree.educationBranch.id, name: '洋县明德学校党支部' },
      workUnit: { id: schoolId, name: '洋县明德学校' },
      identityPending: true,
    });
    expect(body.rows[2]).toMatchObject({ private: true, identityPending: false, fullTime: true });
  });

  it('never holds a number or a telephone', async () => {
    const { bytes } = await app.call('officer', listMembersRoute, { query: {} });
    expect(bytes.toString()).not.toMatch(/13800001234|100199|sealed/);
  });

  it.each<[string, object, string[]]>([
    ['part of the name', { q: '师' }, ['厨师丙', '教师甲']],
    ['the initials of the name', { q: 'jsj' }, ['教师甲']],
    ['the name in traditional characters', { q: '教師' }, ['教师甲']],
    ['former members', { status: 'dead' }, ['教师乙']],
    ['several statuses', { status: ['full', 'dead'] }, ['厨师丙', '教师乙', '教师甲']],
    ['women', { sex: '2' }, ['商人丁']],
    ['an education band', { education: 'undergraduate' }, ['商人丁']],
    ['age bands', { age: ['from_36', 'from_41'], on: '2026-11-22' }, ['厨师丙', '商人丁', '教师甲']],
    ['an age band', { age: 'from_36', on: '2026-11-22' }, ['商人丁']],
    ['full-time ones', { fullTime: 'yes' }, ['商人丁']],
    ['unknown employment', { fullTime: 'unknown' }, ['厨师丙', '教师甲']],
    ['no work unit', { unitKnown: 'no' }, ['厨师丙', '商人丁']],
    ['身份待核', { identity: 'pending' }, ['厨师丙', '教师甲']],
    ['组织关系 elsewhere', { transferred: 'no' }, ['厨师丙']],
    ['组织关系 here', { transferred: 'yes' }, ['商人丁', '教师甲']],
    ['不公开', { private: 'yes' }, ['商人丁']],
    ['probation overdue', { probation: 'overdue' }, ['商人丁']],
    [
      'probation overdue a year and a day after joining',
      { probation: 'overdue', on: '2025-05-02' },
      ['商人丁'],
    ],
    ['probation overdue a year after joining', { probation: 'overdue', on: '2025-05-01' }, []],
    ['a region that manages', { region: YANGXIAN }, ['厨师丙', '商人丁', '教师甲']],
    ['another region', { region: '610722000' }, []],
    ['an earlier day', { on: '2026-01-31' }, ['厨师丙', '商人丁', '教师乙', '教师甲']],
    ['the day of a change', { on: '2026-02-01' }, ['厨师丙', '商人丁', '教师甲']],
    ['a day before they came', { on: '2019-12-31' }, []],
    ['no member of the roll', { workUnit: '01900000-0000-7000-8000-00000000ffff' }, []],
  ])('is filtered by %s', async (_, query, found) => {
    expect(await names('officer', query)).toEqual(found);
    const { body } = await app.call('officer', countMembersRoute, { query: query as object });
    expect(body).toEqual({ count: found.length, capped: false });
  });

  it('is filtered by the node that manages, with all below it or its own', async () => {
    const of = (node: { id: string }, query: object = {}) =>
      names('officer', { partyOrg: node.id, ...query });
    expect(await of(tree.trades)).toEqual(['厨师丙', '商人丁']);
    expect(await of(tree.trades, { within: 'own' })).toEqual([]);
    expect(await of(tree.tradesBranch, { within: 'own' })).toEqual(['厨师丙']);
    expect(await of(tree.education, { on: '2026-01-31' })).toEqual(['教师乙', '教师甲']);
    expect(await names('officer', { workUnit: schoolId })).toEqual(['教师甲']);
  });

  it('comes page by page, and begins anew after a cursor that it never wrote', async () => {
    const first = (await app.call('officer', listMembersRoute, { query: { size: 2 } })).body;
    const second = (
      await app.call('officer', listMembersRoute, { query: { size: 2, after: first.next ?? '' } })
    ).body;
    expect([...first.rows, ...second.rows].map((row) => row.name)).toEqual(['教师甲', '厨师丙', '商人丁']);
    expect(second.next).toBeNull();
    const bent = Buffer.from(JSON.stringify([1, 'x\0', 'no id'])).toString('base64url');
    for (const after of ['x', bent]) {
      expect((await app.call('officer', listMembersRoute, { query: { after } })).body.rows).toHaveLength(3);
    }
  });

  it('writes one line a page of who looked', async () => {
    const before = (await looks('list')).length;
    await names('inspector');
    expect((await looks('list')).slice(before)).toEqual([{ actor: '查阅人员', purpose: null, count: 2 }]);
  });

  it('refuses a day to come, and filters that say nothing', async () => {
    expect((await app.call('officer', listMembersRoute, { query: { on: '2999-01-01' } })).code).toBe(
      'members.future',
    );
    for (const query of [
      { on: '2026-02-30' },
      { partyOrg: 'x' },
      { status: 'alive' },
      { age: '30' },
      { q: '\0' },
    ]) {
      expect((await app.call('officer', listMembersRoute, { query: query as object })).status).toBe(400);
    }
  });

  it('follows the caller’s part of the tree', async () => {
    expect(await names('educationOfficer')).toEqual(['教师甲']);
    expect(await names('tradesOfficer')).toEqual(['厨师丙', '商人丁']);
    expect(await names('secretary')).toEqual(['教师甲']);
    expect(await names('educationOfficer', { partyOrg: tree.trades.id })).toEqual([]);
    expect((await app.call('educationOfficer', countMembersRoute, { query: {} })).body.count).toBe(1);
  });

  it('shows those whose 组织关系 alone is here when asked for', async () => {
    expect(await names('educationOfficer', { transferred: 'away' })).toEqual(['厨师丙']);
    expect(await names('officer', { transferred: 'away' })).toEqual([]);
  });

  it.each(['placeOfficer', 'bodyOfficer', 'advisor', 'systemAdmin'])('is not allowed to %s', async (by) => {
    expect((await app.call(by, listMembersRoute, { query: {} })).status).toBe(403);
    expect((await app.call(by, countMembersRoute, { query: {} })).status).toBe(403);
  });
});

describe('the export', () => {
  it('is masked, says what for, and leaves out whoever is 不公开', async () => {
    const { status, bytes } = await app.call('officer', exportMembersRoute, {
      query: { format: 'csv', purpose: '年度统计核对' },
    });
    expect(status).toBe(200);
    const text = bytes.toString();
    expect(text).toContain('教师甲');
    expect(text).not.toContain('商人丁');
    expect((await looks('export')).at(-1)).toEqual({
      actor: '党工委干部',
      purpose: '年度统计核对',
      count: 2,
    });
  });

  it('lists the 不公开 when they are what is asked for, numbers by first and last alone, extra columns last', async () => {
    const query = { format: 'csv', purpose: '核对', private: 'yes' } as const;
    const text = (await app.call('officer', exportMembersRoute, { query })).bytes.toString();
    expect(text).toContain(`${NUMBER.slice(0, 2)}***************${NUMBER.slice(-1)}`);
    expect(text).toContain('138****1234');
    expect(text).not.toContain(NUMBER);
    expect(text).toMatch(/入党介绍人\r?\n/);
    expect(text).toContain("'=某某");
  });

  it('is a workbook that opens', async () => {
    const { bytes, headers } = await app.call('officer', exportMembersRoute, { query: { purpose: '核对' } });
    expect(decodeURIComponent(String(headers['content-disposition']))).toMatch(
      /党员名册 \d{4}-\d\d-\d\d\.xlsx/,
    );
    expect(isRefusal(await openWorkbook(bytes, 'members.xlsx'))).toBe(false);
  });

  it('refuses without a purpose', async () => {
    expect((await app.call('officer', exportMembersRoute, { query: { purpose: ' ' } })).status).toBe(400);
    expect((await app.call('officer', exportMembersRoute, { query: { purpose: '' } })).status).toBe(400);
  });

  it('follows the caller’s part of the tree', async () => {
    const query = { format: 'csv', purpose: '核对' } as const;
    const text = (await app.call('tradesOfficer', exportMembersRoute, { query })).bytes.toString();
    expect(text).toContain('厨师丙');
    expect(text).not.toContain('教师甲');
  });

  it.each(['placeOfficer', 'bodyOfficer', 'advisor', 'systemAdmin'])('is not allowed to %s', async (by) => {
    expect((await app.call(by, exportMembersRoute, { query: { purpose: '核对' } })).status).toBe(403);
  });
});
