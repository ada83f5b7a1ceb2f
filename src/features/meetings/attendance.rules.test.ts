import { describe, expect, it } from 'vitest';
import type { AttendanceState } from '../codes/tables/meeting.ts';
import { attendanceRate, countRoll } from './attendance.rules.ts';
import type { CalledPerson } from './meeting.ts';

const person = (id: string, votes = true): CalledPerson => ({
  memberId: id,
  postId: null,
  name: id,
  votes,
});
const entry = (id: string, state: AttendanceState) => ({ id, state });

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
      leftOut: 0,
    });
  });

  it('adds those who vote here and are managed elsewhere to the votes alone', () => {
    const counts = countRoll(called, [entry('a', 'present')], { total: 3, present: 2 });
    expect(counts).toMatchObject({ called: 5, present: 1, voters: 7, votersPresent: 3 });
  });

  it('leaves out of the voters whom GEN-06 leaves out, where the meeting votes and he has not come', () => {
    const out = [
      { ...person('a'), leftOut: true },
      { ...person('b'), leftOut: true },
      person('c'),
      { ...person('d', false), leftOut: true },
    ];
    const roll = [entry('a', 'leave'), entry('b', 'present'), entry('c', 'present'), entry('d', 'leave')];
    expect(countRoll(out, roll, undefined, true)).toMatchObject({ voters: 2, votersPresent: 2, leftOut: 1 });
    expect(countRoll(out, roll)).toMatchObject({ voters: 3, votersPresent: 2, leftOut: 0 });
  });

  it('leaves who was on leave, and of whom nothing is asked, out of the rate and keeps both counts', () => {
    const roll = [entry('a', 'present'), entry('b', 'leave'), entry('c', 'present'), entry('d', 'exempt')];
    expect(attendanceRate(countRoll(called, roll))).toEqual({ present: 2, expected: 3 });
  });
});
