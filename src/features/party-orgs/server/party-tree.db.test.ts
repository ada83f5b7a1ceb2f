import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../../platform/kernel/day.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { ROOT_SCOPE } from '../../../platform/server/database/scope.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';

const ROOT: Acting = { scope: ROOT_SCOPE, accountId: null, actorName: '测试' };
const REGION = '610723000';
const DAY = '2026-03-01';
const rootId = newId();

let database: TestDatabase;
let orgs: string[];
let socialOrgs: string[];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A tree that holds nothing but its root. */
async function startAnew(): Promise<void> {
  await database.superPool.query(
    `truncate party_org_code, party_org, social_org, member, tally_delta, tally_fold, tally_measure, party_org_count,
      party_org_token, social_org_token, member_token cascade`,
  );
  // It names the root, so it went with it.
  await database.superPool.query('insert into installation default values');
  orgs = [rootId];
  socialOrgs = [];
  await write((client) => addPartyOrg(client, rootId, null));
}

function write<T>(work: (client: PoolClient) => Promise<T>, changeOn = DAY): Promise<T> {
  return writeScoped(database.appPool, ROOT, { changeOn }, work);
}

async function addPartyOrg(client: PoolClient, id: string, parentId: string | null): Promise<void> {
  await client.query('select party_tree_place($1, $2)', [id, parentId]);
  await insertPartyOrg(client, id, parentId);
}

async function insertPartyOrg(client: PoolClient, id: string, parentId: string | null): Promise<void> {
  await client.query(
    `insert into party_org (id, parent_id, pos, name, name_key, kind, region_code, region_pos, first_on)
     select $1::uuid, $2::uuid, pos, $1::text, $1::text, 'branch', $3::text, $3::int8, '2020-01-01'
     from party_org_code where party_org_id = $1::uuid and to_on = 'infinity'`,
    [id, parentId, REGION],
  );
}

async function addSocialOrg(client: PoolClient, responsible: string): Promise<string> {
  const id = newId();
  await client.query(
    `insert into social_org (id, name, name_key, org_type, first_on, region_code, pos, responsible_party_org_id, party_pos, staff)
     select $1::uuid, $1::text, $1::text, 'association', '2020-01-01', $3::text, $3::int8, p.id, p.pos, 7 from party_org p where p.id = $2`,
    [id, responsible, REGION],
  );
  return id;
}

async function addMember(client: PoolClient, branch: string, workUnit: string | null): Promise<void> {
  await client.query(
    `insert into member (id, name, name_key, status, managing_branch_id, party_pos, work_unit_id, first_on)
     select $1::uuid, '某人', '某人', 'full', p.id, p.pos, $3::uuid, '2024-01-01' from party_org p where p.id = $2`,
    [newId(), branch, workUnit],
  );
}

/** Two writers at once may both find it missing: the schema keeps the second out. */
async function cover(client: PoolClient, socialOrg: string, partyOrg: string, from: string): Promise<void> {
  await client.query(
    `insert into coverage_relation (id, social_org_id, party_org_id, way, valid)
     select $1, $2, $3, 'sole', daterange($4, null)
     where not exists (select from coverage_relation where social_org_id = $2 and party_org_id = $3)
     on conflict do nothing`,
    [newId(), socialOrg, partyOrg, from],
  );
}

/** Leaves a node hardly any room for further children, as after a thousand of them. */
async function useUp(org: string): Promise<void> {
  await database.superPool.query(
    `update party_org_code c set used_to = greatest(used_to, pos_end - 100) from party_org p where p.id = $1 and c.pos = p.pos`,
    [org],
  );
}

async function moveTo(org: string, parent: string, on: string): Promise<void> {
  await write((client) => client.query('select party_tree_move($1, $2, $3)', [org, parent, on]), on);
}

async function fails(sql: string): Promise<number> {
  const { rows } = await database.superPool.query(`select count(*)::int as n from (${sql}) broken`);
  return (rows[0] as { n: number }).n;
}

