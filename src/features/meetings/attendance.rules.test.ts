import { describe, expect, it } from 'vitest';
import type { AttendanceState } from '../codes/tables/meeting.ts';
import { attendanceRate, countRoll, isQuorate, judgeResolution } from './attendance.rules.ts';
import type { Assembly, CalledPerson } from './meeting.ts';

const person = (id: string, votes = true): CalledPerson => ({
  memberId: id,
  postId: null,
  name: id,
  votes,
});
const entry = (id: string, state: AttendanceState) => ({ id, state });

describe('the vectors of an ordinary resolution (MEET-11)', () => {
  it.each([
    // voters, present, yes → result
    [16, 8, 8, 'failed'],
    [16, 7, 7, 'no-quorum'],
    [16, 9, 9, 'passed'],
    [16, 16, 8, 'failed'],
    [15, 8, 8, 'passed'],
    [15, 7, 7, 'no-quorum'],
    [2, 1, 1, 'failed'],
    [2, 2, 2, 'passed'],
    [3, 2, 2, 'passed'],
    [1, 1, 1, 'passed'],
    [1, 1, 0, 'failed'],
    [1, 0, 0, 'no-quorum'],
  ])('of %i with a vote, %i there, %i in favour: %s', (voters, votersPresent, yes, result) => {
    expect(judgeResolution('members', { voters, votersPresent }, { yes }).result).toBe(result);
  });

  it('needs votes by those who have one, not by those who are there', () => {
    expect(judgeResolution('members', { voters: 16, votersPresent: 8 }, { yes: 8 })).toEqual({
      result: 'failed',
      needed: 9,
      clause: 'MEET-11 支部工作条例第11条',
    });
  });
});

describe('other meetings', () => {
  it.each<[Assembly, number, number, number, string]>([
    ['committee', 5, 3, 3, 'passed'],
    ['committee', 5, 3, 2, 'failed'],
    ['committee', 5, 2, 2, 'no-quorum'],
    ['committee', 4, 2, 2, 'failed'],
    ['group', 6, 6, 6, 'not-judged'],
    ['round', 0, 0, 0, 'not-judged'],
    ['members', 0, 0, 0, 'not-judged'],
  ])('%s of %i, %i there, %i in favour: %s', (assembly, voters, votersPresent, yes, result) => {
    expect(judgeResolution(assembly, { voters, votersPresent }, { yes }).result).toBe(result);
  });

  it('is never quorate without anybody', () => {
    expect(isQuorate(0, 0)).toBe(false);
  });
});

describe('a roll', () => {
  const called = [person('a'), person('b'), person('c', false), person('d'), person('e')];

  it('puts everybody into one state; whoever is not named was not there', () => {
    const roll = [entry('a', 'present'), entry('b', 'leave'), entry('c', 'present'), entry('d', 'exempt')];
    expect(countRoll(called, roll)).toEqual({
      called: 5,
      present: 2,
      onLeave: 1,
      absent: 1,
      exempt: 1,
      voters: 4,
      votersPresent: 1,
    });
  });

  it('adds those who vote here and are managed elsewhere to the votes alone', () => {
    const counts = countRoll(called, [entry('a', 'present')], { total: 3, present: 2 });
    expect(counts).toMatchObject({ called: 5, present: 1, voters: 7, votersPresent: 3 });
  });

  it('leaves who was on leave, and of whom nothing is asked, out of the rate and keeps both counts', () => {
    const roll = [entry('a', 'present'), entry('b', 'leave'), entry('c', 'present'), entry('d', 'exempt')];
    expect(attendanceRate(countRoll(called, roll))).toEqual({ present: 2, expected: 3 });
  });
});
