import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { addMember } from '../../testing/build-records.ts';
import { openSocialOrgTest, type SocialOrgTest } from '../../testing/open-social-org-test.ts';
import { tellRollCounts } from '../social-org-fact.rules.ts';
import { removeFactRoute, saveFactRoute } from '../social-org.contract.ts';

let app: SocialOrgTest['app'];
let callers: SocialOrgTest['callers'];
let database: SocialOrgTest['database'];
let newOrg: SocialOrgTest['newOrg'];
let read: SocialOrgTest['read'];
let tree: SocialOrgTest['tree'];
let close: SocialOrgTest['close'];

beforeAll(async () => {
  ({ app, callers, database, newOrg, read, tree, close } = await openSocialOrgTest());
});
afterAll(() => close());

describe('facts', () => {
  const save = (id: string, body: unknown, caller = 'officer') =>
    app.call(caller, saveFactRoute, { params: { id }, body: body as never });

  it('are stored, changed and taken away', async () => {
    const { id } = await newOrg();
    const head = {
      personName: '张三',
      post: '会长',
      isMember: true,
      deputyRoles: ['peoples_congress'],
      fromOn: '2022-01-01',
    };
    await save(id, { kind: 'heads', fact: head });
    await save(id, { kind: 'annualChecks', fact: { year: 2024, result: 'qualified' } });
    await save(id, { kind: 'evaluations', fact: { grade: '4', fromOn: '2023-01-01' } });
    await save(id, {
      kind: 'creditListings',
      fact: { kind: 'abnormal', reason: '未报年报', fromOn: '2024-07-01' },
    });
    await save(id, { kind: 'massOrgs', fact: { kind: 'union', fromOn: '2021-01-01' } });
    await save(id, {
      kind: 'declaredFigures',
      fact: { figure: 'members', value: 4, source: '季报', declaredOn: '2025-03-31' },
    });
    const record = await read(id);
    expect(record.heads).toMatchObject([{ ...head, toOn: null, alsoSecretary: null }]);
    expect(record.annualChecks).toEqual([{ id: '2024', year: 2024, result: 'qualified' }]);
    expect(record.evaluations).toMatchObject([{ grade: 4, fromOn: '2023-01-01', toOn: '2027-12-31' }]);
    expect(record.creditListings).toMatchObject([{ kind: 'abnormal', reason: '未报年报' }]);
    expect(record.massOrgs).toMatchObject([{ kind: 'union', doesPartyWork: true }]);
    expect(record.declarations).toEqual([
      { figure: 'members', declared: 4, onRoll: null, mismatch: false, settled: null },
    ]);
    expect(record.coverage).toMatchObject({ work: true, members: 'due' });

    const headId = record.heads[0]?.id ?? '';
    await save(id, { kind: 'heads', factId: headId, fact: { ...head, toOn: '2025-01-01' } });
    await save(id, { kind: 'annualChecks', factId: '2024', fact: { year: 2024, result: 'unqualified' } });
    const removed = await app.call('officer', removeFactRoute, {
      params: { id, kind: 'massOrgs', factId: record.massOrgs[0]?.id ?? '' },
    });
    expect(removed.status).toBe(200);
    expect(await read(id)).toMatchObject({
      heads: [{ toOn: '2025-01-01' }],
      annualChecks: [{ result: 'unqualified' }],
      massOrgs: [],
      coverage: { work: false },
    });
    const { rows } = await database.superPool.query(
      `select action, changes from change_line where entity_id = $1 and action = 'delete'`,
      [id],
    );
    expect(rows).toMatchObject([{ changes: { mass_org: [{ kind: 'union' }, null] } }]);
  });

  it('keep the account of an advisor that a change does not name', async () => {
    const { id } = await newOrg();
    const { accountId } = callers.advisor;
    await database.ownerPool.query(
      `insert into role_grant (id, account_id, role, scope_kind) values (gen_random_uuid(), $1, 'advisor', 'self')`,
      [accountId],
    );
    const fact = { kind: 'advisor', personName: '王五', fromOn: '2024-01-01' };
    await save(id, { kind: 'advisors', fact: { ...fact, accountId } });
    const [stored] = (await read(id)).advisors;
    await save(id, { kind: 'advisors', factId: stored?.id, fact: { ...fact, phone: '13800138000' } });
    expect((await read(id)).advisors).toMatchObject([{ accountId, phone: '13800138000' }]);
    await save(id, { kind: 'advisors', factId: stored?.id, fact: { ...fact, accountId: null } });
    expect((await read(id)).advisors).toMatchObject([{ accountId: null, phone: '13800138000' }]);
    const unknown = '019a0000-0000-7000-8000-000000000000';
    const other = { ...fact, personName: '赵六', accountId: unknown };
    expect((await save(id, { kind: 'advisors', fact: other })).code).toBe('fact.account');
  });

  it('tell declared numbers from those on the roll', async () => {
    const { id } = await newOrg();
    await addMember(database, {
      name: '王五',
      branch: tree.educationBranch,
      workUnit: { id },
      status: 'probationary',
    });
    await save(id, {
      kind: 'declaredFigures',
      fact: { figure: 'members', value: 4, source: '季报', declaredOn: '2025-03-31' },
    });
    const expected = {
      declarations: [{ figure: 'members', declared: 4, onRoll: 1, mismatch: true }],
      roll: { full: 0, probationary: 1, notTransferred: 0 },
    };
    expect(await read(id)).toMatchObject({ ...expected, rollOn: todayIn(OFFICE_TIME_ZONE, new Date()) });
    // Counts cross the line that records may not, unless they speak of one or two.
    expect(await read(id, 'placeOfficer')).toMatchObject({
      declarations: [{ figure: 'members', declared: 4, onRoll: 'few', mismatch: false }],
      roll: { full: 'few', probationary: 'few', notTransferred: 'few' },
    });
  });

  it('beside the Party line counts the roll as of the last month end: not on which day somebody came', async () => {
    const { id } = await newOrg();
    const today = todayIn(OFFICE_TIME_ZONE, new Date());
    const join = (name: string, firstOn: string) =>
      addMember(database, { name, branch: tree.educationBranch, workUnit: { id }, firstOn });
    for (const name of ['一甲', '二乙', '三丙']) await join(name, '2020-01-01');
    await join('四丁', today);
    expect((await read(id)).roll).toEqual({ full: 4, probationary: 0, notTransferred: 0 });
    expect(await read(id, 'placeOfficer')).toMatchObject({
      rollOn: addDays(`${today.slice(0, 8)}01`, -1),
      roll: tellRollCounts({ full: 3, probationary: 0, notTransferred: 0 }),
    });
  });

  it('a grade holds on the day up to which it is valid, and reads back as it was written', async () => {
    const { id } = await newOrg();
    await save(id, { kind: 'evaluations', fact: { grade: 3, fromOn: '2021-01-01', toOn: '2023-06-30' } });
    const [first] = (await read(id)).evaluations;
    expect(first).toMatchObject({ fromOn: '2021-01-01', toOn: '2023-06-30' });
    expect((await save(id, { kind: 'evaluations', fact: { grade: 4, fromOn: '2023-06-30' } })).code).toBe(
      'conflict.overlap',
    );
    await save(id, { kind: 'evaluations', factId: first?.id, fact: { ...first, grade: 3 } });
    await save(id, { kind: 'evaluations', fact: { grade: 4, fromOn: '2023-07-01' } });
    expect((await read(id)).evaluations.map(({ toOn }) => toOn)).toEqual(['2028-06-30', '2023-06-30']);
  });

  it('that overlap, are wrong or are not there are refused', async () => {
    const { id } = await newOrg();
    await save(id, { kind: 'evaluations', fact: { grade: 4, fromOn: '2023-01-01' } });
    expect((await save(id, { kind: 'evaluations', fact: { grade: 5, fromOn: '2024-01-01' } })).code).toBe(
      'conflict.overlap',
    );
    expect((await save(id, { kind: 'annualChecks', fact: { year: 1900, result: 'qualified' } })).code).toBe(
      'fact.year',
    );
    expect(
      (await save(id, { kind: 'heads', fact: { personName: '', post: '会长' } })).refusals[0],
    ).toMatchObject({ code: 'fact.missing', field: 'personName' });
    expect(
      (await save(id, { kind: 'heads', factId: 'x', fact: { personName: '张', post: '会长' } })).code,
    ).toBe('not-found');
    expect((await save(id, { kind: 'parties', fact: {} })).status).toBe(400);
    expect(
      (await app.call('officer', removeFactRoute, { params: { id, kind: 'heads', factId: 'x' } })).status,
    ).toBe(404);
  });

  it.each([
    [
      'annualChecks',
      { year: 2022, result: 'qualified' },
      { year: 2023, result: 'qualified' },
      '2023',
      'conflict.same-year',
    ],
    [
      'declaredFigures',
      { figure: 'members', value: 4, source: '季报', declaredOn: '2025-03-31' },
      { figure: 'members', value: 5, source: '季报', declaredOn: '2025-06-30' },
      'members:2025-06-30',
      'conflict.same-day',
    ],
  ])('%s do not take the place of another by a change', async (kind, one, other, factId, code) => {
    const { id } = await newOrg();
    for (const fact of [one, other]) await save(id, { kind, fact });
    expect((await save(id, { kind, factId, fact: one })).code).toBe(code);
  });

  it('entrust to nobody whom the caller may not know of', async () => {
    const { id } = await newOrg();
    const memberId = await addMember(database, { name: '教师乙', branch: tree.educationBranch });
    const advisor = { kind: 'advisor', personName: '教师乙', fromOn: '2024-01-01' };
    const entrust = async (by: string, more: object) =>
      (await save(id, { kind: 'advisors', fact: { ...advisor, ...more } }, by)).code;
    expect(await entrust('placeOfficer', { memberId })).toBe('fact.member');
    expect(await entrust('officer', { accountId: callers.inspector.accountId })).toBe('fact.account');
    expect(await entrust('officer', { memberId })).toBeNull();
  });

  it('follow their organisation', async () => {
    const { id } = await newOrg();
    const body = { kind: 'annualChecks', fact: { year: 2024, result: 'qualified' } };
    for (const caller of ['tradesOfficer', 'townshipOfficer', 'bodyOfficer'])
      expect((await save(id, body, caller)).status, caller).toBe(404);
    for (const caller of ['inspector', 'advisor'])
      expect((await save(id, body, caller)).code, caller).toBe('not-allowed');
    expect((await save(id, body, 'educationOfficer')).status).toBe(200);
  });
});
