import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addSocialOrg,
  buildTree,
  buildWith,
  coverBy,
  YANGXIAN,
} from '../../testing/build-records.ts';
import { registerCountingRoutes } from '../../counting/server/routes.ts';
import { STANDING_BITS } from '../../counting/counting.rules.ts';
import type { CompareAnswer, CoverageChangeRow } from '../coverage-change.contract.ts';
import type { CoverageAnswer } from '../coverage.contract.ts';
import { registerCoverageRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const TOWNSHIP = '610723104';

let database: TestDatabase;
let testApp: TestApp;
let app: FastifyInstance;
let education: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
  const tree = await buildTree(database);
  education = tree.education.id;
  const callers = await buildCallers(database, tree);
  const add = (name: string, given: Partial<Parameters<typeof addSocialOrg>[1]> = {}) =>
    addSocialOrg(database, { name, responsible: tree.education, ...given });
  const school = await add('明德学校');
  await coverBy(database, { socialOrg: school, partyOrg: tree.educationBranch, fromOn: '2024-02-01' });
  const lost = await add('书画院');
  await coverBy(database, {
    socialOrg: lost,
    partyOrg: tree.educationJointBranch,
    way: 'joint',
    fromOn: '2021-01-01',
    toOn: '2024-03-01',
  });
  const attached = await add('小星幼儿园');
  await coverBy(database, {
    socialOrg: attached,
    partyOrg: tree.educationJointBranch,
    way: 'attached',
    fromOn: '2021-01-01',
  });
  const over = await add('已注销商会', { endedOn: '2024-04-01' });
  await coverBy(database, {
    socialOrg: over,
    partyOrg: tree.educationJointBranch,
    way: 'joint',
    fromOn: '2021-01-01',
    toOn: '2024-04-01',
  });
  await add('新办书院', { firstOn: '2024-05-01' });
  const moved = await add('流动图书室');
  const guided = await add('棋类协会', { responsible: tree.trades, sector: 'sports' });
  await buildWith(
    database,
    (client) =>
      client.query(
        `update social_org set region_code = $2, pos = (select pos from region where code = $2) where id = $1`,
        [moved.id, TOWNSHIP],
      ),
    { changeOn: '2024-06-01' },
  );
  await buildWith(database, (client) =>
    client.query(
      `insert into advisor_assignment (id, social_org_id, kind, person_name, valid)
       values (gen_random_uuid(), $1, 'advisor', '王指导', daterange('2024-05-01', null))`,
      [guided.id],
    ),
  );
  for (const name of ['甲', '乙', '丙'])
    await addMember(database, {
      name,
      branch: tree.educationBranch,
      workUnit: school,
      firstOn: '2024-07-01',
    });
  testApp = await createTestApp({ ...callers }, (each) => {
    registerCountingRoutes(each, { pool: database.appPool });
    registerCoverageRoutes(each, { pool: database.appPool });
  });
  app = testApp.app;
});
afterAll(async () => {
  await testApp.close();
  await database.drop();
});

interface SpanOfRun {
  social_org_id: string;
  from_on: string;
  to_on: string;
  stays_from: string;
  stays_to: string;
  present_from: string;
  present_to: string;
  standing: number;
  place: string;
}

/** Spans of one organisation, in order, parted where a standing may change. */
function runsOf(spans: readonly SpanOfRun[]): SpanOfRun[][] {
  const runs: SpanOfRun[][] = [];
  for (const span of spans) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn =
      last?.to_on === span.from_on && last.standing === span.standing && last.place === span.place;
    if (run !== undefined && goesOn) run.push(span);
    else runs.push([span]);
  }
  return runs;
}

async function get<Answer>(url: string, as: keyof BuiltCallers = 'officer'): Promise<Answer> {
  const response = await app.inject({ url, headers: { 'x-test-caller': as } });
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
}

const compare = (query: string, as?: keyof BuiltCallers) =>
  get<CompareAnswer>(`/api/coverage/compare?${query}`, as);
const figuresOf = async (query: string, as?: keyof BuiltCallers) =>
  (await get<CoverageAnswer>(`/api/coverage?${query}`, as)).figures;
const changesOf = (query: string, as?: keyof BuiltCallers) =>
  get<{ rows: CoverageChangeRow[]; next: string | null }>(`/api/coverage/changes?${query}`, as);

