import { describe, expect, it } from 'vitest';
import { shippedDefinitions } from '../../counting/counting-definition.ts';
import { judge, masksOf, SIGNATURE_LIMIT } from '../../counting/counting.rules.ts';
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
    {},
  ];

  it.each(shippedDefinitions.flatMap((each) => questions.map((q) => [each.code, q] as const)))(
    'ask under %s by %j as the rule judges',
    (code, asked) => {
      const filter = { ...asked, definition: code };
      const settings = shippedDefinitions.find((each) => each.code === code)?.settings;
      if (settings === undefined) throw new Error(code);
      const masks = masksOf(settings);
      const tests = signatureTests(filter, masks);
      for (let signature = 0; signature < SIGNATURE_LIMIT; signature += 1) {
        const judged = judge(signature, masks);
        const expected =
          judged.inBase &&
          (filter.covered === undefined || judged.formal === (filter.covered === 'formal')) &&
          (filter.work === undefined || judged.work === (filter.work === 'yes')) &&
          (filter.way === undefined || judged.way === filter.way) &&
          (filter.members === undefined || judged.members === filter.members);
        const found = tests.every((test) =>
          'equals' in test ? (signature & test.mask) === test.equals : (signature & test.mask) !== 0,
        );
        if (found !== expected) expect.fail(`${signature} under ${code}`);
      }
    },
  );
});
