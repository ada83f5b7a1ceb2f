import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPool } from '../../../platform/server/database/connection.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import type { AuditHead, ChainFault } from '../audit-chain.ts';
import { USUAL_RETENTION } from '../audit-chain.rules.ts';
import { pruneLines } from './prune-lines.ts';
import type { AuditKeys } from './seal-hash.ts';
import { sealLines } from './seal-lines.ts';
import { verifyChain } from './verify-chain.ts';

const DAY_MS = 86_400_000;
const key = randomBytes(32);
const keys: AuditKeys = () => [key];
let database: TestDatabase;
let writers: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  writers = createPool(database.app, { max: 12 });
});
afterAll(async () => {
  await writers.end();
  await database.drop();
});
beforeEach(() => database.superPool.query('truncate change_line, look_line, audit_seal restart identity'));

const changeLine = `insert into change_line (actor, entity, entity_id, action, changes)
  values ('某人', 'account', gen_random_uuid(), $1, '{"state": ["active", "closed"]}')`;
const lookLine = `insert into look_line (actor, entity, what, count) values ('某人', 'member', 'list', 20)`;
const write = (action = 'change') => writers.query(changeLine, [action]);
const look = () => writers.query(lookLine);
const seal = () => sealLines(database.ownerPool, keys);
const verify = (heads: AuditHead[] = [], own = keys) => verifyChain(database.ownerPool, { keys: own, heads });
const tamper = (sql: string) => database.superPool.query(sql);

/** Six lines in three seals: 1, 2 and look 1; 3 and 4; look 2. */
async function buildChain(): Promise<AuditHead> {
  await write();
  await write('sign-in');
  await look();
  await seal();
  await write();
  await write();
  await seal();
  await look();
  return seal();
}

describe('sealing', () => {
  it('lists each line once, makes no seal where there is nothing new, and verifies', async () => {
    const head = await buildChain();
    expect(head.seq).toBe(3);
    expect(await seal()).toEqual(head);
    await write();
    expect(await verify([head])).toMatchObject({ seals: 3, lines: 6, removed: 0, waiting: 1, fault: null });
  });

  it('never loses nor repeats a line, whatever order writers commit in', async () => {
    const pause = fc.integer({ min: 0, max: 12 });
    const writer = fc.record({
      before: pause,
      between: fc.array(pause, { minLength: 1, maxLength: 4 }),
      commits: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(writer, { minLength: 4, maxLength: 10 }), async (all) => {
        let writing = true;
        const sealing = (async () => {
          while (writing) await seal();
        })();
        const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
        await Promise.all(
          all.map(async ({ before, between, commits }) => {
            await sleep(before);
            const client = await writers.connect();
            await client.query('begin');
            for (const ms of between) {
              await client.query(changeLine, ['change']);
              await client.query(lookLine);
              await sleep(ms);
            }
            await client.query(commits ? 'commit' : 'rollback');
            client.release();
          }),
        );
        writing = false;
        await sealing;
        await seal();
        const { rows } = await database.superPool.query<{ listed: number; once: number; lines: number }>(
          `select (select count(*) from audit_listed(1, 1000000)) as listed,
            (select count(*) from (select distinct kind < 3, id from audit_listed(1, 1000000)) x) as once,
            (select count(*) from change_line) + (select count(*) from look_line) as lines`,
        );
        expect(rows[0]?.listed).toBe(rows[0]?.lines);
        expect(rows[0]?.once).toBe(rows[0]?.lines);
        expect(await verify()).toMatchObject({ waiting: 0, fault: null });
      }),
      { numRuns: 12 },
    );
  });

  it('goes on while a transaction stays open, and takes its lines when it ends', async () => {
    const slow = await writers.connect();
    await slow.query('begin');
    await slow.query(changeLine, ['change']);
    await write();
    expect(await seal()).toMatchObject({ seq: 1 });
    expect(await verify()).toMatchObject({ lines: 1, waiting: 0 });
    await slow.query('commit');
    slow.release();
    expect(await verify()).toMatchObject({ lines: 1, waiting: 1, fault: null });
    await seal();
    expect(await verify()).toMatchObject({ lines: 2, waiting: 0, fault: null });
  });

  it('splits what is much into several seals', async () => {
    await tamper(`insert into change_line (entity, entity_id, action)
      select 'account', gen_random_uuid(), 'change' from generate_series(1, 5001)`);
    expect(await seal()).toMatchObject({ seq: 2 });
    expect(await verify()).toMatchObject({ lines: 5001, fault: null });
  });

  it('begins anew where the data has come to another cluster, with lower numbers of transactions', async () => {
    await write();
    // As a dump restored there: lines and seals of transactions that are still to come here.
    await tamper(`update change_line set xid = '900000000000'`);
    await seal();
    const { rows } = await database.superPool.query<{ seal: string }>(
      `select row_to_json(s)::text as seal from audit_seal s`,
    );
    expect(rows).toHaveLength(1);
    await tamper(`truncate audit_seal`);
    await tamper(`insert into audit_seal select * from jsonb_populate_record(null::audit_seal,
      '${rows[0]?.seal}'::jsonb || '{"snapshot": "900000000001:900000000001:"}')`);
    await write();
    await seal();
    await write();
    await seal();
    await seal();
    const { rows: listed } = await database.superPool.query(
      'select kind, id from audit_listed(2, 9) order by id',
    );
    expect(listed).toEqual([
      { kind: 1, id: 2 },
      { kind: 1, id: 3 },
    ]);
  });
});

