import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../platform/kernel/day.ts';
import { buildClaimsWorld, CLAIMS_TODAY, type ClaimsWorld } from '../../testing/build-claims-world.ts';
import { addPartyOrg, type BuiltPartyOrg, type BuiltSocialOrg } from '../../testing/build-records.ts';
import { endPartyOrgRoute } from '../../party-orgs/party-org.contract.ts';
import { changeSocialOrgRoute, endSocialOrgRoute } from '../../social-orgs/social-org.contract.ts';
import { countClaimsRoute, listClaimsRoute } from '../claim.contract.ts';

const YESTERDAY = addDays(CLAIMS_TODAY, -1);
const NOBODY = { id: '01900000-0000-7000-8000-00000000ffff' };
let world: ClaimsWorld;
let education: BuiltPartyOrg;
let trades: BuiltPartyOrg;

beforeAll(async () => {
  world = await buildClaimsWorld();
  ({ education, trades } = world.tree);
});
afterAll(() => world.close());

const statesOf = (answer: { body: { results: { state: string | null }[] } }) =>
  answer.body.results.map(({ state }) => state);
const box = async (by: string, query: object) =>
  (await world.app.call(by, listClaimsRoute, { query: { size: 100, ...query } })).body.rows;
const change = async (org: BuiltSocialOrg, body: object) => {
  const { version } = (await world.read('officer', org)).body;
  return world.app.call('officer', changeSocialOrgRoute, {
    params: { id: org.id },
    body: { version, ...body },
  });
};
/** An organisation of the one committee that the officer at the root proposes to give to the other. */
const proposed = async (by = 'officer', more: object = {}) => {
  const org = await world.newUnclear(education, more);
  expect(statesOf(await world.propose(by, [org], trades))).toEqual(['proposed']);
  return { org, claim: await world.claimOn(org) };
};
/** One that the trades committee says is its own although the education committee has agreed to it. */
const disputed = async () => {
  const org = await world.newConfirmed(education);
  expect(statesOf(await world.propose('placeOfficer', [org], trades))).toEqual(['proposed']);
  const claim = await world.claimOn(org);
  expect(statesOf(await world.step('tradesOfficer', [claim.id], 'accept'))).toEqual(['disputed']);
  return { org, claim };
};

describe('a proposal', () => {
  it('waits in the inbox of the body named, which sees what it is about and nothing else of the organisation', async () => {
    const { org, claim } = await proposed();
    const inbox = await box('tradesOfficer', { box: 'inbox', state: 'open' });
    expect(inbox.find(({ id }) => id === claim.id)).toMatchObject({
      socialOrgName: org.name,
      org: { holderName: education.name },
      kind: 'proposal',
      steps: ['accept', 'refuse'],
    });
    expect((await world.read('tradesOfficer', org)).status).toBe(404);
    expect((await world.deskOf('tradesOfficer', org)).body.mayPropose).toBe(false);
    expect((await box('officer', { box: 'outbox' })).map(({ id }) => id)).toContain(claim.id);
    const inboxOf = async (by: string, within: string) =>
      (await box(by, { within })).some(({ id }) => id === claim.id);
    // Above the body named it is no business of the own inbox, but to be found among those below.
    expect([await inboxOf('officer', 'own'), await inboxOf('officer', 'all')]).toEqual([false, true]);
    expect([await inboxOf('educationOfficer', 'all'), await inboxOf('placeOfficer', 'all')]).toEqual([
      false,
      false,
    ]);
  });

  it('is accepted: the body answers from the day on, the old one loses sight and the new one gains it', async () => {
    const { org, claim } = await proposed();
    expect((await world.read('educationOfficer', org)).status).toBe(200);
    const accepted = await world.step('tradesOfficer', [claim.id], 'accept', { fromOn: YESTERDAY });
    expect(statesOf(accepted)).toEqual(['accepted']);
    expect((await world.read('educationOfficer', org)).status).toBe(404);
    const record = (await world.read('tradesOfficer', org)).body;
    expect(record).toMatchObject({
      responsibility: 'confirmed',
      responsiblePartyOrg: { id: trades.id },
      responsibilityPrinciple: 'territorial',
    });
    expect(record.periods.map(({ fromOn, responsibility }) => [fromOn, responsibility])).toEqual([
      [YESTERDAY, 'confirmed'],
      ['2020-01-01', 'unclear'],
    ]);
  });

  it('is refused with a reason, which the proposer reads; it may be made anew', async () => {
    const { org, claim } = await proposed();
    expect((await world.step('tradesOfficer', [claim.id], 'refuse')).code).toBe('claim.no-reason');
    expect(
      statesOf(await world.step('tradesOfficer', [claim.id], 'refuse', { reason: '不属行业协会' })),
    ).toEqual(['refused']);
    expect(await world.claimOn(org)).toMatchObject({
      state: 'refused',
      reason: '不属行业协会',
      decider: '行业党委干部',
      steps: [],
    });
    expect((await world.read('educationOfficer', org)).body.responsibility).toBe('unclear');
    expect(statesOf(await world.propose('officer', [org], trades))).toEqual(['proposed']);
  });

  it('is taken back by who made it, and by nobody else', async () => {
    const { org, claim } = await proposed('placeOfficer');
    expect((await world.step('officer', [claim.id], 'withdraw')).code).toBe('not-allowed.claim');
    expect(statesOf(await world.step('placeOfficer', [claim.id], 'withdraw'))).toEqual(['withdrawn']);
    expect((await world.claimOn(org)).state).toBe('withdrawn');
  });

  it('of the body that answers, to give away what it has agreed to, needs no further consent', async () => {
    const org = await world.newConfirmed(education);
    expect(statesOf(await world.propose('educationOfficer', [org], trades))).toEqual(['proposed']);
    expect((await world.read('educationOfficer', org)).body.responsibility).toBe('confirmed');
    const { id } = await world.claimOn(org);
    expect(statesOf(await world.step('tradesOfficer', [id], 'accept'))).toEqual(['accepted']);
    expect((await world.read('tradesOfficer', org)).body.responsibility).toBe('confirmed');
    // Whoever gave it away knows what became of it, by the name that it had.
    expect((await box('educationOfficer', { box: 'outbox' })).find((each) => each.id === id)).toMatchObject({
      state: 'accepted',
      socialOrgName: org.name,
      org: null,
    });
  });
});

