import { describe, expect, it } from 'vitest';
import { checkLonger, checkPair, checkTaken, findClashes, formerOf } from './merge.rules.ts';
import type { DatedFact } from './merge.ts';
import { judgeMemberMerge, type MemberSide } from './member-merge.rules.ts';
import { judgePartyOrgMerge, type PartyOrgSide } from './party-org-merge.rules.ts';
import { judgeSocialOrgMerge, type SocialOrgSide } from './social-org-merge.rules.ts';

const side = (more: Partial<SocialOrgSide> = {}): SocialOrgSide => ({
  id: '1',
  name: '甲会',
  version: 3,
  endedOn: null,
  members: 0,
  openClaims: 0,
  coverage: [],
  facts: [],
  ...more,
});
const other = (more: Partial<SocialOrgSide> = {}) => side({ id: '2', name: '乙会', version: 7, ...more });

describe('a pair', () => {
  it.each([
    [{ keeper: 3, loser: 7 }, null],
    [{ keeper: 2, loser: 7 }, '“甲会”'],
    [{ keeper: 3, loser: 8 }, '“乙会”'],
    [{ keeper: 1, loser: 1 }, '“甲会”和“乙会”'],
  ])('compared at %j', (compared, changed) => {
    const refusal = checkPair(side(), other(), compared);
    expect(refusal?.message.includes(changed ?? '') ?? null).toBe(changed === null ? null : true);
  });

  it('is two', () => {
    expect(checkPair(side(), side(), { keeper: 3, loser: 3 })?.code).toBe('merge.same-record');
  });
});

describe('the keeper stands longest', () => {
  it.each([
    [null, null, null],
    [null, '2020-01-01', null],
    ['2020-01-01', '2020-01-01', null],
    ['2021-01-01', '2020-01-01', null],
    ['2020-01-01', '2021-01-01', '到 2021-01-01 才终止'],
    ['2020-01-01', null, '仍在'],
  ])('keeper ended %s, loser %s', (keeperEnd, loserEnd, said) => {
    const refusal = checkLonger(side({ endedOn: keeperEnd }), other({ endedOn: loserEnd }));
    expect(refusal === null ? null : refusal.message.includes(said ?? '?')).toBe(said === null ? null : true);
  });
});

const grade = (said: string, fromOn: string | null, toOn: string | null, title = '评估等级'): DatedFact => ({
  title,
  about: '',
  said,
  words: `${said}A`,
  fromOn,
  toOn,
});

describe('what is said of the same days', () => {
  it.each([
    ['the same', grade('3', '2020-01-01', null), grade('3', '2021-01-01', null), 0],
    ['another, overlapping', grade('3', '2020-01-01', null), grade('4', '2021-01-01', null), 1],
    ['another, before', grade('3', '2020-01-01', null), grade('4', '2019-01-01', '2020-01-01'), 0],
    ['another, of all days', grade('3', null, null), grade('4', '2020-01-01', '2020-01-02'), 1],
    ['of another kind', grade('3', null, null), grade('4', null, null, '年检'), 0],
  ])('%s', (_, kept, gone, clashes) => {
    expect(findClashes([kept], [gone])).toHaveLength(clashes);
    expect(findClashes([gone], [kept])).toHaveLength(clashes);
  });
});

describe('two organisations', () => {
  const covered = (...ids: string[]) => ({
    coverage: ids.map((id) => ({ partyOrgId: id, partyOrgName: `${id}支部` })),
  });
  it.each<[string, Partial<SocialOrgSide>, Partial<SocialOrgSide>, string[]]>([
    ['with nothing', {}, {}, []],
    ['with members in one', { members: 3 }, {}, []],
    ['with members in both', { members: 3 }, { members: 1 }, ['merge.members-of-both']],
    ['covered by one and the same', covered('a'), covered('a'), []],
    ['covered by the keeper’s alone', covered('a', 'b'), covered('a'), []],
    ['of which only the loser is covered', {}, covered('a', 'b'), []],
    ['covered by different ones', covered('a'), covered('b'), ['merge.covered-by-both']],
    ['covered by one more', covered('a'), covered('a', 'b'), ['merge.covered-by-both']],
    ['with a claim open on the loser', {}, { openClaims: 2 }, ['merge.open-claims']],
    ['with a claim open on the keeper', { openClaims: 2 }, {}, []],
  ])('%s', (_, keeper, loser, codes) => {
    expect(judgeSocialOrgMerge(side(keeper), other(loser)).map(({ code }) => code)).toEqual(codes);
  });
});

