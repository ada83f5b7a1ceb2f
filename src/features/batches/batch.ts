/**
 * A batch (批量操作) sets one field of many organisations, Party organisations or members at once, or begins or ends the
 * assignment of an advisor to many organisations, by the same checks as a single change: what would be changed and what refused is
 * seen before anything is stored, the rest is stored in one transaction, and whoever made the batch undoes it as one. A record
 * that somebody has changed since is named and left as it is.
 */
import type { FieldDefinition } from '../../platform/kernel/field.ts';
import { memberFields } from '../members/member.ts';
import { partyOrgFields } from '../party-orgs/party-org.ts';
import { advisorKinds, type AdvisorKind } from '../social-orgs/social-org-fact.ts';
import { socialOrgFields } from '../social-orgs/social-org.ts';

export const batchSubjects = ['social_org', 'party_org', 'member'] as const;
export type BatchSubject = (typeof batchSubjects)[number];

/** What the records are called, and the word that counts them. */
export const batchSubjectNames: Readonly<
  Record<BatchSubject, { readonly name: string; readonly unit: string }>
> = {
  social_org: { name: '社会组织', unit: '家' },
  party_org: { name: '党组织', unit: '个' },
  member: { name: '党员', unit: '名' },
};

/** Fields that mean the same for many; everything else is said of one record at a time. */
export const batchFields = {
  social_org: ['sector', 'supervisingBodyId', 'noPartyReason'],
  party_org: ['setUpMode', 'secretarySource', 'exemplar', 'functional', 'guidedById', 'approvedBy'],
  member: ['partyGroup', 'managingBranchId', 'workUnitId', 'postLevel', 'fullTime', 'private'],
} as const satisfies Readonly<Record<BatchSubject, readonly string[]>>;
export type BatchField = (typeof batchFields)[BatchSubject][number];

/** An assignment of an advisor to many organisations begins or ends. */
export const advisorActs = ['advisorBegin', 'advisorEnd'] as const;
export type AdvisorAct = (typeof advisorActs)[number];

export const batchActs = [
  ...batchFields.social_org,
  ...batchFields.party_org,
  ...batchFields.member,
  ...advisorActs,
] as const;
export type BatchAct = (typeof batchActs)[number];

/** More than these are an import. */
export const BATCH_MOST = 3000;

/** As it stands in the log when a batch is undone. */
export const UNDO_REASON = '撤销批量操作';

const DEFINITIONS: Readonly<Record<BatchSubject, readonly FieldDefinition[]>> = {
  social_org: socialOrgFields,
  party_org: partyOrgFields,
  member: memberFields,
};

/** The field as every form has it. */
export function batchFieldOf(subject: BatchSubject, field: string): FieldDefinition {
  const found = DEFINITIONS[subject].find((each) => each.field === field);
  if (found === undefined) throw new Error(`no field ${field} of ${subject}`);
  return found;
}

/** Fields that every record has: they can be set, not emptied. */
const NEVER_EMPTY: ReadonlySet<BatchField> = new Set([
  'exemplar',
  'functional',
  'private',
  'managingBranchId',
]);

export function mayBeEmptied(field: BatchField): boolean {
  return !NEVER_EMPTY.has(field);
}

/** What a batch did, in the words of its list. */
export function batchActName(subject: BatchSubject, act: string): string {
  if (act === 'advisorBegin') return '派驻指导员、联络员';
  return act === 'advisorEnd' ? '结束派驻' : batchFieldOf(subject, act).title;
}

export interface BatchChange {
  readonly field: BatchField;
  /** A code, an id, a text, `yes` or `no`; null: emptied. */
  readonly value: string | null;
  /** Of a reason for having no Party organisation. */
  readonly note?: string | null | undefined;
}

/** What the change says of each record. */
export function draftOfChange(
  subject: BatchSubject,
  { field, value, note }: BatchChange,
): Record<string, unknown> {
  const { kind } = batchFieldOf(subject, field);
  const draft = { [field]: kind === 'yes-no' && value !== null ? value === 'yes' : value };
  if (field === 'noPartyReason') return { ...draft, noPartyReasonNote: note || null };
  // A group belongs to its branch; a work unit on record takes the place of one in words.
  if (field === 'managingBranchId') return { ...draft, partyGroup: null };
  return field === 'workUnitId' ? { ...draft, workUnitText: null } : draft;
}

/** What tells whether a record is so already: a reason with its note, else the field alone. */
export function toldBy(field: BatchField, draft: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return field === 'noPartyReason' ? { ...draft } : { [field]: draft[field] };
}

/** Advisors as a batch names them: kind and person. */
export function advisorWords(kind: AdvisorKind, personName: string | null): string {
  const title = advisorKinds.entries.find(({ code }) => code === kind)?.name ?? kind;
  return personName === null ? `${title}（全部）` : `${title} ${personName}`;
}
