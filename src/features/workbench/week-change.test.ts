import { describe, expect, it } from 'vitest';
import { weekChanges } from './week-change.ts';

describe('weekChanges', () => {
  it.each([
    [40, 42, '增 2'],
    [42, 40, '减 2'],
    [42, 42, '持平'],
  ])('%i then %i', (before, now, difference) => {
    expect(weekChanges({ 社会组织: before }, { 社会组织: now })).toEqual([
      { title: '社会组织', before, now, difference },
    ]);
  });
});
