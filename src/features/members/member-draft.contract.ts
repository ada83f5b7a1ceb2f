import { z } from 'zod';
import type { MemberDraft } from './member.ts';

/** Long enough for every field; how long each may be, the rules say. */
const text = z.string().max(2000);
const optional = text.nullable().optional();
const precision = z.enum(['day', 'month', 'year']);

/** Where a person belongs: moved by a command of its own. Codes and days are plain text here: the rules judge them, in Chinese. */
export const placeFields = {
  managingBranchId: z.uuid().optional(),
  membershipBranchId: z.uuid().nullable().optional(),
  membershipElsewhere: optional,
} satisfies Partial<Record<keyof MemberDraft, z.ZodType>>;

/** All else that a form says of a member. */
export const personFields = {
  name: text.optional(),
  sex: optional,
  bornOn: optional,
  bornPrecision: precision.optional(),
  ethnicity: optional,
  education: optional,
  identityNumber: optional,
  phone: optional,
  joinedOn: optional,
  joinedPrecision: precision.optional(),
  fullOn: optional,
  fullPrecision: precision.optional(),
  partyGroup: optional,
  workUnitId: z.uuid().nullable().optional(),
  workUnitText: optional,
  workPost: optional,
  postLevel: optional,
  fullTime: z.boolean().nullable().optional(),
  private: z.boolean().optional(),
} satisfies Partial<Record<keyof MemberDraft, z.ZodType>>;

/** A new member. */
export const newMemberFields = { ...personFields, ...placeFields, status: text.optional() };

/** A draft that a contract has let in; its codes are still to be judged by the rules. */
export function draftOf(body: z.output<z.ZodObject<Partial<typeof newMemberFields>>>): MemberDraft {
  return body as MemberDraft;
}