describe('two Party organisations', () => {
  const node = (more: Partial<PartyOrgSide>): PartyOrgSide => ({
    id: '1',
    name: '甲支部',
    version: 1,
    endedOn: null,
    isTop: false,
    children: 0,
    members: 0,
    namedOn: [],
    facts: [],
    ...more,
  });
  it.each<[string, Partial<PartyOrgSide>, Partial<PartyOrgSide>, string[]]>([
    ['with nothing', {}, {}, []],
    ['with members in one', {}, { members: 5 }, []],
    ['with members in both', { members: 1 }, { members: 5 }, ['merge.members-of-both']],
    ['of which the keeper is the top', { isTop: true }, {}, []],
    ['of which the loser is the top', {}, { isTop: true }, ['merge.own-top']],
    ['with others below the keeper', { children: 2 }, {}, []],
    ['with others below the loser', {}, { children: 2 }, ['merge.has-children']],
    ['named on different organisations', { namedOn: ['a'] }, { namedOn: ['b'] }, []],
    ['named on the same organisation', { namedOn: ['a', 'b'] }, { namedOn: ['b'] }, ['merge.open-claims']],
  ])('%s', (_, keeper, loser, codes) => {
    const found = judgePartyOrgMerge(node(keeper), node({ id: '2', ...loser }));
    expect(found.map(({ code }) => code)).toEqual(codes);
  });
});

describe('two persons', () => {
  const person = (more: Partial<MemberSide>): MemberSide => ({
    id: '1',
    name: '张三',
    version: 1,
    endedOn: null,
    current: true,
    branchId: 'a',
    branchName: '甲支部',
    managedHere: true,
    hasNumber: false,
    accounts: 0,
    waiting: 0,
    ...more,
  });
  it.each<[string, Partial<MemberSide>, Partial<MemberSide>, string[]]>([
    ['of one branch', {}, {}, []],
    ['of which one has a number', {}, { hasNumber: true }, []],
    ['with two numbers', { hasNumber: true }, { hasNumber: true }, ['merge.two-numbers']],
    ['of two branches', {}, { branchId: 'b' }, ['merge.members-of-both']],
    ['of two branches, of which one has left', {}, { branchId: 'b', current: false }, []],
    ['of which the keeper has left', { current: false }, {}, ['merge.keeper-ended']],
    ['of which both have left', { current: false }, { current: false }, []],
    ['of which one is managed elsewhere', {}, { managedHere: false }, ['not-allowed.managed-elsewhere']],
    ['with an account each', { accounts: 1 }, { accounts: 2 }, ['merge.two-accounts']],
    ['with a request of the loser that waits', {}, { waiting: 1 }, ['merge.request-waits']],
    ['with a request of the keeper that waits', { waiting: 1 }, {}, []],
  ])('%s', (_, keeper, loser, codes) => {
    const found = judgeMemberMerge(person(keeper), person({ id: '2', ...loser }));
    expect(found.map(({ code }) => code)).toEqual(codes);
  });
});

it('only offered fields are taken', () => {
  const pair = (field: string, choosable: boolean) => ({
    field,
    title: '',
    keeper: null,
    loser: null,
    choosable,
  });
  const fields = [pair('name', true), pair('type', false)];
  expect(checkTaken(fields, ['name'])).toBe(null);
  expect(checkTaken(fields, ['name', 'type'])?.value).toBe('type');
  expect(checkTaken(fields, ['id'])?.code).toBe('merge.field');
});

it.each([
  ['甲', '乙', false, '乙'],
  ['甲', '乙', true, '甲'],
  ['甲', '甲', true, null],
  [null, '乙', true, null],
  ['甲', null, false, null],
  ['甲', null, true, '甲'],
])('of %s and %s, taking the other: %s, %s is a former name', (keeper, loser, takes, former) => {
  expect(formerOf(keeper, loser, takes)).toBe(former);
});
