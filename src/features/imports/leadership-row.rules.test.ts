import { describe, expect, it } from 'vitest';
import { decidePosts, decideTerm, type KnownPost, type KnownTerm } from './leadership-row.rules.ts';

const LEDGER = '2026-11-01';
const held = (more: Partial<KnownPost> = {}): KnownPost => ({
  id: 'p1',
  post: 'secretary',
  personName: '张三',
  phone: '0916-8210000',
  fullTime: null,
  inManagement: null,
  fromOn: '2024-01-01',
  toOn: null,
  ...more,
});
const decide = (personName: string, known: readonly KnownPost[], phone?: string) =>
  decidePosts([{ post: 'secretary', personName, phone }], known, LEDGER, '2026-11-22');

describe('posts', () => {
  it('that are known already change nothing', () => {
    expect(decide('张三', [held()])).toEqual({ toStore: [], replaced: [], changes: {}, reasons: [] });
    expect(decide('张三', [held()], '0916-8210000').toStore).toEqual([]);
    expect(decide('张三', [held({ toOn: '2027-01-01' })]).toStore).toEqual([]);
  });

  it('are brought up to date from the day on which they are held', () => {
    expect(decide('张三', [held()], '13800000000').toStore).toMatchObject([
      { personName: '张三', phone: '13800000000', fromOn: '2024-01-01' },
    ]);
  });

  it('pass from one secretary to the next on the day of the ledger', () => {
    expect(decide('李四', [held()])).toMatchObject({
      toStore: [{ personName: '李四', fromOn: LEDGER }],
      replaced: [],
      changes: { 书记: ['张三', '李四'] },
    });
    expect(decide('李四', [held({ fromOn: LEDGER })]).replaced).toEqual(['p1']);
  });

  it('keep a secretary who is newer than the ledger', () => {
    const { toStore, reasons } = decide('李四', [held({ fromOn: '2026-11-10' })]);
    expect(toStore).toEqual([]);
    expect(reasons.map(({ kind, code }) => `${kind} ${code}`)).toEqual(['warning import.secretary-newer']);
  });
});

describe('terms', () => {
  const known: KnownTerm = { electedOn: '2024-05-01', fromOn: '2024-05-01', toOn: '2027-05-01' };
  const termOf = (said: { electedOn?: string; endsOn?: string }, terms: readonly KnownTerm[] = [known]) =>
    decideTerm({ electedOn: said.electedOn, endsOn: said.endsOn }, terms, 'branch', false);

  it.each([[{}], [{ electedOn: '2024-05-01' }], [{ endsOn: '2027-05-01' }]])('%o changes nothing', (said) => {
    expect(termOf(said)).toEqual({ toStore: null, change: null, reasons: [] });
  });

  it.each([
    [{ electedOn: '2024-05-01' }, [], '2024-05-01', '2027-05-01'],
    [{ endsOn: '2027-05-01' }, [], '2024-05-01', '2027-05-01'],
    [{ endsOn: '2027-06-30' }, [known], '2024-05-01', '2027-06-30'],
    [{ endsOn: '2030-05-01' }, [known], '2027-05-01', '2030-05-01'],
    [{ electedOn: '2025-01-01', endsOn: '2028-01-01' }, [known], '2025-01-01', '2028-01-01'],
  ])('%o tells of a term', (said, terms, fromOn, toOn) => {
    expect(termOf(said, terms).toStore).toMatchObject({ fromOn, toOn });
  });

  it('that is older than the known one is left alone, and said', () => {
    const { toStore, reasons } = termOf({ electedOn: '2021-05-01' });
    expect(toStore).toBeNull();
    expect(reasons.map(({ code }) => code)).toEqual(['import.term-newer']);
  });

  it('whose days are in the wrong order is refused', () => {
    expect(termOf({ electedOn: '2024-06-01', endsOn: '2023-06-01' }, []).reasons).toMatchObject([
      { kind: 'refusal', field: 'termEndsOn' },
    ]);
  });
});
