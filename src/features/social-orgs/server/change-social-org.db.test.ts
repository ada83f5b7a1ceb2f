import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { makeCreditCode } from '../../codes/credit-code.rules.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltSocialOrg,
  buildTree,
  type BuiltTree,
  coverBy,
} from '../../testing/build-records.ts';
import {
  addSupervisingBodyRoute,
  changeSocialOrgRoute,
  createSocialOrgRoute,
  endSocialOrgRoute,
  findSupervisingBodiesRoute,
  listSectorsRoute,
  readSocialOrgRoute,
  removeFactRoute,
  restoreSocialOrgRoute,
  saveFactRoute,
} from '../social-org.contract.ts';
import { registerSocialOrgRoutes } from './routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let callers: BuiltCallers;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  app = await createTestApp({ ...callers }, (server) =>
    registerSocialOrgRoutes(server, { pool: database.appPool }),
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

let made = 0;
/** An organisation of the education committee with a name of its own. */
function newOrg(more: Partial<Parameters<typeof addSocialOrg>[1]> = {}): Promise<BuiltSocialOrg> {
  made += 1;
  return addSocialOrg(database, { name: `试验学校${made}`, responsible: tree.education, ...more });
}

async function read(id: string, caller = 'officer') {
  const { status, body } = await app.call(caller, readSocialOrgRoute, { params: { id } });
  expect(status).toBe(200);
  return body;
}

function change(id: string, body: Record<string, unknown>, caller = 'officer') {
  return app.call(caller, changeSocialOrgRoute, { params: { id }, body: { version: 1, ...body } });
}

