import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addPartyOrg,
  type BuiltPartyOrg,
  type BuiltTree,
  buildTree,
  buildWith,
} from '../../testing/build-records.ts';
import {
  countSecretaryAccountsRoute,
  listSecretaryAccountsRoute,
  openSecretaryAccountsRoute,
} from '../secretary-accounts.contract.ts';
import { signInBySlipRoute } from '../slips.contract.ts';
import { registerSlipRoutes } from './slip-routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  app = await createTestApp({ ...(await buildCallers(database, tree)) }, (each) =>
    registerSlipRoutes(each, { pool: database.appPool, sealer: testSealer }, 30),
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

interface PostToBuild {
  readonly branch: BuiltPartyOrg;
  readonly personName: string;
  readonly memberId?: string;
  readonly phone?: string;
}

async function addSecretary({ branch, personName, memberId, phone }: PostToBuild): Promise<string> {
  return buildWith(database, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into party_post (id, party_org_id, member_id, person_name, post, office_phone_sealed, from_on)
       values (gen_random_uuid(), $1, $2, $3, 'secretary', $4, '2024-01-01') returning id`,
      [branch.id, memberId ?? null, personName, sealOfficePhone(testSealer, phone ?? null)],
    );
    return rows[0]?.id ?? '';
  });
}

/** Another person takes the post over today: the old one ends, the new one begins. */
async function endPost(postId: string, toOn = 'today'): Promise<void> {
  const day = toOn === 'today' ? `(now() at time zone 'Asia/Shanghai')::date` : `'${toOn}'::date`;
  await buildWith(database, (client) =>
    client.query(`update party_post set to_on = ${day} where id = $1`, [postId]),
  );
}

const sql = async <Row>(text: string, values: unknown[]) =>
  (await database.ownerPool.query(text, values)).rows as Row[];
const rightsOf = (branch: BuiltPartyOrg) =>
  sql<{ name: string; open: boolean; holds: string }>(
    `select a.display_name as name, g.revoked_at is null as open, g.holds::text from role_grant g join account a on a.id = g.account_id
     where g.party_org_id = $1 and g.role = 'branch_secretary' order by g.granted_at, g.revoked_at nulls last`,
    [branch.id],
  );
const newBranch = (name: string, parent: BuiltPartyOrg) => addPartyOrg(database, { name, parent });
const under = (node: BuiltPartyOrg) => ({ query: { partyOrg: node.id, size: 100 } }) as const;
const open = (by: string, body: object) => app.call(by, openSecretaryAccountsRoute, { body });

describe('secretaries of a subtree', () => {
  it('are shown with who has no account, who has one and who has no telephone, and get theirs in one go', async () => {
    const { education } = tree;
    const [first, second] = [await newBranch('甲支部', education), await newBranch('乙支部', education)];
    const memberId = await addMember(database, { name: '书记甲', branch: first });
    await addSecretary({ branch: first, personName: '书记甲', memberId, phone: '0916-1234567' });
    await addSecretary({ branch: second, personName: '书记乙' });
    const before = await app.call('educationOfficer', listSecretaryAccountsRoute, under(education));
    expect(before.body.rows.map(({ personName, state, phone }) => [personName, state, phone])).toEqual([
      ['书记甲', 'none', '0916-1234567'],
      ['书记乙', 'none', null],
    ]);
    const opened = await open('educationOfficer', { partyOrg: education.id });
    expect(opened.body.slips.map(({ displayName, forWhat }) => [displayName, forWhat])).toEqual([
      ['书记甲', '甲支部 书记'],
      ['书记乙', '乙支部 书记'],
    ]);
    expect(opened.body).toMatchObject({ skipped: [], left: 0 });
    const code = opened.body.slips[0]?.code ?? '';
    expect((await app.call(null, signInBySlipRoute, { body: { code } })).body).toEqual({
      displayName: '书记甲',
    });
    const summary = await app.call('educationOfficer', countSecretaryAccountsRoute, {
      query: { partyOrg: education.id },
    });
    expect(summary.body).toEqual({
      branches: 4,
      vacant: 2,
      withoutPhone: 1,
      none: 0,
      waiting: 1,
      lapsed: 0,
      inUse: 1,
      closed: 0,
    });
    expect((await open('educationOfficer', { partyOrg: education.id })).body.slips).toEqual([]);
  });

  it('with two branches get one slip for both, and a new one when asked by name', async () => {
    const [one, two] = [await newBranch('丙支部', tree.trades), await newBranch('丁支部', tree.trades)];
    const memberId = await addMember(database, { name: '书记丙', branch: one });
    const posts = [
      await addSecretary({ branch: one, personName: '书记丙', memberId }),
      await addSecretary({ branch: two, personName: '书记丙', memberId }),
    ];
    const { body } = await open('tradesOfficer', { postIds: posts });
    expect(body.slips.map(({ forWhat }) => forWhat)).toEqual(['丙支部 书记、丁支部']);
    const again = await open('tradesOfficer', { postIds: [posts[0]] });
    expect(again.body.slips).toHaveLength(1);
    expect((await rightsOf(one)).length + (await rightsOf(two)).length).toBe(2);
    const old = await app.call(null, signInBySlipRoute, { body: { code: body.slips[0]?.code ?? '' } });
    expect(old.code).toBe('slip.wrong');
  });

  it('who sign in by password get the right without a slip, and who keep a duty get neither', async () => {
    const add = async (name: string, role: string, kind: string, node: string | null) => {
      const branch = await newBranch(`${name}的支部`, tree.trades);
      const memberId = await addMember(database, { name, branch });
      await sql(
        `insert into account (id, sign_in_name, display_name, member_id) values (gen_random_uuid(), $1, $1, $2)`,
        [name, memberId],
      );
      await sql(
        `insert into role_grant (id, account_id, role, scope_kind, party_org_id) select gen_random_uuid(), id, $2, $3, $4 from account where member_id = $1`,
        [memberId, role, kind, node],
      );
      return { branch, postId: await addSecretary({ branch, personName: name, memberId }) };
    };
    const officer = await add('干部丑', 'officer', 'party', tree.trades.id);
    const admin = await add('管理寅', 'system_admin', 'none', null);
    const { body } = await open('officer', { postIds: [officer.postId, admin.postId] });
    expect(body.slips).toEqual([]);
    expect(body.skipped.map(({ personName }) => personName)).toEqual(['干部丑', '管理寅']);
    expect(await rightsOf(officer.branch)).toMatchObject([{ name: '干部丑', open: true }]);
    expect(await rightsOf(admin.branch)).toEqual([]);
  });

  it('are out of reach for who is not of the line', async () => {
    const branch = await newBranch('戊支部', tree.trades);
    const postId = await addSecretary({ branch, personName: '书记戊' });
    expect((await open('educationOfficer', { postIds: [postId] })).status).toBe(404);
    expect((await open('educationOfficer', { partyOrg: tree.trades.id })).status).toBe(404);
    expect(
      (await app.call('educationOfficer', listSecretaryAccountsRoute, under(tree.trades))).body.rows,
    ).toEqual([]);
    for (const by of ['placeOfficer', 'bodyOfficer', 'inspector', 'secretary', 'advisor', 'systemAdmin']) {
      expect((await open(by, { postIds: [postId] })).status).toBe(403);
      expect((await app.call(by, listSecretaryAccountsRoute, under(tree.trades))).status).toBe(403);
    }
    expect(await rightsOf(branch)).toEqual([]);
  });
});

describe('when the secretary changes', () => {
  /** A branch whose secretary has the right and is signed in. */
  async function keptBranch(name: string) {
    const branch = await newBranch(name, tree.trades);
    const memberId = await addMember(database, { name: `${name}老`, branch });
    const postId = await addSecretary({ branch, personName: `${name}老`, memberId });
    const { body } = await open('officer', { postIds: [postId] });
    const slip = body.slips[0];
    await app.call(null, signInBySlipRoute, { body: { code: slip?.code ?? '' } });
    return { branch, postId, accountId: slip?.accountId ?? '' };
  }
  const sessionsOf = async (accountId: string) =>
    (await sql('select id from session where account_id = $1', [accountId])).length;

  it('the right ends with the post, sessions under it end, and it goes to the next one who has an account', async () => {
    const { branch, postId, accountId } = await keptBranch('己支部');
    const heir = await addMember(database, { name: '新书记', branch });
    await sql(
      `insert into account (id, sign_in_name, display_name, member_id) values (gen_random_uuid(), 'xinshuji', '新书记', $1)`,
      [heir],
    );
    expect(await sessionsOf(accountId)).toBe(1);
    await endPost(postId);
    expect(await sessionsOf(accountId)).toBe(0);
    expect(await rightsOf(branch)).toMatchObject([{ name: '己支部老', open: false }]);
    await addSecretary({ branch, personName: '新书记', memberId: heir });
    expect(await rightsOf(branch)).toMatchObject([
      { name: '己支部老', open: false },
      { name: '新书记', open: true },
    ]);
    const { rows } = await database.superPool.query(
      `select action, actor from change_line where entity = 'account' and entity_id = $1 and changes ? 'grant' order by id`,
      [accountId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['grant', 'grant', 'revoke']);
  });

  it('who has no account shows in the list without one, for a slip', async () => {
    const { branch, postId } = await keptBranch('庚支部');
    await endPost(postId);
    const next = await addSecretary({ branch, personName: '无账号' });
    const { body } = await app.call('officer', listSecretaryAccountsRoute, under(branch));
    expect(body.rows).toMatchObject([{ postId: next, state: 'none' }]);
  });

  it('on a day to come, the right holds until then', async () => {
    const { branch, postId, accountId } = await keptBranch('辛支部');
    await endPost(postId, '2099-01-01');
    expect(await rightsOf(branch)).toMatchObject([{ open: true, holds: '(,2099-01-01)' }]);
    expect(await sessionsOf(accountId)).toBe(1);
  });

  it.each([
    ['another name', `update party_post set person_name = '别人', member_id = null where id = $1`, false],
    ['another post', `update party_post set post = 'deputy_secretary' where id = $1`, false],
    ['a deletion', 'delete from party_post where id = $1', false],
    ['a telephone alone', `update party_post set office_phone_sealed = '\\x01' where id = $1`, true],
  ])('by %s, the right stays: %#', async (how, statement, stays) => {
    const { branch, postId } = await keptBranch(`壬支部${how}`);
    await buildWith(database, (client) => client.query(statement, [postId]));
    expect((await rightsOf(branch)).map(({ open: stands }) => stands)).toEqual([stays]);
    const { rows } = await database.superPool.query('select id from party_post where id = $1', [postId]);
    expect(rows).toHaveLength(how === 'a deletion' ? 0 : 1);
  });
});
