import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { purposeOfState } from './sign-on.ts';
import { checkSubject, provesSecondFactor } from './sign-on.rules.ts';

const KNOWN = { acr: ['urn:example:two'], amr: ['mfa', 'otp'] };
const NONE = { acr: [], amr: [] };

describe('whether the provider proves a second factor', () => {
  it.each([
    ['by its level', true, { acr: 'urn:example:two', amr: [] }, KNOWN, true],
    ['by one of its ways', true, { acr: null, amr: ['pwd', 'otp'] }, KNOWN, true],
    ['not by another level or way', true, { acr: 'urn:example:one', amr: ['pwd'] }, KNOWN, false],
    ['not by silence', true, { acr: null, amr: [] }, KNOWN, false],
    ['never where nothing is configured', true, { acr: 'urn:example:two', amr: ['mfa'] }, NONE, false],
    [
      'never for what an administrator entered',
      false,
      { acr: 'urn:example:two', amr: ['mfa'] },
      KNOWN,
      false,
    ],
    ['not by an empty level', true, { acr: '', amr: [''] }, KNOWN, false],
  ])('%s', (_how, own, said, known, proven) => expect(provesSecondFactor(own, said, known)).toBe(proven));
});

describe('what a provider calls a person', () => {
  it.each(['1', 'wang.ke', '张三', '8f3c 2a', 'x'.repeat(255)])('may be %s', (subject) =>
    expect(checkSubject(subject)).toBeNull(),
  );
  it.each(['', 'x'.repeat(256), 'a\nb', 'a\u200bb', 'a\u0000'])('may not be %j', (subject) =>
    expect(isRefusal(checkSubject(subject))).toBe(true),
  );
});

it('tells by the state what somebody came back for', () =>
  expect(['link.3kd', 'sign-in.link.', '', 'link'].map(purposeOfState)).toEqual([
    'link',
    'sign-in',
    'sign-in',
    'sign-in',
  ]));