describe('registering', () => {
  const whole = () => ({
    name: `谢村镇新学校${(made += 1)}`,
    type: 'service_agency',
    regionCode: '610723104',
    responsiblePartyOrgId: tree.education.id,
  });

  it('stores what is said and answers with what to look at', async () => {
    const creditCode = makeCreditCode({ prefix: '52', region: '610722', subject: 'MJR00001' });
    const { status, body } = await app.call('officer', createSocialOrgRoute, {
      body: {
        ...whole(),
        creditCode: creditCode.toLowerCase(),
        staff: 12,
        contactPhone: '１３８００１３８０００',
        foundedOn: '2012-03-01',
        foundedPrecision: 'month',
      },
    });
    expect(status).toBe(200);
    expect(body.warnings.map((each) => each.code)).toEqual(['social-org.region-differs']);
    expect(await read(body.id)).toMatchObject({
      creditCode,
      contactPhone: '13800138000',
      foundedOn: '2012-03-01',
      foundedPrecision: 'month',
      firstOn: '2012-03-01',
      regionName: '陕西省汉中市洋县谢村镇',
      responsibility: 'confirmed',
      responsiblePartyOrg: { name: '洋县教育社会组织综合党委' },
      status: 'normal',
      version: 1,
      createdBy: '党工委干部',
      coverage: { way: null, work: false, members: 'unknown' },
    });
  });

  it('leaves responsibility unclear where nobody is named, with whoever answers for the region', async () => {
    await database.superPool.query(
      'insert into party_org_region (party_org_id, region_code) values ($1, $2)',
      [tree.trades.id, '610723000'],
    );
    const { body } = await app.call('officer', createSocialOrgRoute, {
      body: { ...whole(), responsiblePartyOrgId: undefined },
    });
    expect(await read(body.id)).toMatchObject({
      responsibility: 'unclear',
      responsiblePartyOrg: { name: '洋县行业协会商会联合党委' },
    });
    await database.superPool.query('delete from party_org_region');
    const second = await app.call('educationOfficer', createSocialOrgRoute, {
      body: { ...whole(), responsiblePartyOrgId: undefined },
    });
    expect(await read(second.body.id)).toMatchObject({
      responsibility: 'unclear',
      responsiblePartyOrg: { name: '洋县教育社会组织综合党委' },
    });
  });

  it('by an officer beside the Party line is answered for by whoever stands at the top', async () => {
    const place = await app.call('townshipOfficer', createSocialOrgRoute, {
      body: { ...whole(), responsiblePartyOrgId: undefined },
    });
    expect(await read(place.body.id)).toMatchObject({
      responsibility: 'unclear',
      responsiblePartyOrg: { name: '洋县社会组织党工委' },
    });
    expect(await read(place.body.id, 'townshipOfficer')).toMatchObject({ responsiblePartyOrg: null });
    const body = await app.call('bodyOfficer', createSocialOrgRoute, {
      body: { ...whole(), responsiblePartyOrgId: undefined },
    });
    expect(await read(body.body.id, 'bodyOfficer')).toMatchObject({
      supervisingBody: { name: '洋县教育体育局' },
    });
  });

  it.each<[string, Record<string, unknown>, string, string | undefined]>([
    ['no name', { name: '' }, 'social-org.no-name', 'name'],
    [
      'a wrong character 18',
      { creditCode: '51330100MJ8000012Q' },
      'credit-code.check-character',
      'creditCode',
    ],
    [
      'a type against the code',
      { creditCode: makeCreditCode({ prefix: '51', region: '610723', subject: 'MJR00002' }) },
      'credit-code.type-mismatch',
      'type',
    ],
    ['a negative count', { staff: -3 }, 'count.negative', 'staff'],
    ['a place that is none', { regionCode: '610799000' }, 'social-org.region-unknown', 'regionCode'],
    ['a retired place', { regionCode: '610721000' }, 'social-org.region-unknown', 'regionCode'],
    [
      'a retired place of the address',
      { addressRegionCode: '610721000' },
      'social-org.region-unknown',
      'addressRegionCode',
    ],
    ['a sector that is none', { sector: 'space' }, 'social-org.sector-unknown', 'sector'],
    ['a type that is none', { type: 'club' }, 'field.unknown-code', 'type'],
    [
      'a body that is none',
      { supervisingBodyId: '019a0000-0000-7000-8000-000000000000' },
      'supervising-body.unknown',
      'supervisingBodyId',
    ],
    [
      'a registrar that is none',
      { registrarId: '019a0000-0000-7000-8000-000000000000' },
      'supervising-body.unknown',
      'registrarId',
    ],
    [
      'a node that is none',
      { responsiblePartyOrgId: '019a0000-0000-7000-8000-000000000000' },
      'social-org.responsible-unknown',
      'responsiblePartyOrgId',
    ],
  ])('refuses %s', async (_what, more, code, field) => {
    const answer = await app.call('officer', createSocialOrgRoute, {
      body: { ...whole(), ...more } as never,
    });
    expect(answer.refusals.map((each) => [each.code, each.field])).toContainEqual([code, field]);
    expect(answer.status).toBe(409);
  });

  it('refuses a code or a name of a place that is taken, without saying by whom', async () => {
    const there = await newOrg();
    const byCode = await app.call('officer', createSocialOrgRoute, {
      body: { ...whole(), creditCode: there.creditCode },
    });
    expect(byCode.code).toBe('conflict.credit-code');
    const byName = await app.call('officer', createSocialOrgRoute, {
      body: { ...whole(), name: there.name, regionCode: '610723000' },
    });
    expect(byName.code).toBe('conflict.same-name');
  });

  it('is refused outside the scope and without the right', async () => {
    const body = whole();
    const unnamed = { ...body, responsiblePartyOrgId: undefined };
    expect(
      (
        await app.call('townshipOfficer', createSocialOrgRoute, {
          body: { ...unnamed, regionCode: '610722000' },
        })
      ).code,
    ).toBe('not-allowed.outside-scope');
    expect((await app.call('tradesOfficer', createSocialOrgRoute, { body })).code).toBe(
      'social-org.responsible-unknown',
    );
    const civilAffairs = { ...unnamed, supervisingBodyId: tree.supervisingBodies.civilAffairs.id };
    expect((await app.call('bodyOfficer', createSocialOrgRoute, { body: civilAffairs })).code).toBe(
      'not-allowed.outside-scope',
    );
    for (const caller of ['inspector', 'systemAdmin', 'advisor', 'secretary']) {
      expect((await app.call(caller, createSocialOrgRoute, { body })).code, caller).toBe('not-allowed');
    }
  });
});

