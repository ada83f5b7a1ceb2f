import { describe, expect, it } from 'vitest';
import { checkInspectionDay, checkWithdrawal } from './inspection.rules.ts';

const TODAY = '2026-11-24';

describe('the day of an inspection', () => {
  it.each([
    ['yesterday', '2026-11-23', 'inspection.past'],
    ['today', '2026-11-24', undefined],
    ['a year ahead', '2027-11-24', undefined],
    ['a day more', '2027-11-25', 'inspection.far'],
  ])('%s', (_, heldOn, code) => expect(checkInspectionDay(heldOn, TODAY)?.code).toBe(code));
});

describe('calling one off', () => {
  it.each([
    ['on its day', { heldOn: '2026-11-24', withdrawn: false }, undefined],
    ['the day after', { heldOn: '2026-11-23', withdrawn: false }, 'inspection.over'],
    ['a second time', { heldOn: '2026-12-01', withdrawn: true }, 'conflict.ended'],
  ])('%s', (_, stored, code) => expect(checkWithdrawal({ name: '督查', ...stored }, TODAY)?.code).toBe(code));
});
