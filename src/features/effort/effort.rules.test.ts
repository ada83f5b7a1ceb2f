import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entrySeconds, meanText, minutesOf } from './effort.rules.ts';
import { effortForms } from './effort.ts';
import { formFields } from './form-fields.ts';

const body = z.object({
  org: z.uuid(),
  day: z.string(),
  topic: z.string().nullable().optional(),
  minutes: z.string().optional(),
  roll: z.array(z.string()).default([]),
});
const ASSUMED = { entry: 60, field: 15, text: 300 };

describe('the fields of a form', () => {
  it.each([
    [[], [], { all: 5, needed: 2, neededAhead: 0, ahead: 0, texts: 0 }],
    [['org'], ['minutes'], { all: 5, needed: 2, neededAhead: 1, ahead: 1, texts: 1 }],
    // A text that is there already is not written again.
    [['org', 'day', 'minutes'], ['minutes'], { all: 5, needed: 2, neededAhead: 2, ahead: 3, texts: 0 }],
    [['roll'], [], { all: 5, needed: 2, neededAhead: 0, ahead: 1, texts: 0 }],
  ] as const)('filled in ahead %o, texts %o', (ahead, texts, expected) => {
    expect(formFields({ body, ahead, texts })).toEqual(expected);
  });

  it('are those of the contracts, and never more ahead than there are', () => {
    for (const { code, body: fields, ahead, texts } of effortForms) {
      const names = Object.keys(fields.shape);
      expect({ code, unknown: [...ahead, ...texts].filter((each) => !names.includes(each)) }).toEqual({
        code,
        unknown: [],
      });
      expect(new Set(ahead).size).toBe(ahead.length);
    }
    const record = effortForms.find(({ code }) => code === 'record');
    expect(record === undefined ? null : formFields(record)).toMatchObject({ needed: 4, neededAhead: 3 });
  });
});

describe('what an entry is taken to cost', () => {
  it.each([
    [{ all: 5, needed: 2, neededAhead: 0, ahead: 0, texts: 0 }, 90, 135],
    [{ all: 5, needed: 2, neededAhead: 1, ahead: 1, texts: 1 }, 75, 60 + 45 + 300],
    [{ all: 1, needed: 1, neededAhead: 1, ahead: 1, texts: 0 }, 60, 60],
  ])('%o', (fields, least, most) => {
    expect(entrySeconds(fields, ASSUMED)).toEqual({ least, most });
  });

  it.each([
    [0, 0],
    [1, 1],
    [89, 1],
    [90, 2],
    [600, 10],
  ])('%i seconds are %i minutes', (seconds, expected) => {
    expect(minutesOf(seconds)).toBe(expected);
  });

  it.each([
    [10, 4, '2.5'],
    [40, 4, '10'],
    [1, 3, '0.3'],
    [3, 0, null],
  ])('a mean of %i over %i', (sum, count, expected) => {
    expect(meanText(sum, count)).toBe(expected);
  });
});
