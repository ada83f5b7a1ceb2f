import { describe, expect, it } from 'vitest';
import { shippedDefinitions } from '../../counting/counting-definition.ts';
import { gapGroups, judge, masksOf } from '../../counting/counting.rules.ts';
import { possibleSignatures } from '../../testing/possible-signatures.ts';
import type { SocialOrgFilter } from '../social-org-list.contract.ts';
import { signatureTests } from './list-question.ts';

describe('signatureTests', () => {
  const questions: SocialOrgFilter[] = [
    { covered: 'formal' },
    { covered: 'none' },
    { work: 'yes' },
    { work: 'no' },
    { way: 'sole' },
    { way: 'joint' },
    { way: 'attached' },
    { way: 'functional' },
    { members: 'due', covered: 'none' },
    { members: 'unknown', covered: 'none' },
    ...gapGroups.map((gap) => ({ gap })),
    { gap: 'few_members', members: 'due' },
    {},
  ];

  const countingAll = shippedDefinitions.map(({ code, settings }) => ({
    code: `${code}, 未转入 too`,
    settings: { ...settings, notTransferredCounts: true },
  }));
  const definitions = [...shippedDefinitions, ...countingAll];

  it.each(definitions.flatMap((each) => questions.map((q) => [each.code, q, each.settings] as const)))(
    'ask under %s by %j as the rule judges',
    (code, asked, settings) => {
      const filter = { ...asked, definition: code };
      const masks = masksOf(settings);
      const tests = signatureTests(filter, masks);
      for (const signature of possibleSignatures) {
        const judged = judge(signature, masks);
        const expected =
          judged.inBase &&
          (filter.covered === undefined || judged.formal === (filter.covered === 'formal')) &&
          (filter.work === undefined || judged.work === (filter.work === 'yes')) &&
          (filter.way === undefined || judged.way === filter.way) &&
          (filter.members === undefined || judged.members === filter.members) &&
          (filter.gap === undefined || judged.gap === filter.gap);
        const found = tests.every((test) =>
          'equals' in test ? (signature & test.mask) === test.equals : (signature & test.mask) !== 0,
        );
        if (found !== expected) expect.fail(`${signature} under ${code}`);
      }
    },
  );
});