async function expectSound(): Promise<void> {
  await database.superPool.query('select tally_fold_pending()');
  const broken = {
    outsideParent: await fails(`select from party_org_code c join party_org_code p on p.pos = c.parent_pos
      where c.pos <= p.pos or c.pos_end > p.used_to or p.used_to > p.pos_end`),
    overlap: await fails(`select from party_org_code a join party_org_code b
      on b.parent_pos = a.parent_pos and b.pos > a.pos and b.pos <= a.pos_end`),
    placeOfToday: await fails(`select from party_org p left join party_org_code c
      on c.pos = p.pos and c.party_org_id = p.id and c.to_on = 'infinity' where c.pos is null`),
    parentOfToday:
      await fails(`select from party_org p join party_org_code c on c.pos = p.pos left join party_org_code up on up.pos = c.parent_pos
      where up.party_org_id is distinct from p.parent_id`),
    copies:
      await fails(`select from member m join party_org p on p.id = m.managing_branch_id where m.party_pos <> p.pos
      union all select from social_org o join party_org p on p.id = o.responsible_party_org_id where o.party_pos <> p.pos
      union all select from coverage_span s join party_org p on p.id = s.responsible_party_org_id where s.party_pos <> p.pos
      union all select from party_org_count c join party_org p on p.id = c.party_org_id where c.counted_pos <> p.pos`),
    spanOutOfItsTime: await fails(`select from coverage_span s join party_org_code c on c.pos = s.tree_pos
      where s.known_to = 'infinity' and (c.party_org_id <> s.responsible_party_org_id or s.from_on < c.from_on or s.to_on > c.to_on)`),
    drift: await fails('select from tally_drift()'),
  };
  expect(broken).toEqual({
    outsideParent: 0,
    overlap: 0,
    placeOfToday: 0,
    parentOfToday: 0,
    copies: 0,
    spanOutOfItsTime: 0,
    drift: 0,
  });
}

type Step =
  | { do: 'place' | 'member' | 'socialOrg' | 'useUp'; at: number }
  | { do: 'placeMany'; at: number; parents: number[] }
  | { do: 'move'; at: number; to: number; day: number }
  | { do: 'cover'; at: number; to: number };

const index = fc.nat({ max: 999 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('place' as const), at: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('placeMany' as const),
      at: index,
      parents: fc.array(index, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      at: index,
      to: index,
      day: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('socialOrg' as const), at: index }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('member' as const), at: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cover' as const), at: index, to: index }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('useUp' as const), at: index }) },
);

const pick = (list: string[], at: number): string => list[at % list.length] ?? rootId;

async function take(each: Step): Promise<void> {
  switch (each.do) {
    case 'place': {
      const id = newId();
      await write((client) => addPartyOrg(client, id, pick(orgs, each.at)));
      orgs.push(id);
      return;
    }
    case 'placeMany':
      return placeMany(
        each.parents.map((parent) => [newId(), parent] as const),
        each.at,
      );
    case 'useUp':
      return useUp(pick(orgs, each.at));
    case 'socialOrg':
      socialOrgs.push(await write((client) => addSocialOrg(client, pick(orgs, each.at))));
      return;
    case 'member':
      return write((client) => addMember(client, pick(orgs, each.at), socialOrgs[0] ?? null));
    case 'cover':
      if (socialOrgs.length > 0)
        await write((client) => cover(client, pick(socialOrgs, each.at), pick(orgs, each.to), '2025-01-01'));
      return;
    case 'move':
      return tryMove(pick(orgs, each.at), pick(orgs, each.to), addDays(DAY, each.day));
  }
}

/** A parent is either a node of before or an earlier one of the same batch. */
async function placeMany(given: (readonly [string, number])[], at: number): Promise<void> {
  const placed: string[] = [];
  const parents: string[] = [];
  for (const [id, parent] of given) {
    parents.push(parent % 2 === 0 && placed.length > 0 ? pick(placed, parent) : pick(orgs, at + parent));
    placed.push(id);
  }
  await write(async (client) => {
    await client.query('select party_tree_place_many($1, $2)', [placed, parents]);
    for (const [n, id] of placed.entries()) await insertPartyOrg(client, id, parents[n] ?? null);
  });
  orgs.push(...placed);
}

/** What the rules refuse before, the function refuses too: below itself, or from a day before the last move. */
async function tryMove(org: string, parent: string, on: string): Promise<void> {
  if (org === rootId) return;
  await moveTo(org, parent, on).catch((error: { code?: string }) => {
    if (error.code !== '23514') throw error;
  });
}

it('keeps intervals, copies and counters right, whatever is placed, moved, inserted or used up', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      await startAnew();
      for (const each of steps) await take(each);
      await expectSound();
    }),
    { numRuns: 10 },
  );
});

it.each([7, 99])(
  'stays right when writers, moves and renumberings run at once (%i)',
  { timeout: 120_000 },
  async (seed) => {
    await startAnew();
    for (let n = 0; n < 12; n += 1) await take({ do: 'place', at: n });
    await take({ do: 'socialOrg', at: 3 });
    await take({ do: 'socialOrg', at: 7 });
    const steps = fc.sample(step, { numRuns: 80, seed });
    const workers = Array.from({ length: 4 }, async (_, worker) => {
      for (const [n, each] of steps.entries()) if (n % 4 === worker) await take(each);
    });
    // All of them come to an end, or the next run would meet those that are left.
    await Promise.allSettled(workers);
    await Promise.all(workers);
    await expectSound();
  },
);
