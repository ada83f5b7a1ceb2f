import { z } from 'zod';
import { isDay } from '../../platform/kernel/day.ts';
import type { PartyOrgDraft, PartyPostDraft, PartyTermDraft } from './party-org.ts';

/** A day in a query or a command; in a draft the rules refuse what is none, in their own words. */
export const day = z.string().refine(isDay, '请填写日期，例如 2026-11-22');

/** Long enough for every field; how long each may be, the rules say. */
const text = z.string().max(2000);
const optional = text.nullable().optional();
const yesNo = z.boolean().nullable().optional();

/** What a form says of a Party organisation, but for its place in the tree. Codes are plain text here: the rules judge them. */
export const draftFields = {
  name: text.optional(),
  shortName: optional,
  partyCode: optional,
  kind: text.optional(),
  functional: z.boolean().optional(),
  setUpMode: optional,
  regionCode: text.optional(),
  foundedOn: optional,
  foundedPrecision: z.enum(['day', 'month', 'year']).optional(),
  approvalNo: optional,
  approvedBy: optional,
  mayApproveProbationary: z.boolean().optional(),
  exemplar: z.boolean().optional(),
  secretarySource: optional,
  guidedById: z.uuid().nullable().optional(),
  phone: optional,
  address: optional,
} satisfies Partial<Record<keyof PartyOrgDraft, z.ZodType>>;

export const postFields = {
  memberId: z.uuid().nullable().optional(),
  personName: text,
  post: text,
  duties: optional,
  inManagement: yesNo,
  fullTime: yesNo,
  allowanceNote: optional,
  phone: optional,
  fromOn: text,
  toOn: optional,
} satisfies Record<keyof PartyPostDraft, z.ZodType>;

export const termFields = {
  number: z.int().min(1, '届次从 1 开始').max(999).nullable().optional(),
  electedOn: day.nullable().optional(),
  fromOn: text,
  toOn: text,
  extendedToOn: optional,
} satisfies Record<keyof PartyTermDraft, z.ZodType>;

/** A draft that a contract has let in; its codes are still to be judged by the rules. */
export function draftOf(
  body: z.output<z.ZodObject<typeof draftFields>> & { readonly parentId?: string | undefined },
): PartyOrgDraft {
  return body as PartyOrgDraft;
}
