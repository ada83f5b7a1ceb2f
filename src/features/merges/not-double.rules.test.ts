import { expect, it } from 'vitest';
import { checkMarks, pairKey, type StandingPair } from './not-double.rules.ts';

const FACTS = 'a'.repeat(64);
const side = (id: string, name: string) => ({ id, name });
const standing = (more: Partial<StandingPair> = {}): StandingPair => ({
  view: { keeper: side('2', '甲会'), other: side('1', '甲协会'), facts: FACTS, mark: null },
  holds: false,
  keptHere: true,
  ...more,
});
const SEEN = { keeperId: '1', otherId: '2', facts: FACTS };

it.each([
  ['as it was seen, whichever stands first', [SEEN], [standing()], null],
  ['no longer suspected', [SEEN], [], 'double.gone'],
  ['beside one that is', [SEEN, { ...SEEN, otherId: '3' }], [standing()], 'double.gone'],
  ['kept by somebody else', [SEEN], [standing({ keptHere: false })], 'not-allowed.managed-elsewhere'],
  ['marked by somebody meanwhile', [SEEN], [standing({ holds: true })], 'double.marked'],
  ['changed since', [{ ...SEEN, facts: 'b'.repeat(64) }], [standing()], 'double.changed'],
])('a pair %s', (_, seen, now, code) => {
  expect(checkMarks(seen, now)?.code ?? null).toBe(code);
});

it('names the first three of many that have changed', () => {
  const ids = ['1', '3', '5', '7'];
  const now = ids.map((id) =>
    standing({ view: { ...standing().view, keeper: side(id, `甲${id}`), other: side(`${id}b`, '乙') } }),
  );
  const seen = ids.map((id) => ({ keeperId: id, otherId: `${id}b`, facts: 'b'.repeat(64) }));
  const message = checkMarks(seen, now)?.message;
  expect(message).toContain('“甲5”和“乙”等 4 对的名称');
  expect(message).not.toContain('甲7');
});

it('a pair has one key', () => {
  expect(pairKey('b', 'a')).toBe(pairKey('a', 'b'));
});