describe('changing', () => {
  it('holds from its day on, and figures of earlier days keep what was', async () => {
    const org = await newOrg({ staff: 8 });
    const { status } = await change(org.id, { staff: 50, changeOn: '2024-03-01' });
    expect(status).toBe(200);
    const record = await read(org.id);
    expect(record).toMatchObject({ staff: 50, version: 2 });
    expect(record.periods.map(({ fromOn, toOn, staff }) => [fromOn, toOn, staff])).toEqual([
      ['2024-03-01', null, 50],
      ['2020-01-01', '2024-03-01', 8],
    ]);
    const { rows } = await database.superPool.query(
      `select from_on, to_on, size_band from coverage_span where social_org_id = $1 and known_to = 'infinity' order by 1`,
      [org.id],
    );
    expect(rows).toEqual([
      { from_on: '2020-01-01', to_on: '2024-03-01', size_band: 1 },
      { from_on: '2024-03-01', to_on: 'infinity', size_band: 3 },
    ]);
  });

  it('as a correction rewrites what was recorded, and says why', async () => {
    const org = await newOrg({ staff: 8 });
    await change(org.id, { staff: 80, correctionReason: '多写一位' });
    const record = await read(org.id);
    expect(record.periods).toMatchObject([
      { fromOn: '2020-01-01', toOn: null, staff: 80, reason: '多写一位' },
    ]);
    const { rows } = await database.superPool.query(
      `select action, reason, changes from change_line where entity_id = $1 and action = 'correct'`,
      [org.id],
    );
    expect(rows).toEqual([{ action: 'correct', reason: '多写一位', changes: { staff: [8, 80] } }]);
  });

  it('on an earlier day reaches through later periods, each keeping what is its own', async () => {
    const org = await newOrg({ staff: 8 });
    await change(org.id, { staff: 50, changeOn: '2024-03-01' });
    await change(org.id, { version: 2, sector: 'health', changeOn: '2022-01-01' });
    await change(org.id, {
      version: 3,
      registerKind: 'filed',
      correctionReason: '证书上是备案',
      changeOn: '2023-01-01',
    });
    expect(
      (await read(org.id)).periods.map(({ fromOn, toOn, staff, sectorName, registerKind, reason }) => [
        fromOn,
        toOn,
        staff,
        sectorName,
        registerKind,
        reason,
      ]),
    ).toEqual([
      ['2024-03-01', null, 50, '卫生', 'filed', '证书上是备案'],
      ['2023-01-01', '2024-03-01', 8, '卫生', 'filed', '证书上是备案'],
      ['2022-01-01', '2023-01-01', 8, '卫生', 'registered', null],
      ['2020-01-01', '2022-01-01', 8, '教育', 'registered', null],
    ]);
  });

  it('keeps what is not said and empties what is said to be unknown', async () => {
    const org = await newOrg({ body: tree.supervisingBodies.education });
    await change(org.id, { staff: null, contactName: '张三', supervisingBodyId: null });
    expect(await read(org.id)).toMatchObject({
      staff: null,
      contactName: '张三',
      supervisingBody: null,
      creditCode: org.creditCode,
      sector: 'education',
    });
  });

  it('weighs a field against what is stored of another', async () => {
    const org = await newOrg({ staff: 8 });
    expect((await change(org.id, { staffFullTime: 9 })).code).toBe('social-org.full-time-above-staff');
    expect((await change(org.id, { type: 'association' })).code).toBe('credit-code.type-mismatch');
    expect((await change(org.id, { foundedOn: '2999-01-01' })).code).toBe('day.future');
    expect((await change(org.id, { changeOn: '2999-01-01', staff: 9 })).code).toBe('change.future');
    expect((await change(org.id, { status: 'revoked' })).code).toBe('social-org.end-by-form');
    expect(await read(org.id)).toMatchObject({ version: 1, staff: 8 });
  });

  it('lets a place that has retired stand, and refuses it to be chosen', async () => {
    const org = await newOrg({ regionCode: '610721000' });
    expect((await change(org.id, { staff: 9 })).status).toBe(200);
    const other = await newOrg();
    expect((await change(other.id, { regionCode: '610721000' })).code).toBe('social-org.region-unknown');
  });

  it('refuses to write over what another changed, and names who', async () => {
    const org = await newOrg();
    expect((await change(org.id, { staff: 20 }, 'educationOfficer')).status).toBe(200);
    const late = await change(org.id, { staff: 30 });
    expect([late.code, late.status]).toEqual(['conflict.version', 409]);
    expect(late.refusals[0]?.message).toContain('教育党委干部');
    expect(await read(org.id)).toMatchObject({ staff: 20 });
  });

  it('of two at once stores one', async () => {
    const org = await newOrg();
    const answers = await Promise.all([change(org.id, { staff: 21 }), change(org.id, { staff: 22 })]);
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409]);
  });

  it('is not there for whoever does not see it', async () => {
    const org = await newOrg();
    for (const caller of ['tradesOfficer', 'townshipOfficer', 'otherPlaceOfficer', 'bodyOfficer']) {
      expect((await change(org.id, { staff: 9 }, caller)).status, caller).toBe(404);
      expect((await app.call(caller, readSocialOrgRoute, { params: { id: org.id } })).status, caller).toBe(
        404,
      );
    }
    for (const caller of ['inspector', 'secretary', 'advisor', 'systemAdmin']) {
      expect((await change(org.id, { staff: 9 }, caller)).code, caller).toBe('not-allowed');
    }
    expect((await app.call(null, readSocialOrgRoute, { params: { id: org.id } })).status).toBe(401);
  });

  it('does not hand an organisation out of the own scope', async () => {
    const org = await newOrg();
    expect((await change(org.id, { responsiblePartyOrgId: tree.trades.id }, 'educationOfficer')).code).toBe(
      'social-org.responsible-unknown',
    );
    expect((await change(org.id, { regionCode: '610722000' }, 'placeOfficer')).code).toBe(
      'not-allowed.outside-scope',
    );
    expect((await change(org.id, { responsiblePartyOrgId: tree.trades.id })).status).toBe(200);
  });
});

