import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../../features/access/role.ts';
import { makeIdentityNumber } from '../../features/codes/identity-number.rules.ts';
import {
  changeMemberRoute,
  createMemberRoute,
  findMemberByNumberRoute,
  readMemberRoute,
  revealMemberRoute,
} from '../../features/members/member.contract.ts';
import { registerMemberRoutes } from '../../features/members/server/routes.ts';
import { addSocialOrg, type BuiltTree, buildTree } from '../../features/testing/build-records.ts';
import { openKeyRing } from '../../platform/server/crypto/key-file.ts';
import type { KeyRing } from '../../platform/server/crypto/key-ring.ts';
import { replaceKey } from '../../platform/server/crypto/replace-key.ts';
import { createSealer, headOf } from '../../platform/server/crypto/seal.ts';
import { createTestApp, makeCaller, type TestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { sealedColumns } from './sealed-places.ts';

const BEFORE = 60;
const OFFICE_PHONE = '0916-8212345';
const UNTOUCHED = `select (select sum(version) from social_org)::int as versions,
  (select count(*) from change_line where entity <> 'member')::int as lines`;
let untouched: unknown;
let database: TestDatabase;
let tree: BuiltTree;
let folder: string;
/** Two servers' worth of rings over one file: each learns of a new key by itself. */
let rings: KeyRing[];
let apps: TestApp[];

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  folder = mkdtempSync(join(tmpdir(), 'szt-keys-'));
  const file = join(folder, 'key');
  rings = [openKeyRing({ file }, []), openKeyRing({ file }, []), openKeyRing({ file }, [])];
  const officer = makeCaller({
    permissions: [permissions.readMembers, permissions.changeMembers, permissions.revealMembers],
  });
  apps = await Promise.all(
    rings
      .slice(0, 2)
      .map((ring) =>
        createTestApp({ officer }, (app) =>
          registerMemberRoutes(app, { pool: database.appPool, sealer: createSealer(ring) }),
        ),
      ),
  );
  await database.ownerPool.query('update installation set key_fingerprint = $1', ['before']);
  for (let at = 0; at < BEFORE; at += 1) await enter(at);
  await keepOfficePhones();
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await database.drop();
  rmSync(folder, { recursive: true });
});

const numberOf = (sequence: number) =>
  makeIdentityNumber({ region: '100199', bornOn: '1990-03-07', sex: '2', sequence: sequence + 1 });
const appFor = (sequence: number) => apps[sequence % 2] as TestApp;

function enter(sequence: number) {
  return appFor(sequence).call('officer', createMemberRoute, {
    body: {
      name: `党员${sequence}`,
      identityNumber: numberOf(sequence),
      status: 'full',
      joinedOn: '2012-06-01',
      fullOn: '2013-06-01',
      phone: '138 0000 1234',
      managingBranchId: tree.educationBranch.id,
    },
  });
}

async function find(sequence: number, by = sequence): Promise<string | undefined> {
  const found = await appFor(by).call('officer', findMemberByNumberRoute, {
    body: { identityNumber: numberOf(sequence) },
  });
  return found.body.member?.id;
}

