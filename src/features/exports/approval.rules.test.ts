import { describe, expect, it } from 'vitest';
import { approvalOf } from './approval.rules.ts';

describe('a second person’s word', () => {
  const rules = { approvalRows: 500, secondPerson: true };

  it.each([
    ['persons up to the limit', 'members', 500, false],
    ['persons above it', 'members', 501, true],
    ['posts are persons', 'leadership', 501, true],
    ['contacts are persons', 'contacts', 501, true],
    ['organisations never', 'social-orgs', 100_000, false],
    ['figures never', 'coverage', 100_000, false],
  ] as const)('%s', (_, kind, rows, needed) => {
    expect(approvalOf(kind, rows, rules)).toMatchObject({ needed, alone: false });
  });

  it('is replaced by a reason where nobody else could give it', () => {
    const { alone, text } = approvalOf('members', 501, { approvalRows: 500, secondPerson: false });
    expect(alone).toBe(true);
    expect(text).toContain('请写明理由');
    expect(approvalOf('members', 500, { approvalRows: 500, secondPerson: false }).alone).toBe(false);
  });
});
