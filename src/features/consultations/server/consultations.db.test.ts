import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { countWithoutPartyOrgRoute, type ProposalView, readGapRoute } from '../../gaps/gaps.contract.ts';
import { registerGapRoutes } from '../../gaps/server/routes.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
  coverBy,
} from '../../testing/build-records.ts';
import {
  type ConsultationView,
  countConsultationsRoute,
  listConsultationsRoute,
  exportConsultationsRoute,
  openConsultationRoute,
  readConsultationRoute,
  recordAnswerRoute,
  withdrawConsultationRoute,
} from '../consultations.contract.ts';
import { registerConsultationRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;
let places = 100;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
  tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  app = await createTestApp({ ...callers }, (each) => {
    registerGapRoutes(each, { pool: database.appPool, sealer: testSealer });
    registerConsultationRoutes(each, { pool: database.appPool });
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** Two neighbours with one and two members, in a sector of their own: each is proposed to the other alone. */
async function pair() {
  places += 1;
  const more = { responsible: tree.trades, regionCode: '610723001' };
  const one = await addSocialOrg(database, { name: `一名协会${places}`, ...more });
  const two = await addSocialOrg(database, { name: `两名协会${places}`, ...more });
  for (const [workUnit, n] of [
    [one, 1],
    [two, 2],
  ] as const)
    for (let at = 0; at < n; at += 1) await member(workUnit);
  return { one, two };
}

const member = (workUnit: BuiltSocialOrg) =>
  addMember(database, { name: '党员', branch: tree.tradesBranch, workUnit });

/** The way with these units as an officer would be shown it. */
async function shown(ids: readonly string[], way: ProposalView['way']) {
  const units = [];
  for (const id of ids) {
    const { body } = await app.call('officer', readGapRoute, { params: { id }, query: {} });
    const [unit] = body.proposals[0]?.units ?? [];
    if (unit !== undefined) {
      const { name: _, nearName: _near, ...seen } = unit;
      units.push(seen);
    }
  }
  return { way, units, hostId: null, on: TODAY };
}

const open = (body: Awaited<ReturnType<typeof shown>>, by = 'officer') =>
  app.call(by, openConsultationRoute, { body });

async function listed(id: string, by = 'officer'): Promise<ConsultationView | undefined> {
  const { body } = await app.call(by, listConsultationsRoute, { query: { size: 100 } });
  return body.rows.find((row) => row.id === id);
}

async function opened() {
  const orgs = await pair();
  const answer = await open(await shown([orgs.one.id, orgs.two.id], 'joint'));
  expect(answer.refusals ?? []).toEqual([]);
  return { ...orgs, id: answer.body.id };
}

async function answerAll(id: string, last: 'agree' | 'refuse' = 'agree') {
  const states: string[] = [];
  const parts = (await listed(id))?.parts ?? [];
  for (const [at, part] of parts.entries()) {
    const version = (await listed(id))?.version ?? 0;
    const answer = at === parts.length - 1 ? last : 'agree';
    const reason = answer === 'refuse' ? '年内换届，暂缓' : null;
    const body = { version, partId: part.id, answer, answeredOn: TODAY, basis: 'letter', reason } as const;
    const { body: got } = await app.call('officer', recordAnswerRoute, { params: { id }, body });
    states.push(got.state);
  }
  return states;
}

describe('accepting a proposal', () => {
  it('asks its organisations and the body that answers for them, and covers nobody', async () => {
    const before = await counts();
    const { id, one, two } = await opened();
    const view = await listed(id);
    expect(view).toMatchObject({
      state: 'asking',
      way: 'joint',
    });
    expect(view?.parts.map(({ recordId }) => recordId)).toEqual([one.id, two.id, tree.trades.id]);
    expect((await counts()).fewMembers).toBe(before.fewMembers + 2);
    const gap = await app.call('officer', readGapRoute, { params: { id: one.id }, query: {} });
    expect(gap.body.consultation).toMatchObject({ id, state: 'asking', openedOn: TODAY });
  });

  it('is refused for an organisation that is asked already, by name and by whom', async () => {
    const { one } = await opened();
    const again = await open(await shown([one.id], 'advisor'));
    expect(again.status).toBe(409);
    expect(again.refusals[0]).toMatchObject({ code: 'consultation.standing' });
    expect(again.refusals[0]?.message).toContain(one.name);
  });

  it('leaves what is asked already out of what is proposed to a neighbour', async () => {
    const { two } = await opened();
    const more = { responsible: tree.trades, regionCode: '610723001' };
    const third = await addSocialOrg(database, { name: `又一名协会${places}`, ...more });
    await member(third);
    const { body } = await app.call('officer', readGapRoute, { params: { id: third.id }, query: {} });
    const units = body.proposals.flatMap((proposal) => proposal.units.map(({ id }) => id));
    expect(units).toContain(third.id);
    expect(units).not.toContain(two.id);
  });

  it('is refused for the facts of another day', async () => {
    const { one, two } = await pair();
    const answer = await open({ ...(await shown([one.id, two.id], 'joint')), on: '2024-06-30' });
    expect(answer.refusals[0]).toMatchObject({ code: 'consultation.other-day', field: 'on' });
  });

  it('of two officers at once is one', async () => {
    const { one, two } = await pair();
    const plan = await shown([one.id, two.id], 'joint');
    const answers = await Promise.all([open(plan), open({ ...plan, units: plan.units.toReversed() })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.refusals[0]?.code).toBe('consultation.standing');
  });

  it('is refused where the facts have changed since it was shown, and says what', async () => {
    const { one, two } = await pair();
    const plan = await shown([one.id, two.id], 'joint');
    await member(two);
    const answer = await open(plan);
    expect(answer.refusals[0]).toMatchObject({ code: 'consultation.changed' });
    expect(answer.refusals[0]?.message).toContain(`“${two.name}”的归类原为仅有个别党员，现为应建未建`);
    expect(
      (await app.call('officer', listConsultationsRoute, { query: { socialOrg: one.id } })).body.rows,
    ).toEqual([]);
  });

  it('is refused where the way breaks the clause that it rests on', async () => {
    const { one } = await pair();
    const answer = await open(await shown([one.id], 'sole'));
    expect(answer.refusals[0]).toMatchObject({ code: 'gap.sole-needs-three', clause: 'BRANCH-01' });
  });
});

describe('answers', () => {
  it('of all who were asked make the plan ready, and the coverage then recorded settles it', async () => {
    const { id, one, two } = await opened();
    expect(await answerAll(id)).toEqual(['asking', 'asking', 'agreed']);
    for (const socialOrg of [one, two])
      await coverBy(database, { socialOrg, partyOrg: tree.tradesJointBranch, way: 'joint', fromOn: TODAY });
    expect(await listed(id)).toMatchObject({ state: 'done' });
  });

  it('that refuse end it with their reason, and its organisations may be asked anew', async () => {
    const { id, one, two } = await opened();
    expect(await answerAll(id, 'refuse')).toEqual(['asking', 'asking', 'refused']);
    expect(await listed(id)).toMatchObject({ state: 'refused', closingReason: '年内换届，暂缓' });
    expect((await open(await shown([one.id, two.id], 'joint'))).status).toBe(200);
  });

  it('to what somebody has recorded meanwhile are refused', async () => {
    const { id } = await opened();
    const [first, second] = (await listed(id))?.parts ?? [];
    const said = { version: 1, answer: 'agree', answeredOn: TODAY, basis: 'phone' } as const;
    const record = (partId = '') =>
      app.call('officer', recordAnswerRoute, { params: { id }, body: { ...said, partId } });
    expect((await record(first?.id)).status).toBe(200);
    expect((await record(second?.id)).refusals[0]?.code).toBe('consultation.version');
    expect((await record(first?.id)).refusals[0]?.code).toBe('consultation.answered');
  });
});

describe('taking back', () => {
  it('frees the organisations, once', async () => {
    const { id, one } = await opened();
    const withdraw = () =>
      app.call('officer', withdrawConsultationRoute, {
        params: { id },
        body: { version: 1, reason: '改为选派指导员' },
      });
    expect((await withdraw()).status).toBe(200);
    expect((await withdraw()).refusals[0]?.code).toBe('consultation.closed');
    expect((await open(await shown([one.id], 'advisor'))).status).toBe(200);
  });
});

describe('what happens beside the plan', () => {
  it('ends a consultation that not all have answered when an organisation is covered', async () => {
    const { id, one } = await opened();
    await coverBy(database, { socialOrg: one, partyOrg: tree.tradesBranch, way: 'attached', fromOn: TODAY });
    expect(await listed(id)).toMatchObject({ state: 'lapsed', closingReason: '征求意见未完，已另行登记' });
  });
});

describe('an organisation that comes to another body while it is asked', () => {
  const bodies = async (id: string) =>
    ((await listed(id))?.parts ?? [])
      .filter(({ kind }) => kind === 'party_org')
      .map(({ name, answer, askedOn, supersededOn }) => ({ name, answer, askedOn, supersededOn }));
  const moveTo = (socialOrg: BuiltSocialOrg, body: 'trades' | 'education', changeOn = TODAY) =>
    buildWith(
      database,
      (client) =>
        client.query(
          `update social_org o set responsible_party_org_id = p.id, party_pos = p.pos from party_org p where o.id = $1 and p.id = $2`,
          [socialOrg.id, tree[body].id],
        ),
      { changeOn },
    );
  const OLD = () => ({ name: tree.trades.name, askedOn: null });
  const NEW = () => ({ name: tree.education.name, answer: null, askedOn: TODAY, supersededOn: null });

  it('goes to the new one, and what the old one answered stays on record', async () => {
    const { id, one, two } = await opened();
    expect(await answerAll(id)).toEqual(['asking', 'asking', 'agreed']);
    await moveTo(one, 'education');
    // The other one still answers for the second organisation.
    expect(await bodies(id)).toEqual([{ ...OLD(), answer: 'agree', supersededOn: null }, NEW()]);
    expect(await listed(id)).toMatchObject({ state: 'asking', version: 5 });
    await moveTo(two, 'education');
    expect(await bodies(id)).toEqual([{ ...OLD(), answer: 'agree', supersededOn: TODAY }, NEW()]);
    const asked = (await listed(id))?.parts.at(-1);
    const file = await app.call('officer', exportConsultationsRoute, {
      query: { q: one.name, format: 'csv' },
    });
    expect(file.bytes.toString('utf8')).toContain(`${TODAY} 起不再是党建责任单位，此前的答复留存：同意`);
    const said = { answer: 'agree', answeredOn: TODAY, basis: 'letter' } as const;
    const body = { ...said, version: 6, partId: asked?.id ?? '' };
    const { body: got } = await app.call('officer', recordAnswerRoute, { params: { id }, body });
    expect(got.state).toBe('agreed');
    const { rows } = await database.superPool.query(
      `select changes -> 'consultation_body' as told from change_line where entity_id = $1 and changes ? 'consultation_body' order by id`,
      [one.id],
    );
    expect(rows.map(({ told }) => told)).toEqual([
      [null, tree.education.name],
      [tree.trades.name, null],
    ]);
  });

  it('asks it from the day of the change on, not before it asked anybody', async () => {
    const { id, one, two } = await opened();
    await database.superPool.query('update consultation set opened_on = $2::date - 10 where id = $1', [
      id,
      TODAY,
    ]);
    await moveTo(one, 'education', addDays(TODAY, -20));
    expect((await bodies(id))[1]).toMatchObject({ askedOn: addDays(TODAY, -10) });
    await moveTo(two, 'education', addDays(TODAY, -3));
    expect((await bodies(id))[0]).toMatchObject({ supersededOn: addDays(TODAY, -3) });
  });

  it('waits on the desk of the new one alone, and the old one can’t answer any more', async () => {
    const { id, one, two } = await opened();
    const old = (await listed(id))?.parts.at(-1);
    await moveTo(one, 'education');
    await moveTo(two, 'education');
    const waits = async (by: string) =>
      (await app.call(by, listConsultationsRoute, { query: { waits: 'mine', size: 100 } })).body.rows.some(
        (row) => row.id === id,
      );
    expect([await waits('tradesOfficer'), await waits('educationOfficer')]).toEqual([false, true]);
    const said = { version: 3, answer: 'agree', answeredOn: TODAY, basis: 'letter' } as const;
    const late = await app.call('officer', recordAnswerRoute, {
      params: { id },
      body: { ...said, partId: old?.id ?? '' },
    });
    expect(late.refusals[0]).toMatchObject({ code: 'consultation.superseded' });
    expect(late.refusals[0]?.message).toContain(tree.trades.name);
  });

  it('and back again is asked as before', async () => {
    const { id, one, two } = await opened();
    expect(await answerAll(id)).toEqual(['asking', 'asking', 'agreed']);
    for (const body of ['education', 'trades'] as const)
      for (const socialOrg of [one, two]) await moveTo(socialOrg, body);
    expect(await bodies(id)).toEqual([
      { ...OLD(), answer: 'agree', supersededOn: null },
      { ...NEW(), supersededOn: TODAY },
    ]);
    expect(await listed(id)).toMatchObject({ state: 'agreed' });
  });
});

describe('who is asked', () => {
  it('is told of all who are, and answers for the own line alone', async () => {
    const { id } = await opened();
    const mine = await app.call('tradesOfficer', readConsultationRoute, { params: { id } });
    expect(mine.body.parts.every(({ recordId }) => recordId !== null)).toBe(true);
    const beside = await app.call('placeOfficer', readConsultationRoute, { params: { id } });
    const body = beside.body.parts.find(({ kind }) => kind === 'party_org');
    expect(body).toMatchObject({ name: tree.trades.name, recordId: null });
    const answer = {
      version: 1,
      partId: body?.id ?? '',
      answer: 'agree',
      answeredOn: TODAY,
      basis: 'letter',
    } as const;
    const record = (by: string) => app.call(by, recordAnswerRoute, { params: { id }, body: answer });
    expect((await record('placeOfficer')).status).toBe(404);
    expect((await record('tradesOfficer')).status).toBe(200);
  });

  it('finds it among what waits, until it has answered', async () => {
    const { id } = await opened();
    const waits = async (by: string) => {
      const { body } = await app.call(by, listConsultationsRoute, { query: { waits: 'mine', size: 100 } });
      return body.rows.some((row) => row.id === id);
    };
    expect([await waits('officer'), await waits('tradesOfficer')]).toEqual([true, true]);
    const body = (await listed(id))?.parts.find(({ kind }) => kind === 'party_org');
    await app.call('tradesOfficer', recordAnswerRoute, {
      params: { id },
      body: { version: 1, partId: body?.id ?? '', answer: 'agree', answeredOn: TODAY, basis: 'meeting' },
    });
    expect([await waits('officer'), await waits('tradesOfficer')]).toEqual([true, false]);
  });

  it('of an organisation by name is told to the Party line alone', async () => {
    const { id } = await opened();
    const [first] = (await listed(id))?.parts ?? [];
    await app.call('officer', recordAnswerRoute, {
      params: { id },
      body: {
        version: 1,
        partId: first?.id ?? '',
        answer: 'agree',
        answeredOn: TODAY,
        basis: 'visit',
        answerer: '会长王某',
      },
    });
    expect((await listed(id))?.parts[0]?.answerer).toBe('会长王某');
    expect((await listed(id, 'placeOfficer'))?.parts[0]).toMatchObject({ answer: 'agree', answerer: null });
  });

  it('is found by name, and stands in the file', async () => {
    const { id, two } = await opened();
    const found = await app.call('officer', listConsultationsRoute, { query: { q: two.name } });
    expect(found.body.rows.map((row) => row.id)).toEqual([id]);
    const file = await app.call('officer', exportConsultationsRoute, {
      query: { q: two.name, format: 'csv' },
    });
    expect(file.bytes.toString('utf8')).toContain(`${two.name}：还没有答复`);
  });
});

describe('not allowed', () => {
  it('to see or to open one for organisations out of sight, or without the right to change', async () => {
    const { id, one, two } = await opened();
    expect(await listed(id, 'educationOfficer')).toBeUndefined();
    const other = await pair();
    const plan = await shown([other.one.id, other.two.id], 'joint');
    expect((await open(plan, 'educationOfficer')).refusals[0]?.code).toBe('consultation.changed');
    expect((await open(plan, 'inspector')).status).toBe(403);
    const count = await app.call('officer', countConsultationsRoute, { query: { socialOrg: two.id } });
    expect([one.id === two.id, count.body.count]).toEqual([false, 1]);
  });
});

async function counts() {
  return (await app.call('officer', countWithoutPartyOrgRoute, { query: {} })).body;
}
