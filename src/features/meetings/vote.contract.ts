import { z } from 'zod';
import { codesOf } from '../codes/code-table.ts';
import { electionRounds, voteKinds } from '../codes/tables/vote.ts';
import { MOST_CANDIDATES, MOST_SEATS, voteResults } from './vote.ts';

const MOST_VOTES = 10_000;
const votes = z.int().min(0, '不能是负数').max(MOST_VOTES);
const sums = { yes: votes, no: votes, abstained: votes };
const name = z.string().trim().min(1, '请填写姓名').max(50);

/** A resolution with its sums of votes; there is no field for who voted how (GEN-07). */
export const resolutionFields = z.object({
  matter: z.string().trim().min(1, '请写明决议事项').max(200),
  vote: z.enum(codesOf(voteKinds)).default('ordinary'),
  yes: votes.default(0),
  no: votes.default(0),
  abstained: votes.default(0),
  ballots: z.object({ issued: votes, returned: votes, invalid: votes }).nullable().optional(),
  /** Written opinions of those who could not come. */
  written: z.object(sums).nullable().optional(),
  election: z
    .object({
      seats: z.int().min(1, '应选名额至少 1 名').max(MOST_SEATS),
      round: z.enum(codesOf(electionRounds)),
      contested: z.boolean(),
      candidates: z
        .array(z.object({ name, ...sums }))
        .min(1, '请填写候选人')
        .max(MOST_CANDIDATES),
      writtenIn: z.array(z.object({ name, yes: votes })).max(MOST_CANDIDATES),
      fewerAgreed: votes.nullable().optional(),
    })
    .nullable()
    .optional(),
});

export type ResolutionFields = z.output<typeof resolutionFields>;

/** What came of it. */
export const voteAnswerFields = {
  result: z.enum(voteResults),
  quorum: z.int().nullable(),
  needed: z.int().nullable(),
  clause: z.string().nullable(),
  outcome: z
    .object({
      state: z.enum(['filled', 'fewer', 'tie', 'short']),
      elected: z.array(z.string()),
      tied: z.array(z.string()),
      open: z.int(),
    })
    .nullable(),
};
