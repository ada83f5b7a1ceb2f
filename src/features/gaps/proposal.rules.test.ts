import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapGroups, memberBucketOf } from '../counting/counting.rules.ts';
import { reasonsOf } from './explain.rules.ts';
import {
  allOf,
  countable,
  distanceOf,
  type GapUnit,
  type Host,
  MOST_UNITS,
  proposalsFor,
  refuseWay,
  sharedBy,
  type Surroundings,
  THRESHOLD,
} from './proposal.rules.ts';

const TOWN = '610723001';
const OTHER_TOWN = '610723104';
const OTHER_COUNTY = '610722003';

function unitOf(
  name: string,
  transferred: number,
  more: Partial<GapUnit> & { elsewhere?: number } = {},
): GapUnit {
  const { elsewhere = 0, ...given } = more;
  const bucket = memberBucketOf(transferred + elsewhere, elsewhere);
  return {
    id: name,
    name,
    group: { due: 'establishment_gap', few: 'few_members', none: 'no_members', unknown: 'unverified' }[
      bucket
    ] as GapUnit['group'],
    members: { transferred, notTransferred: elsewhere },
    responsibleId: '综合党委',
    near: TOWN,
    nearName: '洋州街道',
    sector: 'education',
    sectorName: '教育',
    asked: false,
    ...given,
  };
}

const host = (name: string, more: Partial<Host> = {}): Host => ({
  id: name,
  name,
  near: TOWN,
  nearName: '洋州街道',
  sameResponsible: true,
  members: 10,
  ...more,
});

const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  neighbours: [],
  hosts: [],
  notTransferredCounts: false,
  ...more,
});

const waysOf = (unit: GapUnit, more: Partial<Surroundings> = {}) =>
  proposalsFor(unit, around(more)).map(({ way }) => way);

describe('the proposed way by the number of members (SORGP-15)', () => {
  it.each([
    [3, 0, ['sole']],
    [9, 0, ['sole']],
    [2, 0, ['advisor']],
    [1, 0, ['advisor']],
    [0, 0, ['advisor']],
    [2, 1, ['sole', 'advisor']],
    [0, 3, ['sole', 'advisor']],
    [0, 2, ['advisor']],
  ])('%s transferred, %s not, nobody near → %j', (transferred, elsewhere, ways) => {
    expect(waysOf(unitOf('某协会', transferred, { elsewhere }))).toEqual(ways);
  });

  it('says how many would have to be transferred', () => {
    expect(proposalsFor(unitOf('某协会', 1, { elsewhere: 4 }), around())[0]).toMatchObject({
      way: 'sole',
      absorbs: 2,
    });
  });

  it.each(['unverified', 'exempt', null] as const)('proposes nothing for %s', (group) => {
    expect(waysOf(unitOf('某协会', 5, { group }), { hosts: [host('甲支部')] })).toEqual([]);
  });

  it('knows a host before sending an advisor, but for one without members', () => {
    const hosts = [host('甲支部')];
    expect(waysOf(unitOf('某协会', 1), { hosts })).toEqual(['attached', 'advisor']);
    expect(waysOf(unitOf('某协会', 0), { hosts })).toEqual(['advisor', 'attached']);
  });
});

describe('联合 with neighbours (BRANCH-03)', () => {
  const chosen = (unit: GapUnit, neighbours: readonly GapUnit[], more: Partial<Surroundings> = {}) =>
    proposalsFor(unit, around({ neighbours, ...more }))
      .find(({ way }) => way === 'joint')
      ?.units.map(({ name }) => name);
  const own = unitOf('某协会', 1);

  it('takes as few as reach three together', () => {
    expect(chosen(own, [unitOf('乙', 1), unitOf('甲', 2), unitOf('丙', 1)])).toEqual(['某协会', '甲']);
    expect(chosen(own, [unitOf('甲', 1), unitOf('乙', 1)])).toEqual(['某协会', '乙', '甲']);
    expect(chosen(own, [unitOf('甲', 1)])).toBeUndefined();
    expect(chosen(own, [unitOf('甲', 2, { asked: true })])).toBeUndefined();
  });

  it('prefers the same responsible node, then the township, then the sector', () => {
    const sameNode = unitOf('同责任单位', 2, { near: OTHER_TOWN, sector: null });
    const sameTown = unitOf('同街道', 2, { responsibleId: '别的党委', sector: null });
    const sameSector = unitOf('同行业', 2, { responsibleId: '别的党委', near: OTHER_TOWN });
    expect(chosen(own, [sameSector, sameTown, sameNode])).toEqual(['某协会', '同责任单位']);
    expect(chosen(own, [sameSector, sameTown])).toEqual(['某协会', '同街道']);
    expect(chosen(own, [sameSector])).toEqual(['某协会', '同行业']);
  });

  it.each([
    ['another county', { near: OTHER_COUNTY }],
    ['nothing in common', { responsibleId: '别的党委', near: OTHER_TOWN, sector: 'health' }],
    ['three members of its own', { group: 'establishment_gap' as const }],
    ['a category of its own', { group: 'exempt' as const }],
    ['covered already', { group: null }],
  ])('leaves out one with %s', (_, more) => {
    expect(chosen(own, [unitOf('甲', 2, more)])).toBeUndefined();
  });

  it('counts members elsewhere only where the definition does', () => {
    const neighbours = [unitOf('甲', 1, { elsewhere: 1 })];
    expect(chosen(own, neighbours)).toBeUndefined();
    expect(chosen(own, neighbours, { notTransferredCounts: true })).toEqual(['某协会', '甲']);
  });
});