describe('ending', () => {
  const end = (id: string, body: Record<string, unknown> = {}, caller = 'officer') =>
    app.call(caller, endSocialOrgRoute, {
      params: { id },
      body: { version: 1, status: 'deregistered', endedOn: '2025-03-01', ...body } as never,
    });

  it('closes what stands open beside it, and leaves earlier days as they were', async () => {
    const org = await newOrg();
    await coverBy(database, { socialOrg: org, partyOrg: tree.educationBranch });
    await app.call('officer', saveFactRoute, {
      params: { id: org.id },
      body: { kind: 'advisors', fact: { kind: 'advisor', personName: '王五', fromOn: '2024-01-01' } },
    });
    expect((await end(org.id, { endReason: '自行申请' })).status).toBe(200);
    const record = await read(org.id);
    expect(record).toMatchObject({
      status: 'deregistered',
      endedOn: '2025-03-01',
      endReason: '自行申请',
      operating: false,
      coverage: null,
    });
    expect(record.coverageRelations).toMatchObject([{ toOn: '2025-03-01', current: false }]);
    expect(record.advisors).toMatchObject([{ toOn: '2025-03-01' }]);
    expect(record.periods).toMatchObject([{ fromOn: '2020-01-01', toOn: '2025-03-01', status: 'normal' }]);
  });

  it('waits for members who work there', async () => {
    const org = await newOrg();
    await addMember(database, { name: '李四', branch: tree.educationBranch, workUnit: org });
    const answer = await end(org.id);
    expect(answer.code).toBe('social-org.members-left');
    expect(answer.refusals[0]?.message).toContain('1 名党员');
    expect(await read(org.id)).toMatchObject({ status: 'normal', endedOn: null });
  });

  it.each([
    ['before its founding', { endedOn: '2019-01-01' }, 'social-org.ended-before-founded'],
    ['on a day to come', { endedOn: '2999-01-01' }, 'day.future'],
    ['on no day', { endedOn: '2023-02-30' }, 'day.impossible'],
  ])('is refused %s', async (_what, body, code) => {
    expect((await end((await newOrg()).id, body)).code).toBe(code);
  });

  it('is taken back as a correction', async () => {
    const org = await newOrg();
    await end(org.id);
    const restore = (version: number) =>
      app.call('officer', restoreSocialOrgRoute, {
        params: { id: org.id },
        body: { version, correctionReason: '办错了对象' },
      });
    expect((await restore(2)).status).toBe(200);
    const record = await read(org.id);
    expect(record).toMatchObject({
      status: 'normal',
      endedOn: null,
      operating: true,
      coverage: { way: null },
    });
    expect(record.periods).toMatchObject([
      { fromOn: '2025-03-01', toOn: null, reason: '办错了对象' },
      { fromOn: '2020-01-01', toOn: '2025-03-01', status: 'normal' },
    ]);
    expect((await restore(3)).code).toBe('social-org.not-ended');
  });
});

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
    expect(record.evaluations).toMatchObject([{ grade: 4, fromOn: '2023-01-01', toOn: '2028-01-01' }]);
    expect(record.creditListings).toMatchObject([{ kind: 'abnormal', reason: '未报年报' }]);
    expect(record.massOrgs).toMatchObject([{ kind: 'union', doesPartyWork: true }]);
    expect(record.declarations).toEqual([{ figure: 'members', declared: 4, onRoll: null, mismatch: false }]);
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
    expect(await read(id)).toMatchObject(expected);
    // Counts cross the line that records may not.
    expect(await read(id, 'placeOfficer')).toMatchObject(expected);
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

