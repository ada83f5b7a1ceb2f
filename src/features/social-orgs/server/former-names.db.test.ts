import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildWith } from '../../testing/build-records.ts';
import { openSocialOrgTest, type SocialOrgTest } from '../../testing/open-social-org-test.ts';
import { listSocialOrgsRoute } from '../social-org-list.contract.ts';

let test: SocialOrgTest;
let id: string;
beforeAll(async () => {
  test = await openSocialOrgTest();
  ({ id } = await test.newOrg({ name: '洋县旧名养老院' }));
  const rename = (name: string, correctionReason?: string) =>
    buildWith(
      test.database,
      (client) => client.query('update social_org set name = $2, name_key = $2 where id = $1', [id, name]),
      { changeOn: '2024-05-01', ...(correctionReason === undefined ? {} : { correctionReason }) },
    );
  await rename('洋县错名养老院');
  await rename('洋县新名养老院', '录入有误');
});
afterAll(() => test.close());

const listed = async (caller: string, q: string) => {
  const { body } = await test.app.call(caller, listSocialOrgsRoute, { query: { q } });
  return body.rows.map(({ name, formerNames }) => [name, ...formerNames]);
};

it.each(['旧名养老', '舊名養老', 'yxjmyly', '旧名 yly', '新名养老'])(
  'the list finds by %s, and shows the former name',
  async (q) => {
    expect(await listed('officer', q)).toEqual([['洋县新名养老院', '洋县旧名养老院']]);
  },
);

it.each(['旧名养老', 'yxjmyly'])('from outside nothing is found by %s', async (q) => {
  expect(await listed('tradesOfficer', q)).toEqual([]);
});

it('a name that was put right never was one', async () => {
  expect(await listed('officer', '错名养老')).toEqual([]);
});

it('who takes an earlier name again has it for a name, and the last one for a former', async () => {
  await buildWith(
    test.database,
    (client) =>
      client.query('update social_org set name = $2, name_key = $2 where id = $1', [id, '洋县旧名养老院']),
    { changeOn: '2025-05-01' },
  );
  expect(await listed('officer', '养老院')).toEqual([['洋县旧名养老院', '洋县新名养老院']]);
});