describe('挂靠 to a host', () => {
  const chosen = (hosts: readonly Host[]) =>
    proposalsFor(unitOf('某协会', 2), around({ hosts })).find(({ way }) => way === 'attached')?.host?.name;

  it('takes the own line first, then the township', () => {
    const other = host('别系统近处支部', { sameResponsible: false });
    const far = host('本系统远处支部', { near: OTHER_TOWN });
    expect(chosen([other, far])).toBe('本系统远处支部');
    expect(chosen([host('本系统近处支部'), far])).toBe('本系统近处支部');
  });

  it.each([
    ['of another county', { near: OTHER_COUNTY }],
    ['that would grow over fifty members (BRANCH-02)', { members: 49 }],
  ])('leaves out one %s', (_, more) => {
    expect(chosen([host('甲支部', more)])).toBeUndefined();
  });
});

describe('how near two are', () => {
  it.each([
    [TOWN, TOWN, 'township'],
    [TOWN, OTHER_TOWN, 'county'],
    ['610723000', '610723000', 'county'],
    ['610723000', TOWN, 'county'],
    [TOWN, OTHER_COUNTY, null],
    ['610700000', '610700000', null],
  ])('%s and %s: %s', (a, b, distance) => {
    expect(distanceOf(a, b)).toBe(distance);
  });
});

describe('refuses a way that breaks its clause', () => {
  const ask = (
    way: 'sole' | 'joint' | 'attached' | 'advisor',
    units: readonly GapUnit[],
    named: Host | null = null,
  ) => refuseWay({ way, units, host: named, notTransferredCounts: false })?.code ?? null;
  const two = unitOf('两名', 2);
  const one = unitOf('一名', 1);

  it.each([
    ['sole with three', ask('sole', [unitOf('三名', 3)]), null],
    ['sole with those elsewhere', ask('sole', [unitOf('三名', 1, { elsewhere: 2 })]), null],
    ['sole with two', ask('sole', [two]), 'gap.sole-needs-three'],
    ['joint of three together', ask('joint', [two, one]), null],
    ['joint of two together', ask('joint', [one, unitOf('又一名', 1)]), 'gap.joint-needs-three'],
    ['joint of one', ask('joint', [two]), 'gap.joint-needs-others'],
    [
      'joint of six',
      ask(
        'joint',
        ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => unitOf(name, 1)),
      ),
      'gap.joint-too-many',
    ],
    ['attached to nobody', ask('attached', [two]), 'gap.no-host'],
    ['attached to a host', ask('attached', [two], host('甲支部')), null],
    ['an advisor', ask('advisor', [unitOf('无党员', 0)]), null],
    ['one that is covered', ask('advisor', [unitOf('已建', 3, { group: null })]), 'gap.covered'],
    ['one that is exempt', ask('sole', [unitOf('寺观', 3, { group: 'exempt' })]), 'gap.exempt'],
    [
      'one that nobody counted',
      ask('sole', [unitOf('不详', 0, { group: 'unverified', members: null })]),
      'gap.unverified',
    ],
    [
      'an advisor for such a one',
      ask('advisor', [unitOf('不详', 0, { group: 'unverified', members: null })]),
      null,
    ],
  ])('%s', (_, code, expected) => {
    expect(code).toBe(expected);
  });
});

