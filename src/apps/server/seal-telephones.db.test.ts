import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSocialOrg, type BuiltTree, buildTree } from '../../features/testing/build-records.ts';
import { createPool } from '../../platform/server/database/connection.ts';
import { migrationsFolder, stepsAfter } from '../../platform/server/database/migrate.ts';
import { sealTelephones } from '../../platform/server/database/seal-telephones.queries.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { testSealer } from '../../platform/testing/test-sealer.ts';

let database: TestDatabase;
let tree: BuiltTree;
let pool: pg.Pool;
let owner: Kysely<unknown>;

/** As a database of an older version is when its telephones come to be sealed. */
beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  await addSocialOrg(database, { name: '明德学校', responsible: tree.education });
  const run = (text: string) => database.superPool.query(text);
  for (const table of ['party_org', 'party_post', 'org_head', 'advisor_assignment']) {
    await run(`alter table ${table} alter column office_phone_sealed type text using null`);
    await run(`alter table ${table} rename column office_phone_sealed to phone`);
  }
  await run('alter table social_org alter column contact_phone_sealed type text using null');
  await run('alter table social_org rename column contact_phone_sealed to contact_phone');
  await run(`update social_org set contact_phone = '13900001234'`);
  await run(`update party_org set phone = '0916-8212345'`);
  await run(`insert into org_head (id, social_org_id, person_name, post, phone)
    select gen_random_uuid(), id, '褚会长', '会长', '13900001234' from social_org`);
  pool = createPool(database.owner, { max: 1 });
  owner = new Kysely({ dialect: new PostgresDialect({ pool }) });
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

const look = async () =>
  (
    await database.superPool.query<{ versions: number; lines: number }>(
      `select (select sum(version) from social_org)::int + (select sum(version) from party_org)::int as versions,
        (select count(*) from change_line)::int as lines`,
    )
  ).rows[0];

const AS_BYTES = readFileSync(join(migrationsFolder(), '0042_telephones_as_bytes.sql'), 'utf8');

it('follows a migration that is there', () => {
  expect(Object.entries(stepsAfter)).toEqual([['0041_sealed_telephones.sql', sealTelephones]]);
  for (const file of Object.keys(stepsAfter)) expect(readdirSync(migrationsFolder())).toContain(file);
});

it('does not begin without the key, and stores nothing then', async () => {
  await expect(
    owner.transaction().execute((client) => sealTelephones(client, database.roles, undefined)),
  ).rejects.toThrow(/key/);
  await expect(database.superPool.query(AS_BYTES)).rejects.toThrow('left in clear');
  const { rows } = await database.superPool.query('select distinct phone from party_org');
  expect(rows).toEqual([{ phone: '0916-8212345' }]);
});

it('seals every telephone that stands in clear, as nobody’s change of a record', async () => {
  const before = await look();
  const { rows: nodes } = await database.superPool.query('select id from party_org');
  const sealed = await owner
    .transaction()
    .execute((client) => sealTelephones(client, database.roles, testSealer));
  expect(sealed).toBe(nodes.length + 2);
  expect(await look()).toEqual(before);
  await database.superPool.query(AS_BYTES);
  const { rows } = await database.superPool.query(
    `select distinct contact_phone_sealed as contact, p.office_phone_sealed as office, h.office_phone_sealed as head
     from social_org o, party_org p, org_head h`,
  );
  const contact = testSealer.sealAlike('13900001234', 'office-phone');
  const office = testSealer.sealAlike('0916-8212345', 'office-phone');
  expect(rows).toEqual([{ contact, office, head: contact }]);
});
