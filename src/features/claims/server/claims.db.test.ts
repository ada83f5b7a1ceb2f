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
import { addPartyOrg, type BuiltPartyOrg, type BuiltSocialOrg } from '../../testing/build-records.ts';
import { endPartyOrgRoute } from '../../party-orgs/party-org.contract.ts';
import { changeSocialOrgRoute, endSocialOrgRoute } from '../../social-orgs/social-org.contract.ts';
import { listClaimsRoute } from '../claim.contract.ts';

const YESTERDAY = addDays(CLAIMS_TODAY, -1);
let world: ClaimsWorld;
let education: BuiltPartyOrg;
let trades: BuiltPartyOrg;

beforeAll(async () => {
  world = await buildClaimsWorld();
  ({ education, trades } = world.tree);
});
afterAll(() => world.close());

const box = async (by: string, query: object) =>
  (await world.app.call(by, listClaimsRoute, { query: { size: 100, ...query } })).body.rows;
const change = async (org: BuiltSocialOrg, body: object) => {
  const { version } = (await world.read('officer', org)).body;
  return world.app.call('officer', changeSocialOrgRoute, {
    params: { id: org.id },
    body: { version, ...body },
  });
};

describe('a proposal', () => {
  it('waits in the inbox of the body named, which sees what it is about and nothing else of the organisation', async () => {
    const { org, claim } = await makeProposal(world);
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
    const { org, claim } = await makeProposal(world);
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
    const { org, claim } = await makeProposal(world);
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
    const { org, claim } = await makeProposal(world, 'placeOfficer');
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
    const { org, claim } = await makeProposal(world);
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
    const { claim } = await makeProposal(world);
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
    const { org, claim } = await makeDispute(world);
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
    const { org, claim } = await makeDispute(world);
    expect((await world.step('educationOfficer', [claim.id], 'refuse', { reason: '不同意' })).status).toBe(
      403,
    );
    expect(statesOf(await world.step('officer', [claim.id], 'refuse', { reason: '维持原来的' }))).toEqual([
      'refused',
    ]);
    expect((await world.read('educationOfficer', org)).body.responsibility).toBe('confirmed');
  });

  it('is over when the body that disputed takes it back', async () => {
    const { org, claim } = await makeDispute(world);
    expect(statesOf(await world.step('tradesOfficer', [claim.id], 'withdraw'))).toEqual(['withdrawn']);
    expect((await world.read('educationOfficer', org)).body.responsibility).toBe('confirmed');
  });

  it('ends with the decision of the record: what was in dispute lapses', async () => {
    const { org } = await makeDispute(world);
    expect((await change(org, { responsibility: 'confirmed', changeOn: CLAIMS_TODAY })).status).toBe(200);
    expect(await world.claimOn(org)).toMatchObject({ state: 'lapsed', lapsedFor: 'settled' });
  });
});

describe('facts that change', () => {
  it('an organisation that is over takes its claims with it', async () => {
    const { org } = await makeProposal(world);
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
