import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCreditCode } from '../../codes/credit-code.rules.ts';
import { openSocialOrgTest, type SocialOrgTest } from '../../testing/open-social-org-test.ts';
import {
  addSupervisingBodyRoute,
  createSocialOrgRoute,
  findSupervisingBodiesRoute,
  listSectorsRoute,
} from '../social-org.contract.ts';

let app: SocialOrgTest['app'];
let database: SocialOrgTest['database'];
let newOrg: SocialOrgTest['newOrg'];
let read: SocialOrgTest['read'];
let tree: SocialOrgTest['tree'];
let close: SocialOrgTest['close'];

beforeAll(async () => {
  ({ app, database, newOrg, read, tree, close } = await openSocialOrgTest());
});
afterAll(() => close());

let made = 0;

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
