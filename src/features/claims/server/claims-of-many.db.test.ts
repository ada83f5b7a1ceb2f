import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../platform/kernel/day.ts';
import {
  buildClaimsWorld,
  CLAIMS_TODAY,
  type ClaimsWorld,
  makeDispute,
  makeProposal,
  statesOf,
} from '../../testing/build-claims-world.ts';
import { type BuiltPartyOrg, type BuiltSocialOrg } from '../../testing/build-records.ts';
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
    const { org, claim } = await makeProposal(world, 'placeOfficer');
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
    const asked = await makeProposal(world);
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

  it('what was proposed in one go is taken back in one go, while nobody has answered', async () => {
    const orgs = [await world.newUnclear(education), await world.newUnclear(education)];
    const { results } = (await world.propose('officer', orgs, trades)).body;
    const ids = results.map(({ claimId }) => claimId ?? '');
    await world.step('tradesOfficer', ids.slice(0, 1), 'accept');
    const back = await world.step('officer', ids, 'withdraw');
    expect(back.body.results.map(({ state, refusal }) => state ?? refusal?.code)).toEqual([
      'conflict.claim-decided',
      'withdrawn',
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
    const one = await makeProposal(world, 'officer');
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
    const { org, claim } = await makeProposal(world);
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
    const { org, claim } = await makeDispute(world);
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
  const { claim } = await makeProposal(world);
  expect(await count('tradesOfficer', { state: 'open' })).toBe(before + 1);
  await world.step('tradesOfficer', [claim.id], 'accept');
  expect(await count('tradesOfficer', { state: 'open' })).toBe(before);
});