describe('verifying names the first broken entry', () => {
  it.each<[string, string, Partial<ChainFault>]>([
    [
      'a changed line',
      `update change_line set actor = '别人' where id = 3`,
      { code: 'line-altered', seq: 2, line: { kind: 'change', id: 3 } },
    ],
    [
      'a changed time',
      `update change_line set at = at - interval '1 second' where id = 2`,
      { code: 'line-altered', seq: 1, line: { kind: 'sign-in', id: 2 } },
    ],
    [
      'a changed look',
      `update look_line set count = 1 where id = 2`,
      { code: 'line-altered', seq: 3, line: { kind: 'look', id: 2 } },
    ],
    [
      'a deleted line',
      'delete from change_line where id in (3, 4)',
      { code: 'line-deleted', seq: 2, line: { kind: 'change', id: 3 } },
    ],
    [
      'lines in another order',
      `update change_line l set (at, entity_id, action, xid) = (select at, entity_id, action, xid from change_line o where o.id = 7 - l.id) where l.id in (3, 4)`,
      { code: 'line-altered', seq: 2 },
    ],
    [
      'an inserted line',
      `insert into change_line (id, xid, entity, entity_id, action) overriding system value values (99, '5', 'account', gen_random_uuid(), 'grant')`,
      { code: 'line-inserted', seq: null, line: { kind: 'change', id: 99 } },
    ],
    ['everything gone', 'truncate change_line', { code: 'line-deleted', seq: 1 }],
    ['a missing seal', 'delete from audit_seal where seq = 2', { code: 'seal-missing', seq: 2 }],
    [
      'a changed seal',
      `update audit_seal set sealed_at = sealed_at - interval '1 day' where seq = 2`,
      { code: 'seal-altered', seq: 2 },
    ],
    [
      'seals in another order',
      `update audit_seal set seq = 5 - seq + 100 where seq in (2, 3); update audit_seal set seq = seq - 100 where seq > 100`,
      { code: 'seal-altered', seq: 2 },
    ],
    [
      'a removal that nobody signed',
      `update audit_seal set kind = 'prune', pruned = '[[1,1,2,3]]' where seq = 3; delete from change_line where id = 1`,
      { code: 'seal-altered', seq: 3 },
    ],
  ])('%s', async (_, sql, fault) => {
    await buildChain();
    await tamper(sql);
    expect((await verify()).fault).toMatchObject(fault);
  });

  it('a line that claims to be older than the seal before', async () => {
    await buildChain();
    await tamper(
      `insert into change_line (at, entity, entity_id, action) values (now() - interval '2 days', 'account', gen_random_uuid(), 'grant')`,
    );
    await seal();
    expect((await verify()).fault).toMatchObject({ code: 'line-backdated', seq: 4 });
  });

  it('an end that was cut off, by a head kept elsewhere', async () => {
    const head = await buildChain();
    await tamper('delete from audit_seal where seq = 3; delete from look_line where id = 2');
    expect((await verify()).fault).toBeNull();
    expect((await verify([head])).fault).toEqual({ code: 'cut-off', seq: 3 });
  });

  it('a chain that was written anew, even by somebody who holds the key', async () => {
    const head = await buildChain();
    await tamper('truncate audit_seal');
    await tamper(`update change_line set actor = '别人' where id = 1`);
    for (let i = 0; i < 3; i += 1) {
      await seal();
      await write();
    }
    expect((await verify([head])).fault).toMatchObject({ code: 'head-differs', seq: 3 });
  });

  it('seals of another key at the end; those of an earlier key are vouched for by later ones', async () => {
    await buildChain();
    const next = randomBytes(32);
    expect((await verify([], () => [next])).fault).toEqual({ code: 'key-unknown', seq: 3 });
    await write();
    await sealLines(database.ownerPool, () => [next]);
    expect((await verify([], () => [next])).fault).toBeNull();
  });
});

