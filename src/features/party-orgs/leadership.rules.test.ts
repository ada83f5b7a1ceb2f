import { expect, it } from 'vitest';
import { checkPartyPost, checkPartyTerm, currentTerm } from './leadership.rules.ts';
import type { PartyPostDraft, PartyTermDraft } from './party-org.ts';

const TODAY = '2026-11-22';
const POST: PartyPostDraft = { personName: '李建设', post: 'secretary', fromOn: '2024-06-01' };

it.each<[string, Partial<PartyPostDraft>, string[], string[], string[]]>([
  ['sound', {}, [], [], []],
  ['no name', { personName: ' ' }, [], ['party-post.no-name'], []],
  ['unknown post', { post: '主任' }, [], ['field.unknown-code'], []],
  ['days out of order', { toOn: '2024-06-01' }, [], ['input.days-in-order'], []],
  ['a day that is none', { fromOn: '2024-06-31' }, [], ['input.day'], []],
  ['to begin later', { fromOn: '2026-12-01' }, [], [], ['party-post.future']],
  ['a second secretary', {}, ['王立新'], [], ['party-post.second-secretary']],
  ['a former secretary beside one', { toOn: '2025-01-01' }, ['王立新'], [], []],
  ['a deputy beside a secretary', { post: 'deputy_secretary' }, ['王立新'], [], []],
])('post: %s', (_, change, otherSecretaries, refusals, warnings) => {
  const found = checkPartyPost({ ...POST, ...change }, { otherSecretaries }, TODAY);
  expect(found.refusals.map((each) => each.code)).toEqual(refusals);
  expect(found.warnings.map((each) => each.code)).toEqual(warnings);
});

const TERM: PartyTermDraft = { fromOn: '2024-06-01', toOn: '2027-06-01' };

it.each<[string, Partial<PartyTermDraft>, string[], string[]]>([
  ['three years', {}, [], []],
  ['the last day in office', { toOn: '2027-05-31' }, [], []],
  ['two years', { toOn: '2026-06-01' }, [], ['party-org.term-length']],
  ['out of order', { toOn: '2024-05-01' }, ['input.days-in-order'], []],
  ['extended by a year', { extendedToOn: '2028-06-01' }, [], []],
  ['extended by more', { extendedToOn: '2028-06-02' }, [], ['party-term.extension-long']],
  ['extended to before its end', { extendedToOn: '2027-06-01' }, ['party-term.extension'], []],
])('term: %s', (_, change, refusals, warnings) => {
  const found = checkPartyTerm({ ...TERM, ...change }, 'branch', false);
  expect(found.refusals.map((each) => each.code)).toEqual(refusals);
  expect(found.warnings.map((each) => each.code)).toEqual(warnings);
});

it('warns of a term where there are none', () => {
  expect(checkPartyTerm(TERM, 'branch', true).warnings.map((each) => each.code)).toEqual(['party-term.none']);
});

it('takes the last term that has begun as the current one', () => {
  const terms = [{ fromOn: '2021-06-01' }, { fromOn: '2024-06-01' }, { fromOn: '2027-06-01' }];
  expect(currentTerm(terms, TODAY)).toEqual({ fromOn: '2024-06-01' });
  expect(currentTerm([], TODAY)).toBeNull();
});
