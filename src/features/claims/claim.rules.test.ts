import { describe, expect, it } from 'vitest';
import { claimBases } from '../codes/tables/claim.ts';
import {
  checkAsked,
  checkStep,
  earliestDay,
  principleOfBasis,
  refuseClaim,
  stateAfter,
  stateAfterYes,
  stepsOf,
} from './claim.rules.ts';
import type { ClaimedOrg, ClaimStanding } from './claim.ts';

const TODAY = '2026-11-22';
const nobody: ClaimStanding = { named: false, holder: false, proposer: false };
const org: ClaimedOrg = {
  name: '洋县志愿者协会',
  firstOn: '2018-01-01',
  endedOn: null,
  hasSupervisingBody: true,
  responsibility: 'unclear',
  responsiblePartyOrgId: 'a',
  responsibleName: '甲党委',
  since: '2020-05-01',
  disputed: 0,
};
const confirmed: ClaimedOrg = { ...org, responsibility: 'confirmed' };
const asked = { partyOrgId: 'b', basis: 'registered_place', fromOn: TODAY } as const;

describe('the table of steps', () => {
  it.each([
    ['proposed', { named: true }, ['accept', 'refuse']],
    ['proposed', { proposer: true }, ['withdraw']],
    ['proposed', { holder: true }, []],
    ['proposed', { named: true, proposer: true }, ['accept', 'refuse', 'withdraw']],
    ['disputed', { named: true }, ['withdraw']],
    ['disputed', { holder: true }, ['accept']],
    ['disputed', { named: true, holder: true }, ['accept', 'refuse', 'withdraw']],
    ['disputed', { proposer: true }, ['withdraw']],
    ['accepted', { named: true, holder: true, proposer: true }, []],
    ['refused', { named: true, holder: true, proposer: true }, []],
    ['withdrawn', { named: true, holder: true, proposer: true }, []],
    ['lapsed', { named: true, holder: true, proposer: true }, []],
    ['proposed', {}, []],
    ['disputed', {}, []],
  ] as const)('%s lets %o do %o', (state, standing, steps) =>
    expect(stepsOf(state, { ...nobody, ...standing })).toEqual(steps),
  );
});

describe('a yes of the body named', () => {
  it.each([
    ['of what nobody has agreed to', org, {}, false, 'accepted'],
    ['against a body that has agreed', confirmed, {}, false, 'disputed'],
    ['that the body has given away itself', confirmed, {}, true, 'accepted'],
    ['by who stands above both', confirmed, { holder: true }, false, 'accepted'],
    ['beside a dispute that stands', { ...org, disputed: 1 }, {}, false, 'disputed'],
    ['beside a dispute, by who stands above', { ...org, disputed: 1 }, { holder: true }, false, 'accepted'],
  ] as const)('%s', (_, facts, standing, released, state) =>
    expect(stateAfterYes(facts, { ...nobody, ...standing }, released)).toBe(state),
  );

  it.each([
    ['proposed', 'refuse', 'refused'],
    ['proposed', 'withdraw', 'withdrawn'],
    ['proposed', 'accept', 'disputed'],
    ['disputed', 'accept', 'accepted'],
    ['disputed', 'refuse', 'refused'],
    ['disputed', 'withdraw', 'withdrawn'],
  ] as const)('%s after %s of a body: %s', (state, step, next) =>
    expect(stateAfter(state, step, confirmed, nobody, false)).toBe(next),
  );
});

describe('a claim', () => {
  it.each([
    ['on what is over', { ...org, endedOn: '2024-01-01' }, asked, 'claim.org-ended'],
    ['for the body that has agreed', confirmed, { ...asked, partyOrgId: 'a' }, 'claim.already'],
    ['before the unclear days began', org, { ...asked, fromOn: '2020-04-30' }, 'claim.early'],
    [
      'from the very day on which another agreed',
      confirmed,
      { ...asked, fromOn: '2020-05-01' },
      'claim.early',
    ],
    [
      'by a supervising body that there is none of',
      { ...org, hasSupervisingBody: false },
      { ...asked, basis: 'supervising_body' },
      'claim.no-supervising-body',
    ],
  ] as const)('%s is refused', (_, facts, wanted, code) =>
    expect(refuseClaim(facts, [], wanted)?.code).toBe(code),
  );

  it.each([
    ['for the body that answers without having agreed', org, { ...asked, partyOrgId: 'a' }],
    ['from the first unclear day', org, { ...asked, fromOn: '2020-05-01' }],
    ['from the day after another agreed', confirmed, { ...asked, fromOn: '2020-05-02' }],
  ] as const)('%s stands', (_, facts, wanted) => expect(refuseClaim(facts, [], wanted)).toBeNull());

  it('is made once a body: who made it, and when, is told', () => {
    const open = [
      {
        partyOrgId: 'b',
        partyOrgName: '乙党委',
        kind: 'proposal' as const,
        proposer: '张三',
        proposedOn: '2026-11-01',
      },
    ];
    const refusal = refuseClaim(org, open, asked);
    expect(refusal?.code).toBe('conflict.claimed');
    expect(refusal?.message).toMatch(/张三已于 2026-11-01 .*乙党委/);
    expect(refuseClaim(org, open, { ...asked, partyOrgId: 'c' })).toBeNull();
  });

  it('counts at the earliest from the day after another agreed', () =>
    expect([earliestDay(org), earliestDay(confirmed)]).toEqual(['2020-05-01', '2020-05-02']));
});

describe('what a form can get wrong', () => {
  it.each([
    [{ fromOn: '2026-11-23' }, ['claim.future']],
    [{ fromOn: '2026-02-30' }, ['claim.day']],
    [{ basis: 'assigned' }, ['claim.no-note', 'claim.no-principle']],
    [{ basis: 'other', note: '见文件', principle: 'sectoral' }, []],
    [{}, []],
  ] as const)('%o', (more, codes) =>
    expect(checkAsked({ ...asked, ...more }, TODAY).map(({ code }) => code)).toEqual(codes),
  );

  it.each([
    ['refuse', null, null, ['claim.no-reason']],
    ['refuse', '不属本系统', null, []],
    ['accept', null, '2026-11-23', ['claim.future']],
    ['accept', null, null, []],
    ['withdraw', null, null, []],
  ] as const)('%s for %s from %s', (step, reason, fromOn, codes) =>
    expect(checkStep(step, reason, fromOn, TODAY).map(({ code }) => code)).toEqual(codes),
  );
});

it('every basis stands for a principle, but for those that say nothing of it', () =>
  expect(
    claimBases.entries.filter(({ code }) => principleOfBasis(code) === null).map(({ code }) => code),
  ).toEqual(['assigned', 'other']));
