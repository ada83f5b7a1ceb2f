import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { speakChinese } from './input-messages.ts';

beforeAll(speakChinese);

it.each<[string, z.ZodType, unknown, RegExp]>([
  ['nothing', z.object({ name: z.string() }), {}, /没有填写/],
  ['a number for a text', z.string(), 1, /文字/],
  ['none for a number', z.number(), null, /数字/],
  ['a fraction', z.int(), 1.5, /整数/],
  ['a word for yes or no', z.boolean(), 'yes', /是/],
  ['a text for several', z.array(z.string()), 'a', /列表/],
  ['a list for a record', z.object({}), [], /一组内容/],
  ['a code that no table has', z.enum(['branch', 'committee']), 'club', /可选项/],
  [
    'a kind that no form has',
    z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]),
    { kind: 'b' },
    /可选项/,
  ],
  ['an id that is none', z.uuid(), '1', /编号/],
  ['a text that is too long', z.string().max(2), '三个字', /^最多 2 个字$/],
  ['an empty list', z.array(z.string()).min(1), [], /^至少 1 项$/],
  ['a number that is too large', z.number().max(9), 10, /^最大为 9$/],
  ['a code of another shape', z.string().regex(/^x$/), 'y', /格式/],
  ['what a contract says itself', z.string().min(2, '请写明用途'), '', /^请写明用途$/],
])('speaks plain Chinese of %s', (_what, schema, input, expected) => {
  const [issue] = schema.safeParse(input).error?.issues ?? [];
  expect(issue?.message).toMatch(expected);
  expect(issue?.message).not.toMatch(/[a-z]{3,}/i);
});