describe('bodies and sectors', () => {
  it('are found by a part of the name, and added once', async () => {
    const found = await app.call('officer', findSupervisingBodiesRoute, { query: { q: '教育' } });
    expect(found.body.nodes).toMatchObject([{ name: '洋县教育体育局', within: '洋县', hasChildren: false }]);
    const add = () =>
      app.call('officer', addSupervisingBodyRoute, {
        body: { name: '洋县 文旅局', regionCode: '610723000' },
      });
    const [first, second] = [await add(), await add()];
    expect(first.body.id).toBe(second.body.id);
    const chosen = await app.call('officer', findSupervisingBodiesRoute, { query: { id: first.body.id } });
    expect(chosen.body.nodes).toHaveLength(1);
    expect(
      (
        await app.call('officer', addSupervisingBodyRoute, {
          body: { name: '某局', regionCode: '999999999' },
        })
      ).code,
    ).toBe('supervising-body.region');
    expect(
      (
        await app.call('inspector', addSupervisingBodyRoute, {
          body: { name: '某局', regionCode: '610723000' },
        })
      ).code,
    ).toBe('not-allowed');
  });

  it('come in the office order', async () => {
    const { body } = await app.call('inspector', listSectorsRoute, {});
    expect(body.sectors.length).toBeGreaterThan(10);
    expect(body.sectors[0]).toEqual({ code: 'business_services', name: '工商业服务' });
  });
});
