import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, coverBy } from '../../testing/build-records.ts';
import { openSocialOrgTest, type SocialOrgTest } from '../../testing/open-social-org-test.ts';
import {
  changeSocialOrgRoute,
  createSocialOrgRoute,
  endSocialOrgRoute,
  restoreSocialOrgRoute,
  saveFactRoute,
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

  it('waits for the founding day of one that is said to have ended before it was entered', async () => {
    const created = await app.call('officer', createSocialOrgRoute, {
      body: {
        name: '洋县不知何时成立协会',
        type: 'association',
        regionCode: '610723000',
        responsiblePartyOrgId: tree.root.id,
      },
    });
    const { id } = created.body;
    expect((await end(id)).code).toBe('social-org.ended-before-counted');
    await app.call('officer', changeSocialOrgRoute, {
      params: { id },
      body: { version: 1, foundedOn: '2010-05-01' },
    });
    expect((await end(id, { version: 2 })).status).toBe(200);
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

  it('taken back says what it closed and does not open again', async () => {
    const org = await newOrg();
    await coverBy(database, { socialOrg: org, partyOrg: tree.educationBranch });
    for (const fact of [
      { kind: 'advisors', fact: { kind: 'advisor', personName: '赵六', fromOn: '2024-01-01' } },
      { kind: 'massOrgs', fact: { kind: 'union', doesPartyWork: true, fromOn: '2024-01-01' } },
    ] as const) {
      await app.call('officer', saveFactRoute, { params: { id: org.id }, body: fact });
    }
    await end(org.id);
    const restored = await app.call('officer', restoreSocialOrgRoute, {
      params: { id: org.id },
      body: { version: (await read(org.id)).version, correctionReason: '办错了对象' },
    });
    expect(restored.body.warnings).toMatchObject([{ code: 'social-org.not-reopened' }]);
    expect(restored.body.warnings[0]?.message).toContain('党组织覆盖 1 条、派驻 1 条、群团组织 1 条');
    expect((await read(org.id)).coverageRelations).toMatchObject([{ current: false }]);
  });
});
