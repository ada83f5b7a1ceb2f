import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSocialOrgTest, type SocialOrgTest } from '../../testing/open-social-org-test.ts';
import { readSocialOrgRoute } from '../social-org.contract.ts';

let app: SocialOrgTest['app'];
let change: SocialOrgTest['change'];
let database: SocialOrgTest['database'];
let newOrg: SocialOrgTest['newOrg'];
let read: SocialOrgTest['read'];
let tree: SocialOrgTest['tree'];
let close: SocialOrgTest['close'];

beforeAll(async () => {
  ({ app, change, database, newOrg, read, tree, close } = await openSocialOrgTest());
});
afterAll(() => close());

describe('changing', () => {
  it('holds from its day on, and figures of earlier days keep what was', async () => {
    const org = await newOrg({ staff: 8 });
    const { status } = await change(org.id, { staff: 50, changeOn: '2024-03-01' });
    expect(status).toBe(200);
    const record = await read(org.id);
    expect(record).toMatchObject({ staff: 50, version: 2, fromImport: false });
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

  it('of who regulates and guides is told from when to when', async () => {
    const { education, civilAffairs } = tree.supervisingBodies;
    const org = await newOrg({});
    const regulated = { industryRegulatorId: education.id, responsibilityPrinciple: 'territorial' };
    const guided = { industryRegulatorId: null, guidanceBodyId: civilAffairs.id };
    await change(org.id, { ...regulated, changeOn: '2022-01-01' });
    await change(org.id, { ...guided, changeOn: '2024-03-01', version: 2 });
    const { periods } = await read(org.id);
    expect(
      periods.map((each) => [
        each.fromOn,
        each.industryRegulatorName,
        each.guidanceBodyName,
        each.responsibilityPrinciple,
      ]),
    ).toEqual([
      ['2024-03-01', null, civilAffairs.name, 'territorial'],
      ['2022-01-01', education.name, null, 'territorial'],
      ['2020-01-01', null, null, null],
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

  it('dates the reason why there is no Party organisation, and says who gave it', async () => {
    const org = await newOrg({});
    await change(org.id, { noPartyReason: 'preparing', changeOn: '2023-01-01' });
    await change(org.id, { version: 2, noPartyReason: 'to_discuss', changeOn: '2024-01-01' });
    await change(org.id, { version: 3, noPartyReasonNote: '约在三月', changeOn: '2024-02-01' });
    const said = async () =>
      (await read(org.id)).noPartyReasons.map(({ reason, note, fromOn, toOn }) => [
        reason,
        note,
        fromOn,
        toOn,
      ]);
    expect(await said()).toEqual([
      ['to_discuss', '约在三月', '2024-02-01', null],
      ['to_discuss', null, '2024-01-01', '2024-02-01'],
      ['preparing', null, '2023-01-01', '2024-01-01'],
    ]);
    await change(org.id, { version: 4, noPartyReason: 'other', changeOn: '2023-06-01' });
    expect(await said()).toEqual([
      ['other', '约在三月', '2023-06-01', null],
      ['preparing', null, '2023-01-01', '2023-06-01'],
    ]);
    await change(org.id, { version: 5, noPartyReason: null, noPartyReasonNote: null });
    const { noPartyReason, noPartyReasons } = await read(org.id);
    expect([noPartyReason, noPartyReasons[0]?.toOn === null, noPartyReasons[0]?.recordedBy !== null]).toEqual(
      [null, false, true],
    );
  });

  it('refuses a reason that is none of them', async () => {
    const org = await newOrg({});
    const { status, code } = await change(org.id, { noPartyReason: '负责人不支持' });
    expect([status, code]).toEqual([409, 'field.unknown-code']);
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
