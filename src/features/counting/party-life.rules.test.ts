import { describe, expect, it } from 'vitest';
import type { CountingSettings } from './counting-definition.ts';
import { masksOf } from './counting.rules.ts';
import { countedWays, type LifeFacts, lifeOf, lifeOfCovered, lifeSince } from './party-life.rules.ts';

const ON = '2026-11-22';

const facts = (given: Partial<LifeFacts> = {}): LifeFacts => ({
  kind: 'branch',
  functional: false,
  outsideSystem: false,
  firstOn: '2020-01-01',
  endedOn: null,
  heldOn: [],
  ...given,
});

describe('the time that is looked at', () => {
  it.each([
    ['2026-11-22', '2026-08-01'],
    ['2026-11-01', '2026-08-01'],
    ['2026-10-31', '2026-07-01'],
    ['2026-02-28', '2025-11-01'],
    ['2024-02-29', '2023-11-01'],
    ['1000-03-31', '1000-01-01'],
    ['1000-04-01', '1000-01-01'],
  ])('on %s begins on %s', (on, since) => {
    expect(lifeSince(on)).toBe(since);
  });
});

describe('the life of a Party organisation', () => {
  it.each<[string, Partial<LifeFacts>, ReturnType<typeof lifeOf>]>([
    ['without any meeting', {}, 'idle'],
    ['whose last meeting was the day before the time begins', { heldOn: ['2026-07-31'] }, 'idle'],
    ['that met on the first day of the time', { heldOn: ['2026-08-01'] }, 'active'],
    ['that met on the day itself', { heldOn: [ON] }, 'active'],
    ['that meets on the day after', { heldOn: ['2026-11-23'] }, 'idle'],
    ['that is a joint branch', { kind: 'joint_branch' }, 'idle'],
    [
      'that is a committee, which owes no meetings of a branch',
      { kind: 'party_committee', heldOn: [ON] },
      null,
    ],
    ['that is 功能型', { functional: true, heldOn: [ON] }, null],
    ['of another system', { outsideSystem: true }, null],
    ['that was there from the first day of the time on', { firstOn: '2026-08-01' }, 'idle'],
    ['that was set up a day later', { firstOn: '2026-08-02' }, null],
    ['that ended on the day', { endedOn: ON }, null],
    ['that ends on the day after', { endedOn: '2026-11-23' }, 'idle'],
  ])('%s', (_, given, life) => {
    expect(lifeOf(facts(given), ON)).toBe(life);
  });
});

describe('the life of an organisation', () => {
  it.each([
    [[], null],
    [['idle'], 'idle'],
    [['active', 'idle'], 'active'],
    [['active', null], 'active'],
    [['idle', null], null],
    [[null], null],
  ] as const)('covered by %j is %s', (lives, life) => {
    expect(lifeOfCovered(lives)).toBe(life);
  });

  it('asks those ways of covering that the definition counts', () => {
    const settings: CountingSettings = {
      base: 'registered',
      attachedCounts: false,
      functionalCounts: false,
      notTransferredCounts: false,
      advisorCounts: false,
      massOrgCounts: false,
    };
    expect(countedWays(masksOf(settings))).toEqual(['sole', 'joint']);
    expect(countedWays(masksOf({ ...settings, attachedCounts: true }))).toEqual([
      'sole',
      'joint',
      'attached',
    ]);
  });
});
