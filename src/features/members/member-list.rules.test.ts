import { expect, it } from 'vitest';
import { addDays, addYears } from '../../platform/kernel/day.ts';
import { ageBandOf, ageBands } from '../codes/bands.rules.ts';
import { birthRangeOf, educationsIn } from './member-list.rules.ts';

const ON = '2026-11-22';

it.each(Array.from({ length: 80 }, (_, age) => age))(
  'finds those of age %i in their band and no other',
  (age) => {
    const birthday = addYears(ON, -age);
    for (const bornOn of [addDays(birthday, -1), birthday, addDays(birthday, 1)]) {
      if (bornOn > ON) continue;
      const found = ageBands.entries.filter(({ code }) => {
        const { after, to } = birthRangeOf(code, ON);
        return (after === null || bornOn > after) && (to === null || bornOn <= to);
      });
      expect(found.map(({ code }) => code)).toEqual([ageBandOf(bornOn, ON)]);
    }
  },
);

it('takes unfinished studies at the level that they presuppose', () => {
  expect(educationsIn(['postgraduate'])).toEqual(['10', '11', '14', '17']);
  expect(educationsIn(['undergraduate'])).toEqual(expect.arrayContaining(['12', '15', '20', '21', '28']));
  expect(educationsIn(['undergraduate'])).not.toContain('22');
});