function replace(onProgress?: (sentence: string) => void, batch = 7) {
  return replaceKey({
    ring: rings[2] as KeyRing,
    owner: database.ownerPool,
    keeper: database.roles.keeper,
    columns: sealedColumns,
    folders: [],
    suiteName: 'sm4',
    batch,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

/** Two that are reached under one number, as a ledger brings them. */
async function keepOfficePhones(): Promise<void> {
  const school = await addSocialOrg(database, { name: '明德学校', responsible: tree.education });
  const sealed = createSealer(rings[0] as KeyRing).sealAlike(OFFICE_PHONE, 'office-phone');
  await database.superPool.query('update social_org set contact_phone_sealed = $2 where id = $1', [
    school.id,
    sealed,
  ]);
  await database.superPool.query(
    `insert into party_post (id, party_org_id, person_name, post, office_phone_sealed, from_on)
     values (gen_random_uuid(), $1, '周书记', 'secretary', $2, '2024-01-01')`,
    [tree.educationBranch.id, sealed],
  );
  ({
    rows: [untouched],
  } = await database.superPool.query(UNTOUCHED));
}

async function heads(): Promise<string[]> {
  const { rows } = await database.superPool.query<{ head: string }>(
    `select distinct encode(substring(v from 1 for 6), 'hex') as head from (
       select v from member cross join lateral (values (id_number_sealed), (phone_sealed)) s (v)
       union all select contact_phone_sealed from social_org where contact_phone_sealed is not null
       union all select office_phone_sealed from party_post where office_phone_sealed is not null) every (v)`,
  );
  return rows.map((row) => row.head);
}

describe('a new key in the place of the old', () => {
  it('is put there while others write and read, and what was broken off is taken up again', async () => {
    const oldHead = headOf((rings[2] as KeyRing).keys()[0]).toString('hex');
    let sealed = 0;
    const broken = replace(() => {
      sealed += 1;
      if (sealed === 3) throw new Error('the power fails');
    });
    await expect(broken).rejects.toThrow('the power fails');
    expect((await heads()).length).toBe(2);
    // Half way: each is found, by either server, and can't be entered twice.
    for (let at = 0; at < BEFORE; at += 1) expect(await find(at, at + 1)).toBeDefined();
    expect((await enter(1)).code).toBe('member.number-taken');

    const stop = new AbortController();
    const writing = keepWriting(stop.signal);
    const done = await replace();
    stop.abort();
    const entered = await writing;
    expect(done).toMatchObject({ values: expect.any(Number) });
    expect(entered).toBeGreaterThan(3);

    const now = await heads();
    expect(now).toEqual([headOf((rings[2] as KeyRing).keys()[0]).toString('hex')]);
    expect(now).not.toContain(oldHead);
    for (let at = 0; at < BEFORE + entered; at += 1) {
      const id = await find(at);
      const shown = await appFor(at).call('officer', revealMemberRoute, {
        params: { id: id ?? '' },
        body: { what: 'identityNumber', purpose: '核对号码' },
      });
      expect(shown.body.value).toBe(numberOf(at));
    }
    expect((await enter(2)).code).toBe('member.number-taken');
    const { rows: phones } = await database.superPool.query<{ a: Buffer; b: Buffer }>(
      'select o.contact_phone_sealed as a, t.office_phone_sealed as b from social_org o, party_post t where o.contact_phone_sealed is not null',
    );
    const again = createSealer(rings[0] as KeyRing).sealAlike(OFFICE_PHONE, 'office-phone');
    expect(phones).toEqual([{ a: again, b: again }]);
  }, 60_000);

  it('leaves one key in the file, the old one aside, and no hash of it', async () => {
    const file = join(folder, 'key');
    expect(readFileSync(file, 'utf8')).toMatch(/^sm4 \S+\n$/);
    const { rows } = await database.superPool.query<{ n: number }>(
      'select count(*)::int as n from member where id_number_hash_old is not null',
    );
    expect(rows[0]?.n).toBe(0);
    const marked = await database.superPool.query('select next_key_fingerprint from installation');
    expect(marked.rows[0]).toEqual({ next_key_fingerprint: null });
  });

  it('is nobody’s change of a record', async () => {
    // The writers changed one person's telephone, and nobody any number.
    const { rows } = await database.superPool.query<{ n: number }>(
      `select count(*)::int as n from change_line where entity = 'member'
        and (changes ? 'id_number_sealed' or changes ? 'phone_sealed' and entity_id <> $1)`,
      [await find(BEFORE - 1)],
    );
    expect(rows[0]?.n).toBe(0);
    expect((await database.superPool.query(UNTOUCHED)).rows).toEqual([untouched]);
    const first = await appFor(0).call('officer', readMemberRoute, { params: { id: (await find(0)) ?? '' } });
    expect(first.body.version).toBe(1);
  });

  it('can be claimed by the owner alone: the application’s changes are always written down', async () => {
    const client = await database.appPool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('app.rekeying', '1', true)`);
      const { rows } = await client.query<{ claimed: boolean }>('select rekeying() as claimed');
      expect(rows[0]?.claimed).toBe(false);
      await client.query('rollback');
    } finally {
      client.release();
    }
  });
});

it('reaches every sealed column of the schema', async () => {
  const { rows } = await database.superPool.query<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name like '%\\_sealed' order by 1`,
  );
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
    rows.map((row) => row.place),
  );
});

/** Enters and changes people, now by one server, now by the other, until told to stop. @returns how many were entered */
async function keepWriting(signal: AbortSignal): Promise<number> {
  let entered = 0;
  while (!signal.aborted) {
    expect((await enter(BEFORE + entered)).status).toBe(200);
    entered += 1;
    const id = await find(BEFORE - 1, entered);
    const { body } = await appFor(entered).call('officer', readMemberRoute, { params: { id: id ?? '' } });
    const changed = await appFor(entered).call('officer', changeMemberRoute, {
      params: { id: body.id },
      body: { version: body.version, phone: `138 0000 ${String(1000 + entered)}` },
    });
    expect(changed.status).toBe(200);
  }
  return entered;
}