const YEAR = 'from=2023-12-31&on=2024-12-31';
const measure = (answer: CompareAnswer, name: string) =>
  answer.measures.find((each) => each.measure === name);

describe('does', () => {
  it('tells who came in and who went out in a year, and why', async () => {
    const answer = await compare(`tree=place&node=${YANGXIAN}&${YEAR}`);
    expect(measure(answer, 'total')).toEqual({
      measure: 'total',
      before: 6,
      after: 6,
      entered: [{ cause: 'existence', count: 1 }],
      left: [{ cause: 'existence', count: 1 }],
    });
    expect(measure(answer, 'formal')).toEqual({
      measure: 'formal',
      before: 3,
      after: 2,
      entered: [{ cause: 'covering', count: 1 }],
      left: [
        { cause: 'existence', count: 1 },
        { cause: 'covering', count: 1 },
      ],
    });
    expect(measure(answer, 'work')).toMatchObject({ before: 3, after: 3, entered: [{ count: 2 }] });
  });

  it('lists them with what covered them then and covers them now', async () => {
    const { rows } = await changesOf(`measure=formal&${YEAR}`);
    const told = rows.map((row) => [
      row.name,
      row.direction,
      row.cause,
      row.coveredBefore[0]?.toOn ?? null,
      row.coveredAfter[0]?.fromOn ?? null,
    ]);
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        ['明德学校', 'entered', 'covering', null, '2024-02-01'],
        ['书画院', 'left', 'covering', '2024-03-01', null],
        ['已注销商会', 'left', 'existence', '2024-04-01', null],
      ]),
    );
  });

  it('takes a move for a move', async () => {
    const answer = await compare(`tree=place&node=${TOWNSHIP}&${YEAR}`);
    expect(measure(answer, 'total')).toMatchObject({ before: 0, after: 1, entered: [{ cause: 'place' }] });
    const { rows } = await changesOf(`tree=place&node=${TOWNSHIP}&measure=total&direction=entered&${YEAR}`);
    expect(rows.map(({ name, cause }) => [name, cause])).toEqual([['流动图书室', 'place']]);
  });

  it('compares two definitions of one day', async () => {
    const question = 'on=2024-12-31&fromDefinition=working&definition=party_statistics';
    const answer = await compare(question);
    expect(answer).toMatchObject({
      compared: 'definitions',
      before: { countingDefinition: { code: 'working' } },
      after: { countingDefinition: { code: 'party_statistics' } },
    });
    expect(measure(answer, 'formal')).toMatchObject({
      before: 2,
      after: 1,
      entered: [],
      left: [{ cause: 'covering', count: 1 }],
    });
    const { rows } = await changesOf(`${question}&measure=formal`);
    expect(rows.map(({ name }) => name)).toEqual(['小星幼儿园']);
  });

  const QUESTIONS = [
    YEAR,
    'from=2020-06-30&on=2024-02-01',
    'from=2024-02-29&on=2024-03-01',
    'from=2024-04-30&on=2024-05-01&definition=civil_affairs',
    `tree=place&node=${TOWNSHIP}&${YEAR}`,
    `sector=sports&${YEAR}`,
    'on=2024-12-31&fromDefinition=civil_affairs&definition=party_statistics',
  ];

  it.each(QUESTIONS)('agrees with the figures of both sides and with its own lists: %s', async (question) => {
    const answer = await compare(question);
    const asked = new URLSearchParams(question);
    const { from, fromDefinition, ...rest } = Object.fromEntries(asked);
    const earlier = new URLSearchParams(rest);
    if (from !== undefined) earlier.set('on', from);
    if (fromDefinition !== undefined) earlier.set('definition', fromDefinition);
    const [before, after] = [
      await figuresOf(String(earlier)),
      await figuresOf(String(new URLSearchParams(rest))),
    ];
    const counted = ({ socialOrgs, formalCoverage, workCoverage }: CoverageAnswer['figures']) => [
      socialOrgs,
      formalCoverage.covered,
      workCoverage.covered,
    ];
    expect(answer.measures.map((each) => each.before)).toEqual(counted(before));
    expect(answer.measures.map((each) => each.after)).toEqual(counted(after));
    for (const each of answer.measures)
      for (const direction of ['entered', 'left'] as const)
        for (const { cause, count } of each[direction]) {
          const list = `${question}&measure=${each.measure}&direction=${direction}&cause=${cause}`;
          expect((await changesOf(list)).rows).toHaveLength(count);
          expect(await get(`/api/coverage/changes/count?${list}`)).toEqual({ count, capped: false });
        }
  });

  it('sees each turn of members where the base asks for members', async () => {
    const saved = await app.inject({
      method: 'POST',
      url: '/api/counting-definitions',
      headers: { 'x-test-caller': 'officer' },
      payload: {
        name: '应建口径',
        note: '',
        settings: {
          base: 'eligible',
          attachedCounts: true,
          functionalCounts: false,
          advisorCounts: true,
          massOrgCounts: true,
        },
      },
    });
    const question = `definition=${saved.json().code}&from=2024-06-30&on=2024-12-31`;
    expect(measure(await compare(question), 'formal')).toMatchObject({
      before: 0,
      after: 1,
      entered: [{ cause: 'base', count: 1 }],
    });
    const { rows } = await changesOf(`${question}&measure=formal`);
    expect(rows.map(({ name }) => name)).toEqual(['明德学校']);
  });

  it('keeps with each span the run in which no standing changes', async () => {
    const { rows } = await database.superPool.query<SpanOfRun>(
      `select social_org_id, from_on::text, to_on::text, stays_from::text, stays_to::text, present_from::text, present_to::text,
        signature & $1 as standing,
        row(pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band)::text as place
       from coverage_span where known_to = 'infinity' order by social_org_id, from_on`,
      [STANDING_BITS],
    );
    expect(rows.some((row) => row.stays_from < row.from_on)).toBe(true);
    const ids = new Set(rows.map((row) => row.social_org_id));
    for (const own of [...ids].map((id) => rows.filter((row) => row.social_org_id === id)))
      for (const run of runsOf(own))
        for (const row of run)
          expect(row).toMatchObject({
            stays_from: run[0]?.from_on,
            stays_to: run.at(-1)?.to_on,
            present_from: own[0]?.from_on,
            present_to: own.at(-1)?.to_on,
          });
  });

  it('pages the list, and exports all of it', async () => {
    const list = `measure=formal&${YEAR}`;
    const first = await changesOf(`${list}&size=2`);
    const second = await changesOf(`${list}&size=2&after=${first.next}`);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, null]);
    const response = await app.inject({
      url: `/api/coverage/changes/export?${list}`,
      headers: { 'x-test-caller': 'officer' },
    });
    const rows = await readTexts(response.rawPayload, 'changes.xlsx');
    expect(rows[0]?.[0]).toBe('组织覆盖增减情况（2023-12-31 与 2024-12-31）');
    const school = rows.find((cells) => cells[0] === '明德学校');
    expect(school?.slice(2, 4)).toEqual(['进入', '新增覆盖']);
    expect(rows.filter((cells) => ['进入', '退出'].includes(cells[2] ?? ''))).toHaveLength(3);
  });

  it('counts nothing before a Party organisation was there', async () => {
    const answer = await compare(`tree=party&node=${education}&from=1990-01-01&on=2024-12-31`);
    expect(measure(answer, 'total')).toMatchObject({ before: 0, left: [] });
  });
});

describe('refuses', () => {
  it.each([
    ['on=2024-12-31', 'coverage.compare-one'],
    ['from=2023-12-31&fromDefinition=working', 'coverage.compare-one'],
    ['from=2024-12-31&on=2024-12-31', 'coverage.compare-order'],
    ['on=2024-12-31&fromDefinition=nothing', 'coverage.definition'],
    ['from=2024-12-31&on=2999-01-01', 'coverage.future'],
  ])('%s', async (query, code) => {
    const response = await app.inject({
      url: `/api/coverage/compare?${query}`,
      headers: { 'x-test-caller': 'officer' },
    });
    expect([response.statusCode, response.json().refusals[0].code]).toEqual([409, code]);
  });
});

describe('not allowed', () => {
  it('compares within the own scope alone', async () => {
    expect((await compare(YEAR, 'otherPlaceOfficer')).measures.map(({ after }) => after)).toEqual([0, 0, 0]);
    expect((await changesOf(`measure=formal&${YEAR}`, 'tradesOfficer')).rows).toEqual([]);
    expect((await changesOf(`measure=work&${YEAR}`, 'tradesOfficer')).rows.map(({ name }) => name)).toEqual([
      '棋类协会',
    ]);
  });
});
