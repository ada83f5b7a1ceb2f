import { expect, it } from 'vitest';
import { tellRoll } from './tell-roll.rules.ts';

const place = (code: string, members: number, notTransferred = 0) => ({ code, members, notTransferred });
/** 洋县: the county's own branches, and towns. */
const places = [
  place('610723000', 40, 5),
  place('610723001', 2, 0),
  place('610723104', 9, 1),
  place('610723105', 30, 4),
];
const total = { members: 81, notTransferred: 10 };
const told = (key: string, members: number, notTransferred: number) =>
  tellRoll({ tree: 'place', key }, { members, notTransferred }, places);

it('tells the sum of a county, hides a small town and a second one', () => {
  expect(told('610723000', 81, 10)).toEqual({ members: 81, membersNotTransferred: 10 });
  expect(told('610723001', 2, 0).members).toBe('few');
  expect(told('610723104', 9, 1).members).toBe('withheld');
  expect(told('610723105', 30, 4)).toEqual({ members: 30, membersNotTransferred: 4 });
});

it('tells of a place without anybody no more than of one with two', () => {
  expect(told('610723109', 0, 0)).toEqual({ members: 'few', membersNotTransferred: 'few' });
});

it('tells of other trees, which cut across the places, the whole alone', () => {
  expect(tellRoll({ tree: 'party', key: 'x' }, { members: 12, notTransferred: 1 }, places)).toEqual({
    members: 'withheld',
    membersNotTransferred: 'few',
  });
  expect(tellRoll({ tree: 'body', key: 'x' }, total, places)).toEqual({
    members: 81,
    membersNotTransferred: 10,
  });
});

it('hides nearly all as well, since it tells of the rest', () => {
  const all = [place('610723001', 20, 19), place('610723104', 30, 10)];
  const counts = { members: 20, notTransferred: 19 };
  expect(tellRoll({ tree: 'place', key: '610723001' }, counts, all)).toEqual({
    members: 20,
    membersNotTransferred: 'withheld',
  });
});