describe('the roles of the application', () => {
  it.each([
    'update change_line set actor = null',
    'delete from change_line',
    'truncate change_line',
    'update look_line set purpose = null',
    'delete from look_line',
    'delete from audit_seal',
    'update audit_seal set mac = hash',
    `insert into audit_seal select * from audit_seal`,
    `insert into change_line (at, entity, entity_id, action) values ('2020-01-01', 'account', gen_random_uuid(), 'x')`,
    `insert into change_line (xid, entity, entity_id, action) values ('5', 'account', gen_random_uuid(), 'x')`,
    'select audit_prune(1, 1, 9)',
    'select * from audit_unsealed(null, 0, 0, 1)',
    'select * from audit_lines_now(false, array[1::int8])',
  ])('may not: %s', async (sql) => {
    const client = await writers.connect();
    try {
      for (const role of [database.roles.app, database.roles.self]) {
        await client.query('begin');
        await client.query(`set local role "${role}"`);
        await expect(client.query(sql)).rejects.toThrow(/permission denied/);
        await client.query('rollback');
      }
    } finally {
      client.release();
    }
  });
});

describe('pruning', () => {
  const prune = (days: number, dryRun = false) =>
    pruneLines(database.ownerPool, {
      keys,
      retention: USUAL_RETENTION,
      now: new Date(Date.now() + days * DAY_MS),
      dryRun,
    });

  it('removes sign-ins after 180 days, changes and looks after three years, and the rest still verifies', async () => {
    await buildChain();
    expect(await prune(179)).toEqual({ change: 0, 'sign-in': 0, look: 0 });
    expect(await prune(181, true)).toEqual({ change: 0, 'sign-in': 1, look: 0 });
    expect(await verify()).toMatchObject({ seals: 3, lines: 6 });
    expect(await prune(181)).toEqual({ change: 0, 'sign-in': 1, look: 0 });
    expect(await verify()).toMatchObject({ seals: 4, lines: 5, removed: 1, fault: null });
    await write();
    await seal();
    expect(await prune(1097)).toEqual({ change: 4, 'sign-in': 0, look: 2 });
    await write();
    await seal();
    expect(await verify()).toMatchObject({ lines: 1, removed: 7, waiting: 0, fault: null });
  });

  it('covers nothing that was removed by other hands later', async () => {
    await buildChain();
    await prune(181);
    await tamper('delete from change_line where id = 1');
    expect((await verify()).fault).toMatchObject({ code: 'line-deleted', seq: 1 });
  });

  it('refuses to keep lines for less than the law asks', async () => {
    const retention = { ...USUAL_RETENTION, change: 30 };
    const refusal = await pruneLines(database.ownerPool, { keys, retention, now: new Date(), dryRun: false });
    expect(refusal).toMatchObject({ code: 'audit.retention' });
  });
});