describe('a claim for the own body', () => {
  it('of what nobody has agreed to is settled at once', async () => {
    const org = await world.newUnclear(education);
    expect(statesOf(await world.propose('educationOfficer', [org], education))).toEqual(['accepted']);
    const claim = await world.claimOn(org);
    expect(claim).toMatchObject({ kind: 'claim', state: 'accepted', proposer: '教育党委干部' });
    expect((await world.read('educationOfficer', org)).body.responsibility).toBe('confirmed');
  });

  it('closes the other proposals, whose bodies are told who was first', async () => {
    const { org, claim } = await proposed();
    await world.propose('educationOfficer', [org], education);
    const refused = await world.step('tradesOfficer', [claim.id], 'accept');
    expect(refused.code).toBe('conflict.claim-decided');
    expect(refused.refusals[0]?.message).toMatch(
      new RegExp(`${org.name}.*${CLAIMS_TODAY} \\d\\d:\\d\\d 由教育党委干部明确由“${education.name}”负责`),
    );
    expect((await box('tradesOfficer', {})).find(({ id }) => id === claim.id)).toMatchObject({
      state: 'lapsed',
      lapsedFor: 'settled',
      reason: education.name,
    });
  });
});

describe('two at once', () => {
  it('of one body: one accepts, the other learns who did', async () => {
    const { claim } = await proposed();
    const both = await Promise.all([
      world.step('tradesOfficer', [claim.id], 'accept'),
      world.step('officer', [claim.id], 'accept'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = both.find(({ status }) => status === 409);
    expect(late?.code).toBe('conflict.claim-decided');
    expect(late?.refusals[0]?.message).toMatch(/由(行业党委|党工委)干部办结（已明确）/);
  });

  it('of two bodies: one answers for it, whatever the order', async () => {
    for (let round = 0; round < 5; round += 1) {
      const org = await world.newUnclear(world.tree.root);
      await world.propose('officer', [org], trades);
      const { id: toTrades } = await world.claimOn(org);
      await world.propose('officer', [org], education);
      const { id: toEducation } = await world.claimOn(org);
      const both = await Promise.all([
        world.step('tradesOfficer', [toTrades], 'accept'),
        world.step('educationOfficer', [toEducation], 'accept'),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { claims } = (await world.deskOf('officer', org)).body;
      expect(claims.map(({ state }) => state).sort()).toEqual(['accepted', 'lapsed']);
    }
    const { rows } = await world.database.superPool.query(
      `select social_org_id from claim where state = 'accepted' and confirmed @> current_date group by 1 having count(*) > 1`,
    );
    expect(rows).toEqual([]);
  });

  it('claim the same: the second is told who made the first', async () => {
    const org = await world.newUnclear(world.tree.root);
    const both = await Promise.all([
      world.propose('placeOfficer', [org], trades),
      world.propose('officer', [org], trades),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = both.find(({ status }) => status === 409);
    expect(late?.code).toBe('conflict.claimed');
  });
});

describe('a dispute', () => {
  it('leaves the organisation unclear under the last agreed body, which may give way', async () => {
    const { org, claim } = await disputed();
    expect((await world.read('educationOfficer', org)).body).toMatchObject({
      responsibility: 'unclear',
      responsiblePartyOrg: { id: education.id },
    });
    expect((await world.claimOn(org, 'educationOfficer')).steps).toEqual(['accept']);
    expect((await world.step('tradesOfficer', [claim.id], 'accept')).code).toBe('not-allowed.claim');
    expect(statesOf(await world.step('educationOfficer', [claim.id], 'accept'))).toEqual(['accepted']);
    expect((await world.read('tradesOfficer', org)).body.responsibility).toBe('confirmed');
    expect((await world.read('educationOfficer', org)).status).toBe(404);
  });

  it('is decided from above: the one that had agreed answers again', async () => {
    const { org, claim } = await disputed();
    expect((await world.step('educationOfficer', [claim.id], 'refuse', { reason: '不同意' })).status).toBe(
      403,
    );
    expect(statesOf(await world.step('officer', [claim.id], 'refuse', { reason: '维持原来的' }))).toEqual([
      'refused',
    ]);
    expect((await world.read('educationOfficer', org)).body.responsibility).toBe('confirmed');
  });

  it('is over when the body that disputed takes it back', async () => {
    const { org, claim } = await disputed();
    expect(statesOf(await world.step('tradesOfficer', [claim.id], 'withdraw'))).toEqual(['withdrawn']);
    expect((await world.read('educationOfficer', org)).body.responsibility).toBe('confirmed');
  });

  it('ends with the decision of the record: what was in dispute lapses', async () => {
    const { org } = await disputed();
    expect((await change(org, { responsibility: 'confirmed', changeOn: CLAIMS_TODAY })).status).toBe(200);
    expect(await world.claimOn(org)).toMatchObject({ state: 'lapsed', lapsedFor: 'settled' });
  });
});

describe('facts that change', () => {
  it('an organisation that is over takes its claims with it', async () => {
    const { org } = await proposed();
    const { version } = (await world.read('officer', org)).body;
    const body = { version, status: 'deregistered' as const, endedOn: CLAIMS_TODAY };
    await world.app.call('officer', endSocialOrgRoute, { params: { id: org.id }, body });
    expect(await world.claimOn(org)).toMatchObject({ state: 'lapsed', lapsedFor: 'org_ended' });
    expect((await world.propose('officer', [org], trades)).code).toBe('claim.org-ended');
  });

  it('a body that is over answers nothing', async () => {
    const body = await addPartyOrg(world.database, {
      name: '洋县临时综合党委',
      kind: 'comprehensive_committee',
      parent: world.tree.root,
    });
    const org = await world.newUnclear(education);
    await world.propose('officer', [org], body);
    const ended = { version: 1, endedOn: CLAIMS_TODAY };
    expect(
      (await world.app.call('officer', endPartyOrgRoute, { params: { id: body.id }, body: ended })).status,
    ).toBe(200);
    expect(await world.claimOn(org)).toMatchObject({ state: 'lapsed', lapsedFor: 'body_ended' });
  });

  it.each([
    ['registered_place', { regionCode: '610723104' }, 'lapsed'],
    ['fallback', { supervisingBody: true }, 'lapsed'],
    ['supervising_body', { supervisingBody: true }, 'lapsed'],
    ['industry', { sector: 'health' }, 'lapsed'],
    ['registered_place', { supervisingBody: true }, 'proposed'],
    ['supervising_body', { sector: 'health' }, 'proposed'],
    ['fallback', { staff: 30 }, 'proposed'],
  ] as const)('a claim by %s when %o changes is %s', async (basis, { ...changed }, state) => {
    const { supervisingBodies } = world.tree;
    const org = await world.newUnclear(education, { body: supervisingBodies.education });
    await world.propose('officer', [org], trades, { basis });
    const { supervisingBody, ...rest } = changed as { supervisingBody?: true };
    const body =
      supervisingBody === undefined ? {} : { supervisingBodyId: supervisingBodies.civilAffairs.id };
    expect((await change(org, { ...rest, ...body, changeOn: CLAIMS_TODAY })).status).toBe(200);
    expect((await world.claimOn(org)).state).toBe(state);
  });

  it('a confirmed claim ends with the day on which somebody else answers', async () => {
    const org = await world.newUnclear(education);
    await world.propose('educationOfficer', [org], education, { fromOn: addDays(CLAIMS_TODAY, -10) });
    await change(org, { responsiblePartyOrgId: trades.id, changeOn: YESTERDAY });
    const { rows } = await world.database.superPool.query(
      'select confirmed::text from claim where social_org_id = $1',
      [org.id],
    );
    expect(rows).toEqual([{ confirmed: `[${addDays(CLAIMS_TODAY, -10)},${YESTERDAY})` }]);
  });
});

describe('refused', () => {
  const cases: [string, () => Promise<BuiltSocialOrg>, () => { id: string }, object, string][] = [
    [
      'a day to come',
      () => world.newUnclear(education),
      () => trades,
      { fromOn: '2999-01-01' },
      'claim.future',
    ],
    ['a day that is none', () => world.newUnclear(education), () => trades, { fromOn: 'x' }, 'claim.day'],
    [
      'a day before the other body agreed',
      () => world.newConfirmed(education),
      () => trades,
      { fromOn: '2019-12-31' },
      'claim.early',
    ],
    ['the body that has agreed', () => world.newConfirmed(education), () => education, {}, 'claim.already'],
    ['a branch', () => world.newUnclear(education), () => world.tree.tradesBranch, {}, 'claim.body'],
    ['a body that is not there', () => world.newUnclear(education), () => NOBODY, {}, 'claim.body'],
    [
      'a supervising body that there is none of',
      () => world.newUnclear(education),
      () => trades,
      { basis: 'supervising_body' },
      'claim.no-supervising-body',
    ],
    [
      'another basis without a word',
      () => world.newUnclear(education),
      () => trades,
      { basis: 'other' },
      'claim.no-note',
    ],
  ];
  it.each(cases)('%s', async (_, org, body, more, code) => {
    const made = await org();
    const before = (await world.deskOf('officer', made)).body.claims.length;
    expect((await world.propose('officer', [made], body(), more)).code).toBe(code);
    expect((await world.deskOf('officer', made)).body.claims).toHaveLength(before);
  });
});

describe('not allowed', () => {
  it('an organisation out of sight is not there to be claimed', async () => {
    const org = await world.newUnclear(education);
    for (const by of ['tradesOfficer', 'otherPlaceOfficer', 'bodyOfficer', 'townshipOfficer'])
      expect((await world.propose(by, [org], trades)).code).toBe('not-found');
    expect((await world.propose('officer', [NOBODY], trades)).code).toBe('not-found');
  });

  it('who only inspects, keeps a branch or a duty claims nothing', async () => {
    const org = await world.newUnclear(education);
    for (const by of ['inspector', 'secretary', 'advisor', 'systemAdmin']) {
      expect((await world.propose(by, [org], trades)).status).toBe(403);
      expect((await world.app.call(by, listClaimsRoute, { query: {} })).status).toBe(403);
    }
    expect((await world.deskOf('inspector', org)).body).toMatchObject({ mayPropose: false });
  });

  it('nobody but the body named, or who stands above it, answers', async () => {
    const { org, claim } = await proposed('placeOfficer');
    for (const [by, code] of [
      // In sight of the organisation, but not of the Party line of the body.
      ['educationOfficer', 'not-allowed.claim'],
      ['placeOfficer', 'not-allowed.claim'],
      // Not even in sight of it.
      ['otherPlaceOfficer', 'not-found'],
      ['bodyOfficer', 'not-found'],
    ] as const)
      expect([by, (await world.step(by, [claim.id], 'accept')).code]).toEqual([by, code]);
    expect((await world.claimOn(org)).state).toBe('proposed');
    expect((await world.step('inspector', [claim.id], 'accept')).status).toBe(403);
  });
});

describe('many at once', () => {
  it('each row says what became of it, and those that can be done are done', async () => {
    const free = await world.newUnclear(education);
    const asked = await proposed();
    const over = await world.newUnclear(education, { endedOn: '2024-01-01' });
    const answer = await world.propose('officer', [free, asked.org, over, NOBODY, free], trades);
    expect(answer.body.results.map(({ name, state, refusal }) => [name, state ?? refusal?.code])).toEqual([
      [free.name, 'proposed'],
      [asked.org.name, 'conflict.claimed'],
      [over.name, 'claim.org-ended'],
      [null, 'not-found'],
      [free.name, 'claim.twice'],
    ]);
  });

  it('where nothing can be done the reasons name their rows', async () => {
    const over = await world.newUnclear(education, { endedOn: '2024-01-01' });
    const answer = await world.propose('officer', [over, NOBODY], trades);
    expect(answer.refusals.map(({ field, code }) => [field, code])).toEqual([
      ['items.0', 'claim.org-ended'],
      ['items.1', 'not-found'],
    ]);
  });

  it('are answered together, from days of their own', async () => {
    const one = await proposed('officer');
    const org = await world.newUnclear(education);
    await world.propose('officer', [org], trades, { fromOn: YESTERDAY });
    const other = await world.claimOn(org);
    const answer = await world.step('tradesOfficer', [one.claim.id, other.id, NOBODY.id], 'accept');
    expect(statesOf(answer)).toEqual(['accepted', 'accepted', null]);
    const since = async (each: BuiltSocialOrg) =>
      (await world.read('tradesOfficer', each)).body.periods[0]?.fromOn;
    expect([await since(one.org), await since(org)]).toEqual([CLAIMS_TODAY, YESTERDAY]);
  });

  it('from above two bodies for one organisation: the first is taken, the second not', async () => {
    const { org, claim } = await proposed();
    await world.propose('officer', [org], world.tree.root);
    expect((await world.claimOn(org)).state).toBe('accepted');
    expect((await world.step('officer', [claim.id], 'accept')).code).toBe('conflict.claim-decided');
    const again = await world.newUnclear(education);
    await world.propose('placeOfficer', [again], trades);
    const first = await world.claimOn(again);
    await world.propose('placeOfficer', [again], education);
    const second = await world.claimOn(again);
    const answer = await world.step('officer', [first.id, second.id], 'accept');
    expect(answer.body.results.map(({ state, refusal }) => state ?? refusal?.code)).toEqual([
      'accepted',
      'conflict.claim-decided',
    ]);
    expect((await world.claimOn(again)).state).toBe('lapsed');
  });
});

describe('figures', () => {
  it('count an organisation once, under the last agreed body, until another has agreed', async () => {
    const under = { root: world.tree.root, education, trades };
    const all = async () => ({
      root: await world.figures('officer', under.root),
      education: await world.figures('educationOfficer', under.education),
      trades: await world.figures('tradesOfficer', under.trades),
    });
    const org = await world.newConfirmed(education);
    const start = await all();
    const plus = (of: (number | undefined)[], orgs: number, unclear: number) => [
      (of[0] ?? 0) + orgs,
      (of[1] ?? 0) + unclear,
    ];
    await world.propose('placeOfficer', [org], trades);
    const { id } = await world.claimOn(org);
    expect(await all()).toEqual(start);
    await world.step('tradesOfficer', [id], 'accept');
    expect(await all()).toEqual({
      root: plus(start.root, 0, 1),
      education: plus(start.education, 0, 1),
      trades: start.trades,
    });
    await world.step('educationOfficer', [id], 'accept');
    expect(await all()).toEqual({
      root: start.root,
      education: plus(start.education, -1, 0),
      trades: plus(start.trades, 1, 0),
    });
    await world.database.superPool.query('select tally_fold_pending()');
    const { rows } = await world.database.superPool.query('select * from tally_drift()');
    expect(rows).toEqual([]);
  });
});

describe('the history of the organisation', () => {
  it('tells every step with who and when; who has lost sight of it reads none of it', async () => {
    const { org, claim } = await disputed();
    await world.step('educationOfficer', [claim.id], 'accept');
    const told = (await world.changesOf(org, 'tradesOfficer')).map(({ actor, action, changes }) => [
      actor,
      action,
      (changes.claim?.[1] as { state?: string } | undefined)?.state ?? Object.keys(changes).sort().join(),
    ]);
    expect(told).toEqual([
      ['教育党委干部', 'change', 'responsibility,responsibilityPrinciple,responsiblePartyOrgId'],
      ['教育党委干部', 'update', 'accepted'],
      ['行业党委干部', 'change', 'responsibility'],
      ['行业党委干部', 'update', 'disputed'],
      ['洋县民政干部', 'insert', 'proposed'],
      ['测试准备', 'create', ''],
    ]);
    expect(await world.changesOf(org, 'educationOfficer')).toEqual([]);
  });
});

it('counts what waits', async () => {
  const count = async (by: string, query: object) =>
    (await world.app.call(by, countClaimsRoute, { query })).body.count;
  const before = await count('tradesOfficer', { state: 'open' });
  const { claim } = await proposed();
  expect(await count('tradesOfficer', { state: 'open' })).toBe(before + 1);
  await world.step('tradesOfficer', [claim.id], 'accept');
  expect(await count('tradesOfficer', { state: 'open' })).toBe(before);
});
