import fc from 'fast-check';
import { makeCreditCode } from '../../features/codes/credit-code.rules.ts';
import { makeIdentityNumber } from '../../features/codes/identity-number.rules.ts';
import { addDays, OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';

const DAYS_OF_THIRTY_YEARS = 11_000;
const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());

/** Days as offices write them, and at the edges of what a calendar knows. */
export const someDay = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -700, max: 60 }).map((days) => addDays(TODAY, days)) },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: DAYS_OF_THIRTY_YEARS }).map((days) => addDays('2000-01-01', days)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('1000-01-01', '1921-07-23', '2024-02-29', '9999-12-31', '9999-01-01'),
  },
);

const somebody = fc.record({
  bornOn: fc.integer({ min: 0, max: DAYS_OF_THIRTY_YEARS }).map((days) => addDays('1960-01-01', days)),
  sequence: fc.integer({ min: 0, max: 499 }),
  sex: fc.constantFrom('1' as const, '2' as const),
});

const name = fc
  .tuple(
    fc.constantFrom('洋县', '城固县', '汉中市'),
    fc.stringMatching(/^[一-龥]{2,4}$/),
    fc.constantFrom('协会', '学校', '基金会', '党支部', ''),
  )
  .map((parts) => parts.join(''));

/** What is likely to be taken for a field of this name; null where the name says nothing. */
export function likelyText(field: string): fc.Arbitrary<string> | null {
  if (/^on$|On$/.test(field)) return someDay;
  if (field === 'identityNumber')
    return somebody.map((person) => makeIdentityNumber({ region: '100199', ...person }));
  if (field === 'creditCode') {
    return fc
      .tuple(fc.constantFrom('51', '52', '53'), fc.integer({ min: 0, max: 99_999 }))
      .map(([prefix, subject]) =>
        makeCreditCode({ prefix, region: '610723', subject: `MJQ${String(subject).padStart(5, '0')}` }),
      );
  }
  if (/phone/i.test(field))
    return fc.integer({ min: 0, max: 99_999_999 }).map((tail) => `138${String(tail).padStart(8, '0')}`);
  if (/password/i.test(field)) return fc.constantFrom('Zhengque-2026-mima', '123456', 'password');
  if (field === 'after') return fc.constant('');
  if (/name$/i.test(field)) return name;
  if (/reason|purpose|note|duties|address/i.test(field)) return fc.stringMatching(/^[一-龥]{2,12}$/);
  return null;
}
