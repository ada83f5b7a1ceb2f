import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, fixedRing } from '../../../platform/server/crypto/key-ring.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { addMember, addSocialOrg, buildTree, buildWith } from '../../testing/build-records.ts';

const NUMBER = '610723199003074215';
const PHONE = '13987654321';
const sealer = createSealer(fixedRing([createKey('aes256')]));
let database: TestDatabase;
let member: string;
let school: string;
let branch: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const tree = await buildTree(database);
  branch = tree.educationBranch.id;
  member = await addMember(database, { name: '教师甲', branch: tree.educationBranch });
  school = (await addSocialOrg(database, { name: '明德学校', responsible: tree.education })).id;
});
afterAll(() => database.drop());

const change = (sql: string, values: unknown[]) =>
  buildWith(database, (client) => client.query(sql, values), { changeOn: '2026-03-01' });
const lastChange = async (entityId: string) => {
  const { rows } = await database.superPool.query<{ changes: Record<string, [unknown, unknown]> }>(
    'select changes from change_line where entity_id = $1 order by id desc limit 1',
    [entityId],
  );
  return rows[0]?.changes;
};

describe('the log keeps of what is sealed', () => {
  it('a part of the keyed hash, old and new, by which equal numbers are known', async () => {
    const number = (text: string) =>
      change('update member set id_number_sealed = $2, id_number_hash = $3 where id = $1', [
        member,
        sealer.seal(text, 'identity-number'),
        sealer.hash(text, 'identity-number'),
      ]);
    const hashOf = (text: string) => `#${sealer.hash(text, 'identity-number').toString('hex').slice(0, 16)}`;
    await number(NUMBER);
    const { rows } = await database.superPool.query<{ hashed: boolean }>(
      `select encode(id_number_hash, 'hex') like $2 || '%' as hashed from member where id = $1`,
      [member, hashOf(NUMBER).slice(1)],
    );
    expect(rows[0]?.hashed).toBe(true);
    expect((await lastChange(member))?.id_number_sealed?.[1]).toBe(hashOf(NUMBER));
    await number('610723199003074231');
    expect((await lastChange(member))?.id_number_sealed).toEqual([
      hashOf(NUMBER),
      hashOf('610723199003074231'),
    ]);
  });
});

it('of telephones that are sealed alike it keeps a part of the keyed hash, in facts too', async () => {
  const sealed = (phone: string) => sealer.sealAlike(phone, 'office-phone');
  const markOf = (phone: string) => `#${sealed(phone).subarray(6, 14).toString('hex')}`;
  await change('update social_org set contact_phone_sealed = $2 where id = $1', [school, sealed(PHONE)]);
  expect((await lastChange(school))?.contact_phone_sealed).toEqual([null, markOf(PHONE)]);
  await change(
    `insert into party_post (id, party_org_id, person_name, post, from_on, office_phone_sealed)
     values (gen_random_uuid(), $1, '书记乙', 'secretary', '2024-01-01', $2)`,
    [branch, sealed(PHONE)],
  );
  await change('update party_post set office_phone_sealed = $2 where party_org_id = $1', [
    branch,
    sealed('12345'),
  ]);
  const { party_post: post } = (await lastChange(branch)) ?? {};
  expect(post).toMatchObject([
    { office_phone_sealed: markOf(PHONE), person_name: '书记乙' },
    { office_phone_sealed: markOf('12345') },
  ]);
});

it('nothing of all this stands in any line', async () => {
  await change('update member set phone_sealed = $2 where id = $1', [member, sealer.seal(PHONE, 'phone')]);
  const token = randomBytes(32);
  await change(`update account set password_hash = $1`, [`$argon2id$${token.toString('hex')}`]);
  const { rows } = await database.superPool.query<{ text: string }>(
    `select string_agg(l::text, ' ') as text from (select c::text from change_line c union all select k::text from look_line k) l`,
  );
  for (const secret of [NUMBER, PHONE, token.toString('hex'), 'argon2id', '\\x'])
    expect(rows[0]?.text.includes(secret), secret).toBe(false);
});

it('what belongs to no record is logged as well', async () => {
  const { rows: bodies } = await database.superPool.query<{ id: string }>(
    'select id from supervising_body limit 1',
  );
  await change('update supervising_body set name = $2 where id = $1', [bodies[0]?.id, '洋县教育局']);
  expect((await lastChange(bodies[0]?.id ?? ''))?.name?.[1]).toBe('洋县教育局');
  await change(
    `insert into party_org_region (party_org_id, region_code)
    select $1, r.code from region r where not exists (select from party_org_region x where x.region_code = r.code) limit 1`,
    [branch],
  );
  await change('delete from party_org_region where party_org_id = $1', [branch]);
  const { rows } = await database.superPool.query<{ action: string }>(
    `select action from change_line where entity = 'party_org_region' and entity_id = $1 order by id`,
    [branch],
  );
  expect(rows.map(({ action }) => action)).toEqual(['create', 'delete']);
});
