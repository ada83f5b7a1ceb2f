import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { readScoped } from '../../../platform/server/database/scoped.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import type { PartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import { shippedDefinitions } from '../../counting/counting-definition.ts';
import { countedWays, lifeOf, lifeOfCovered, lifeSince } from '../../counting/party-life.rules.ts';
import { masksOf } from '../../counting/counting.rules.ts';
import { countPartyOrgsRoute, listPartyOrgsRoute } from '../../party-orgs/party-org-list.contract.ts';
import { registerPartyOrgRoutes } from '../../party-orgs/server/routes.ts';
import { countSocialOrgsRoute, listSocialOrgsRoute } from '../../social-orgs/social-org-list.contract.ts';
import { registerSocialOrgRoutes } from '../../social-orgs/server/routes.ts';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import {
  addPartyOrg,
  addSocialOrg,
  type BuiltPartyOrg,
  type BuiltTree,
  buildTree,
  buildWith,
  coverBy,
  YANGXIAN,
} from '../../testing/build-records.ts';
import { exportCoverageRoute, readCoverageTrendRoute } from '../coverage.contract.ts';
import { readEffectiveCoverageRoute, readEffectiveTrendRoute } from '../effective.contract.ts';
import { registerCoverageRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const SINCE = lifeSince(TODAY);
const BEFORE = addDays(SINCE, -1);

let database: TestDatabase;
let tree: BuiltTree;
let callers: BuiltCallers;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  await coverAll();
  const { appPool: pool } = database;
  app = await createTestApp({ ...callers }, (own) => {
    registerCoverageRoutes(own, { pool });
    registerSocialOrgRoutes(own, { pool, sealer: testSealer });
    registerPartyOrgRoutes(own, { pool, sealer: testSealer });
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** Five covered organisations and one that nobody covers. */
async function coverAll(): Promise<void> {
  const { education, trades, educationBranch, educationJointBranch, tradesBranch, tradesJointBranch } = tree;
  const functional = await addPartyOrg(database, { name: '功能型党支部', parent: trades, functional: true });
  const add = async (
    name: string,
    responsible: BuiltPartyOrg,
    coveredBy: readonly (readonly [BuiltPartyOrg, 'sole' | 'joint' | 'attached'])[],
  ) => {
    const socialOrg = await addSocialOrg(database, { name, responsible });
    for (const [partyOrg, way] of coveredBy) await coverBy(database, { socialOrg, partyOrg, way });
  };
  await add('常开会学校', education, [[educationBranch, 'sole']]);
  await add('两处覆盖幼儿园', education, [
    [educationJointBranch, 'joint'],
    [educationBranch, 'attached'],
  ]);
  await add('空转协会', trades, [[tradesBranch, 'sole']]);
  await add('早先开过会商会', trades, [[tradesJointBranch, 'joint']]);
  await add('功能型覆盖队', trades, [[functional, 'sole']]);
  await add('无人覆盖社', trades, []);
  await meet(educationBranch, SINCE);
  await meet(tradesBranch, TODAY, true);
  await meet(tradesJointBranch, BEFORE);
}

function meet({ id }: BuiltPartyOrg, heldOn: Day, withdrawn = false): Promise<unknown> {
  return buildWith(database, (client) =>
    client.query(
      `insert into meeting (id, party_org_id, party_pos, kinds, held_on, withdrawn_at)
       select gen_random_uuid(), id, pos, '{theme_day}', $2, case when $3 then now() end from party_org where id = $1`,
      [id, heldOn, withdrawn],
    ),
  );
}

const read = async (query: object = {}, by = 'officer') =>
  (await app.call(by, readEffectiveCoverageRoute, { query })).body;
const namesOf = async (query: object, by = 'officer') =>
  (await app.call(by, listSocialOrgsRoute, { query: { size: 100, ...query } })).body.rows.map(
    ({ name }) => name,
  );

describe('effective coverage', () => {
  it('tells of what is covered behind how much there is Party life, and what is not measured apart', async () => {
    const answer = await read();
    expect(answer.figures).toEqual({
      total: 6,
      covered: 5,
      active: 2,
      idle: 2,
      unmeasured: 1,
      rate: 2 / 6,
    });
    expect(answer).toMatchObject({ on: TODAY, since: SINCE, countingDefinition: { code: 'working' } });
  });

  it('is split by the way of setting up like the figures beside it', async () => {
    const { groups } = await read({ by: 'way' });
    expect(
      Object.fromEntries(groups.map(({ key, figures }) => [key, [figures.total, figures.active]])),
    ).toEqual({
      sole: [2, 1],
      joint: [2, 1],
      functional: [1, 0],
      '': [1, 0],
    });
  });

  it('counts ways alone that the definition counts', async () => {
    const definition = shippedDefinitions.find(
      ({ settings }) => !settings.attachedCounts && settings.base === 'registered_and_filed',
    );
    const asked = definition ?? shippedDefinitions.find(({ settings }) => !settings.attachedCounts);
    expect(asked).toBeDefined();
    // Without 挂靠 the nursery is covered by the joint branch alone, which never met.
    expect((await read({ definition: asked?.code })).figures).toMatchObject({ active: 1, idle: 3 });
  });

  it('opens to lists of just as many organisations, on any day', async () => {
    for (const on of [TODAY, BEFORE]) {
      const { figures } = await read({ on });
      for (const life of ['active', 'idle', 'unmeasured'] as const) {
        const query = { on, life, region: YANGXIAN };
        expect(await namesOf(query)).toHaveLength(figures[life]);
        const { body } = await app.call('officer', countSocialOrgsRoute, { query });
        expect(body.count).toBe(figures[life]);
      }
    }
    expect((await namesOf({ life: 'idle' })).toSorted()).toEqual(['早先开过会商会', '空转协会'].toSorted());
    expect(await namesOf({ life: 'unmeasured' })).toEqual(['功能型覆盖队']);
  });

  it('is the sum of its groups, by the nodes below and by sector', async () => {
    for (const query of [{ tree: 'party' }, { tree: 'party', by: 'sector' }, { tree: 'place' }] as const) {
      const { figures, groups } = await read(query);
      const sum = (key: 'total' | 'active' | 'idle' | 'unmeasured') =>
        groups.reduce((all, group) => all + group.figures[key], 0);
      expect([sum('total'), sum('active'), sum('idle'), sum('unmeasured')]).toEqual([
        figures.total,
        figures.active,
        figures.idle,
        figures.unmeasured,
      ]);
    }
    const { groups } = await read({ tree: 'party' });
    const of = (node: BuiltPartyOrg) => groups.find(({ key }) => key === node.id)?.figures;
    expect(of(tree.education)).toMatchObject({ total: 2, active: 2 });
    expect(of(tree.trades)).toMatchObject({ total: 4, idle: 2, unmeasured: 1 });
  });

  it('looks back month by month', async () => {
    const { points } = (await app.call('officer', readEffectiveTrendRoute, { query: { months: 3 } })).body;
    expect(points).toHaveLength(3);
    expect(points.at(-1)).toEqual({ on: TODAY, figures: (await read()).figures });
    expect(points[0]?.figures).toEqual((await read({ on: points[0]?.on })).figures);
    // The month before, the joint branch's one meeting still lay in the time looked at.
    expect(points.at(-2)?.figures.active).toBeGreaterThan(points.at(-1)?.figures.active ?? 0);
  });

  it('leaves with the table, but not as known on an earlier day', async () => {
    const textsOf = async (query: object) => {
      const asked = { tree: 'party', by: 'children', format: 'xlsx', ...query } as const;
      const { bytes } = await app.call('officer', exportCoverageRoute, { query: asked });
      return readTexts(bytes, 'coverage.xlsx');
    };
    const rows = await textsOf({});
    const titles = rows.find((row) => row.includes('有效覆盖')) ?? [];
    const cells = (name: string) => {
      const row = rows.find(([first]) => first === name);
      return ['组织覆盖', '有效覆盖', '空转', '不作要求'].map((title) => row?.[titles.indexOf(title)]);
    };
    expect(cells('合计')).toEqual(['5', '2', '2', '1']);
    expect(cells('洋县行业协会商会联合党委')).toEqual(['3', '0', '2', '1']);
    expect((await textsOf({ knownOn: TODAY })).flat()).not.toContain('有效覆盖');
  });

  it('is told by the database of the organisations in range alone, and to no advisor', async () => {
    const livesFor = (caller: Caller) =>
      readScoped<{ name: string }>(database.appPool, caller, {
        text: `select (select o.name from social_org o where o.id = l.social_org_id) as name
          from covered_lives($1, '{sole,joint,attached,functional}') l order by 1`,
        values: [TODAY],
      });
    const namesFor = async (caller: Caller) => (await livesFor(caller)).map(({ name }) => name);
    expect(await namesFor(callers.officer)).toHaveLength(5);
    expect(await namesFor(callers.educationOfficer)).toEqual(['两处覆盖幼儿园', '常开会学校']);
    expect(await namesFor(callers.otherPlaceOfficer)).toEqual([]);
    await expect(livesFor(callers.advisor)).rejects.toThrow('permission denied');
  });

  it('begins where days begin', async () => {
    const query = { on: '1000-02-10', months: 3 };
    for (const route of [readEffectiveTrendRoute, readCoverageTrendRoute]) {
      const { status, body } = await app.call('officer', route, { query });
      expect([status, body.points.map(({ on }) => on)]).toEqual([200, ['1000-01-31', '1000-02-10']]);
    }
    expect(await read({ on: '1000-02-10' })).toMatchObject({ since: '1000-01-01', figures: { total: 0 } });
  });

  it('refuses a day to come and a node out of sight', async () => {
    const answers = [
      await app.call('officer', readEffectiveCoverageRoute, { query: { on: addDays(TODAY, 1) } }),
      await app.call('officer', readEffectiveCoverageRoute, {
        query: { tree: 'party', node: crypto.randomUUID() },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 404]);
  });
});

describe('idle branches', () => {
  it('are a list of Party organisations', async () => {
    const { body } = await app.call('officer', listPartyOrgsRoute, { query: { life: 'idle', size: 100 } });
    expect(body.rows.map(({ name }) => name).toSorted()).toEqual(
      ['洋县行业商会联合党支部', '洋县餐饮协会党支部', '洋县民办教育联合党支部'].toSorted(),
    );
    const counted = await app.call('officer', countPartyOrgsRoute, { query: { life: 'active' } });
    expect(counted.body.count).toBe(1);
  });
});

describe('the days on which a branch is active', () => {
  const drift = async () => (await database.superPool.query('select * from party_lives_drift()')).rows;
  const lifeOn = async (id: string, on: Day) => {
    const { rows } = await database.superPool.query<{ life: string | null }>(
      'select party_life($1, $2) as life',
      [id, on],
    );
    return rows[0]?.life;
  };

  it('follow every change of what it has held, on any day that is past too', async () => {
    const { id } = await addPartyOrg(database, { name: '常变党支部', parent: tree.trades });
    const held: { id: string; on: Day; withdrawn: boolean }[] = [];
    const write = (text: string, values: unknown[]) =>
      buildWith(database, (client) => client.query(text, values));
    for (let n = 0; n < 24; n += 1) {
      const on = addDays(TODAY, -((n * 137) % 900));
      const before = held[(n * 5) % Math.max(held.length, 1)];
      if (n % 4 === 2 && before !== undefined) {
        before.on = on;
        await write('update meeting set held_on = $2 where id = $1', [before.id, on]);
      } else if (n % 4 === 3 && before !== undefined) {
        before.withdrawn = true;
        await write('update meeting set withdrawn_at = now() where id = $1', [before.id]);
      } else {
        const meeting = { id: crypto.randomUUID(), on, withdrawn: false };
        held.push(meeting);
        await write(
          `insert into meeting (id, party_org_id, party_pos, kinds, held_on) select $2, id, pos, '{theme_day}', $3 from party_org where id = $1`,
          [id, meeting.id, on],
        );
      }
      const heldOn = held.filter(({ withdrawn }) => !withdrawn).map((each) => each.on);
      const facts = {
        kind: 'branch',
        functional: false,
        outsideSystem: false,
        firstOn: '2020-01-01',
        endedOn: null,
        heldOn,
      } as const;
      for (let back = n % 3; back < 1000; back += 61) {
        const day = addDays(TODAY, -back);
        expect([day, await lifeOn(id, day)]).toEqual([day, lifeOf(facts, day)]);
      }
    }
    expect(await drift()).toEqual([]);
  });

  it('wait for each other where two change one branch at a time, and come out the same anew from nothing', async () => {
    const { id } = await addPartyOrg(database, { name: '同时党支部', parent: tree.trades });
    await Promise.all([0, 100, 200, 300, 400].map((back) => meet({ id, name: '' }, addDays(TODAY, -back))));
    expect(await drift()).toEqual([]);
    const kept = () =>
      database.superPool.query('select * from party_org_life where active <> $1 order by 1', ['{}']);
    const before = (await kept()).rows;
    await database.superPool.query('select party_lives_rebuild()');
    expect((await kept()).rows).toEqual(before);
    expect(before.length).toBeGreaterThan(3);
  });
});

describe('the rule in the database', () => {
  it('says of every Party organisation and every organisation what the rule says', async () => {
    const { rows: orgs } = await database.superPool.query<{
      id: string;
      kind: PartyOrgKind;
      functional: boolean;
      outside_system: boolean;
      first_on: Day;
      ended_on: Day | null;
      held_on: Day[];
      life: string | null;
    }>(
      `select p.id, p.kind, p.functional, p.outside_system, p.first_on, p.ended_on, party_life(p.id, $1) as life,
        array(select held_on::text from meeting m where m.party_org_id = p.id and m.withdrawn_at is null) as held_on from party_org p`,
      [TODAY],
    );
    const lives = new Map(
      orgs.map((org) => [
        org.id,
        lifeOf(
          {
            kind: org.kind,
            functional: org.functional,
            outsideSystem: org.outside_system,
            firstOn: org.first_on,
            endedOn: org.ended_on,
            heldOn: org.held_on,
          },
          TODAY,
        ),
      ]),
    );
    expect(new Map(orgs.map(({ id, life }) => [id, life]))).toEqual(lives);
    const ways = countedWays(masksOf(shippedDefinitions[0]?.settings ?? ({} as never)));
    const { rows: covered } = await database.superPool.query<{ life: string | null; by: string[] }>(
      `select social_org_life(o.id, $1, $2) as life, array(select r.party_org_id::text from coverage_relation r
        join party_org p on p.id = r.party_org_id where r.social_org_id = o.id and r.valid @> $1::date
        and case when p.functional then 'functional' else r.way end = any ($2)) as by from social_org o`,
      [TODAY, ways],
    );
    expect(covered.map(({ life }) => life)).toEqual(
      covered.map(({ by }) => lifeOfCovered(by.map((id) => lives.get(id) ?? null))),
    );
    expect(covered.length).toBeGreaterThan(5);
  });
});
