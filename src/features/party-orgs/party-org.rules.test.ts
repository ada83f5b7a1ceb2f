import { describe, expect, it } from 'vitest';
import type { PartyOrgDraft } from './party-org.ts';
import {
  checkPartyOrg,
  hasTerms,
  type PartyOrgFacts,
  type PartyOrgStanding,
  reviewPartyOrg,
  termEndOf,
  termStateOf,
} from './party-org.rules.ts';

const TODAY = '2026-11-22';
const SOUND: PartyOrgDraft = {
  name: '洋县志愿者协会党支部',
  kind: 'branch',
  parentId: 'p',
  regionCode: '610723000',
  foundedOn: '2019-05-04',
};
const refused = (draft: PartyOrgDraft, facts: PartyOrgFacts = {}) =>
  checkPartyOrg(draft, facts, TODAY).refusals.map((each) => each.code);

describe('checkPartyOrg', () => {
  it('lets a sound draft pass', () => {
    expect(checkPartyOrg(SOUND, {}, TODAY)).toEqual({ refusals: [], warnings: [] });
  });

  it.each<[string, PartyOrgDraft, PartyOrgFacts, string]>([
    ['an empty name', { ...SOUND, name: ' ' }, {}, 'party-org.no-name'],
    ['a name without end', { ...SOUND, name: '党'.repeat(101) }, {}, 'field.too-long'],
    ['an emptied kind', { ...SOUND, kind: null as never, mayApproveProbationary: true }, {}, 'field.empty'],
    ['an emptied region', { ...SOUND, regionCode: null as never }, {}, 'field.empty'],
    [
      'a kind that no table has',
      { ...SOUND, kind: 'club' as never, mayApproveProbationary: true },
      {},
      'field.unknown-code',
    ],
    ['党组', { ...SOUND, kind: 'leading_party_group' }, {}, 'party-org.leading-party-group'],
    ['a day that is none', { ...SOUND, foundedOn: '2019-02-30' }, {}, 'party-org.founding-day'],
    ['a founding to come', { ...SOUND, foundedOn: '2026-11-23' }, {}, 'party-org.founding-future'],
    ['a founding before the Party', { ...SOUND, foundedOn: '1919-05-04' }, {}, 'party-org.founding-early'],
    [
      'a founding after the end',
      { ...SOUND, foundedOn: '2025-10-22' },
      { endedOn: '2025-10-21' },
      'party-org.founded-after-end',
    ],
    ['a region that is no code', { ...SOUND, regionCode: '610723' }, {}, 'party-org.region'],
    ['a retired region', SOUND, { regionInForce: false }, 'party-org.region-unknown'],
    ['a telephone number that is none', { ...SOUND, phone: '找老王' }, {}, 'phone.unreadable'],
    ['no parent', { ...SOUND, parentId: null }, {}, 'party-org.no-parent'],
    ['a branch that approves', { ...SOUND, mayApproveProbationary: true }, {}, 'party-org.may-not-approve'],
    [
      'a temporary committee that approves',
      { ...SOUND, kind: 'temporary_committee', mayApproveProbationary: true },
      {},
      'party-org.may-not-approve',
    ],
    [
      'a functional committee that approves',
      { ...SOUND, kind: 'party_committee', functional: true, mayApproveProbationary: true },
      {},
      'party-org.may-not-approve',
    ],
    [
      'a parent that has ended',
      SOUND,
      { parent: { name: '甲', kind: 'party_committee', endedOn: '2025-01-01' } },
      'party-org.parent-ended',
    ],
    [
      'a branch as parent',
      SOUND,
      { parent: { name: '甲', kind: 'joint_branch', endedOn: null } },
      'party-org.parent-is-branch',
    ],
  ])('refuses %s', (_, draft, facts, code) => {
    expect(refused(draft, facts)).toEqual([code]);
  });

  it('lets a committee approve and the root be without parent', () => {
    expect(
      refused(
        { ...SOUND, kind: 'work_committee', mayApproveProbationary: true, parentId: null },
        { root: true },
      ),
    ).toEqual([]);
  });
});

