import { z } from 'zod';
import { isDay } from '../../platform/kernel/day.ts';
import type { SocialOrgDraft } from './social-org.ts';
import type { SocialOrgFactDrafts, SocialOrgFactKind } from './social-org-fact.ts';

/** A day in an answer or a query; in a draft the rules refuse what is none, in their own words. */
export const day = z.string().refine(isDay, '请填写日期，例如 2026-11-22');

/** Long enough for every field; how long each may be, the rules say. */
const text = z.string().max(2000);
const count = z.number().nullable().optional();
const optional = text.nullable().optional();
const yesNo = z.boolean().nullable().optional();

const precision = z.enum(['day', 'month', 'year']);

export const extraValueSchema = z.object({
  title: z.string().min(1).max(200),
  value: z.string().max(5000),
  on: day,
  source: z.string().max(300),
});

/** Codes are plain text here: `checkSocialOrg` refuses what their tables do not have, and says so in Chinese. */
export const draftFields = {
  name: text.optional(),
  creditCode: optional,
  type: text.optional(),
  registerKind: text.optional(),
  legalPerson: z.boolean().optional(),
  operating: z.boolean().optional(),
  status: text.optional(),
  foundedOn: optional,
  foundedPrecision: precision.optional(),
  regionCode: text.optional(),
  address: optional,
  addressRegionCode: optional,
  sector: optional,
  staff: count,
  staffFullTime: count,
  volunteers: count,
  affiliates: count,
  memberEnterprises: count,
  branchUnits: count,
  legalRepresentative: optional,
  contactName: optional,
  contactPhone: optional,
  charterParty: yesNo,
  charterPartyOn: optional,
  staffing: optional,
  setupBase: optional,
  parentBodyCategory: optional,
  registrarId: z.uuid().nullable().optional(),
  supervisingBodyId: z.uuid().nullable().optional(),
  industryRegulatorId: z.uuid().nullable().optional(),
  guidanceBodyId: z.uuid().nullable().optional(),
  responsiblePartyOrgId: z.uuid().optional(),
  responsibility: text.optional(),
  responsibilityPrinciple: optional,
  noPartyReason: optional,
  noPartyReasonNote: optional,
} satisfies Partial<Record<keyof SocialOrgDraft, z.ZodType>>;

const period = { fromOn: text, toOn: optional };

/** The shape of each kind of fact; `checkSocialOrgFact` judges the values. */
export const factBodies = {
  heads: z.object({
    personName: text,
    post: text,
    isMember: yesNo,
    alsoSecretary: yesNo,
    deputyRoles: z
      .array(z.enum(['party_congress', 'peoples_congress', 'political_conference']))
      .nullable()
      .optional(),
    officialsApproval: optional,
    phone: optional,
    fromOn: optional,
    toOn: optional,
  }),
  annualChecks: z.object({ year: z.number(), result: text }),
  evaluations: z.object({ grade: z.coerce.number(), ...period }),
  creditListings: z.object({ kind: text, reason: optional, ...period }),
  massOrgs: z.object({ kind: text, doesPartyWork: yesNo, ...period }),
  advisors: z.object({
    kind: text,
    personName: text,
    phone: optional,
    accountId: z.uuid().nullable().optional(),
    memberId: z.uuid().nullable().optional(),
    ...period,
  }),
  declaredFigures: z.object({ figure: text, value: z.number(), source: text, declaredOn: text }),
} satisfies Record<SocialOrgFactKind, z.ZodType>;

/** A draft that a contract has let in; its codes are still to be judged by the rules. */
export function draftOf(body: z.output<z.ZodObject<typeof draftFields>>): SocialOrgDraft {
  return body as SocialOrgDraft;
}

/** The same of a fact. */
export function factOf<K extends SocialOrgFactKind>(_kind: K, body: unknown): SocialOrgFactDrafts[K] {
  return body as SocialOrgFactDrafts[K];
}