describe('reasons', () => {
  const telling = { notTransferredCounts: false, tellsMembers: true, nameOfNode: () => '县综合党委' };
  const [joint] = proposalsFor(
    unitOf('某协会', 1),
    around({ neighbours: [unitOf('甲学校', 2, { near: OTHER_TOWN, nearName: '谢村镇' })] }),
  );
  if (joint === undefined) throw new Error('no proposal');

  it('name who, how near and how many', () => {
    expect(reasonsOf(joint, telling)).toEqual([
      '正式党员 1 名',
      '甲学校：同由县综合党委负责，同属教育行业，在本县区（谢村镇）；正式党员 2 名',
      '2 家共有正式党员 3 名',
    ]);
  });

  it('tell nobody beside the Party line how many', () => {
    const numbers = reasonsOf(joint, { ...telling, tellsMembers: false })
      .slice(0, -1)
      .join('')
      .match(/\d+ 名/);
    expect(numbers).toBeNull();
  });
});

const nears = fc.constantFrom(TOWN, OTHER_TOWN, OTHER_COUNTY, '610723000', '610700000');
const anyUnit = fc
  .record({
    id: fc.uuid(),
    transferred: fc.integer({ min: 0, max: 6 }),
    elsewhere: fc.integer({ min: 0, max: 4 }),
    group: fc.constantFrom(...gapGroups, null, undefined),
    responsibleId: fc.constantFrom('甲党委', '乙党委'),
    near: nears,
    sector: fc.constantFrom('education', 'health', null),
  })
  .map(({ id, transferred, elsewhere, group, ...more }) =>
    unitOf(id, transferred, { elsewhere, id, ...more, ...(group === undefined ? {} : { group }) }),
  );
const anyHost = fc
  .record({
    id: fc.uuid(),
    near: nears,
    sameResponsible: fc.boolean(),
    members: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ id, ...more }) => host(id, more));
const anyAround = fc.record({
  neighbours: fc.uniqueArray(anyUnit, { selector: ({ id }) => id, maxLength: 12 }),
  hosts: fc.array(anyHost, { maxLength: 5 }),
  notTransferredCounts: fc.boolean(),
});

describe('whatever the facts', () => {
  it('no proposal breaks the rule that it cites', () => {
    fc.assert(
      fc.property(anyUnit, anyAround, (unit, facts) => {
        for (const { way, units, host: taken, absorbs, clause } of proposalsFor(unit, facts)) {
          expect(units[0]).toBe(unit);
          if (way === 'sole')
            expect([
              (unit.members?.transferred ?? 0) + absorbs >= THRESHOLD,
              absorbs <= (unit.members?.notTransferred ?? 0),
              clause,
            ]).toEqual([true, true, 'BRANCH-01']);
          if (way === 'joint') {
            const together = units.reduce((sum, each) => sum + countable(each, facts), 0);
            expect(units.length).toBeGreaterThan(1);
            expect(units.length).toBeLessThanOrEqual(MOST_UNITS);
            expect(together).toBeGreaterThanOrEqual(THRESHOLD);
            expect(new Set(units.map(({ id }) => id)).size).toBe(units.length);
            for (const other of units.slice(1))
              expect([allOf(other) < THRESHOLD, sharedBy(unit, other).length > 0]).toEqual([true, true]);
          }
          if (way === 'attached') {
            expect(taken === null ? null : distanceOf(unit.near, taken.near)).not.toBeNull();
            expect((taken?.members ?? 0) + allOf(unit)).toBeLessThanOrEqual(50);
          }
        }
      }),
    );
  });

  it('whatever is proposed may be accepted', () => {
    fc.assert(
      fc.property(anyUnit, anyAround, (unit, facts) => {
        for (const { way, units, host: taken } of proposalsFor(unit, facts)) {
          const consistent = units.every(
            ({ members, group }) => group !== 'no_members' || allOf({ members }) === 0,
          );
          if (consistent)
            expect(
              refuseWay({ way, units, host: taken, notTransferredCounts: facts.notTransferredCounts }),
            ).toBeNull();
        }
      }),
    );
  });

  it('does not hang on the order in which the neighbours come', () => {
    fc.assert(
      fc.property(anyUnit, anyAround, (unit, facts) => {
        const reversed = {
          ...facts,
          neighbours: facts.neighbours.toReversed(),
          hosts: facts.hosts.toReversed(),
        };
        expect(proposalsFor(unit, reversed).map(({ way, units }) => [way, units])).toEqual(
          proposalsFor(unit, facts).map(({ way, units }) => [way, units]),
        );
      }),
    );
  });
});