describe('terms', () => {
  it.each([
    ['branch', '2023-03-01', '2026-03-01'],
    ['general_branch', '2024-02-29', '2027-02-28'],
    ['party_committee', '2021-07-01', '2026-07-01'],
  ] as const)('of a %s that begins on %s end on %s', (kind, from, to) => {
    expect(termEndOf(kind, from)).toBe(to);
  });

  it.each([
    ['2027-05-23', null, 'running'],
    ['2027-05-22', null, 'ending'],
    ['2026-11-23', null, 'ending'],
    ['2026-11-22', null, 'overdue'],
    ['2026-11-01', '2027-11-01', 'extended'],
    ['2025-11-01', '2026-11-22', 'overdue'],
  ] as const)('to %s, extended to %s: %s', (toOn, extendedToOn, state) => {
    expect(termStateOf({ toOn, extendedToOn }, TODAY)).toBe(state);
  });

  it.each([
    ['branch', false, true],
    ['branch', true, false],
    ['temporary_branch', false, false],
    ['work_committee', false, false],
    ['outside_system', false, false],
  ] as const)('%s, functional %s: has terms %s', (kind, functional, expected) => {
    expect(hasTerms(kind, functional)).toBe(expected);
  });
});

describe('reviewPartyOrg', () => {
  const QUIET: PartyOrgStanding = {
    kind: 'branch',
    functional: false,
    setUpMode: 'sole',
    endedOn: null,
    members: 12,
    covers: 1,
    soleBesideOther: [],
    term: { fromOn: '2024-06-01', toOn: '2027-06-01', extendedToOn: null },
    hasSecretary: true,
  };
  const found = (change: Partial<PartyOrgStanding>) =>
    reviewPartyOrg({ ...QUIET, ...change }, TODAY).map((each) => each.code);

  it.each<[string, Partial<PartyOrgStanding>, string[]]>([
    ['nothing', {}, []],
    [
      '50 members: 一般不超过 50 is kept, 总支 is possible',
      { members: 50 },
      ['party-org.suggest-general-branch'],
    ],
    ['51 members', { members: 51 }, ['party-org.branch-too-large', 'party-org.suggest-general-branch']],
    ['100 members', { members: 100 }, ['party-org.branch-too-large', 'party-org.suggest-committee']],
    ['members unknown', { members: null }, []],
    ['joint over five', { kind: 'joint_branch', setUpMode: 'joint', covers: 5 }, []],
    ['joint over six', { kind: 'joint_branch', setUpMode: 'joint', covers: 6 }, ['party-org.joint-too-wide']],
    [
      'sole beside another',
      { soleBesideOther: [{ socialOrgName: '甲', otherName: '乙' }] },
      ['coverage.sole-beside-other'],
    ],
    ['no secretary', { hasSecretary: false }, ['party-org.no-secretary']],
    ['no term', { term: null }, ['party-org.term-unknown']],
    ['no term, functional', { term: null, functional: true }, []],
    [
      'term over',
      { term: { fromOn: '2023-11-22', toOn: '2026-11-22', extendedToOn: null } },
      ['party-org.term-overdue'],
    ],
    [
      'term about to end',
      { term: { fromOn: '2024-01-01', toOn: '2027-01-01', extendedToOn: null } },
      ['party-org.term-ending'],
    ],
    [
      'five years for a branch',
      { term: { fromOn: '2024-06-01', toOn: '2029-06-01', extendedToOn: null } },
      ['party-org.term-length'],
    ],
    [
      'the last day in office',
      { term: { fromOn: '2024-06-01', toOn: '2027-05-31', extendedToOn: null } },
      [],
    ],
    ['ended', { endedOn: '2026-01-01', hasSecretary: false }, []],
    ['of another system', { kind: 'outside_system', hasSecretary: false, term: null }, []],
  ])('%s', (_, change, codes) => {
    expect(found(change)).toEqual(codes);
  });
});
