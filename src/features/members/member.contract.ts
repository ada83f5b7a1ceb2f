import { z } from 'zod';
import { pageOf, pageQuery, purpose } from '../../platform/contract/list.ts';
import { refusalSchema } from '../../platform/contract/refusal-answer.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { treeAnswer, treeQuery } from '../../platform/contract/tree.ts';
import { permissions } from '../access/role.ts';
import { day, extraValueSchema } from '../social-orgs/social-org-draft.contract.ts';
import { newMemberFields, personFields, placeFields } from './member-draft.contract.ts';
import { lookGrounds, looks } from './member-look.ts';
import { placeRef } from './member-list.contract.ts';

const TAG = '党员';
const read = { permission: permissions.readMembers } as const;
const change = { permission: permissions.changeMembers } as const;
/** Members reach their own record without any right to others'; which record that is, the scope says. */
const ownToo = 'signed-in';

const id = z.object({ id: z.uuid() });
const text = z.string();
const optional = z.string().nullable();
const precision = z.enum(['day', 'month', 'year']);

/** How a change counts in time: from a day on, or as a correction of what was always so, with its reason. */
const changeFrame = {
  changeOn: day.optional(),
  correctionReason: z.string().trim().min(2, '请写明更正原因').max(200).nullable().optional(),
};

export const memberRecord = z.object({
  id: text,
  version: z.int(),
  name: text,
  sex: optional,
  bornOn: optional,
  bornPrecision: precision,
  age: z.int().nullable(),
  ethnicity: optional,
  education: optional,
  /** First two and last one character; null: none on record (身份待核, unless there is a basis). */
  identityNumberMasked: optional,
  /** On what basis no number can be entered; null where there is one. */
  identityBasis: optional,
  phoneMasked: optional,
  status: text,
  joinedOn: optional,
  joinedPrecision: precision,
  fullOn: optional,
  fullPrecision: precision,
  /** 党龄 in whole years; null: not known, or not a full member. */
  partyAge: z.int().nullable(),
  managingBranch: placeRef,
  membershipBranch: placeRef.nullable(),
  membershipElsewhere: optional,
  partyGroup: optional,
  workUnit: placeRef.nullable(),
  workUnitText: optional,
  workPost: optional,
  postLevel: optional,
  fullTime: z.boolean().nullable(),
  private: z.boolean(),
  firstOn: text,
  extra: z.array(extraValueSchema),
  createdBy: optional,
  createdAt: text,
  updatedAt: text,
  fromImport: z.boolean(),
  /** Records of the same person that went into this one. */
  merged: z.array(z.object({ id: text, name: text, mergedAt: text, mergedBy: optional })),
  /** False where a branch outside the caller's scope manages the person: to be read, not changed. */
  managedHere: z.boolean(),
  /** What asks for attention: 身份待核, 预备期已满 … */
  warnings: z.array(refusalSchema),
  posts: z.array(
    z.object({
      id: text,
      partyOrg: placeRef,
      post: text,
      duties: optional,
      fromOn: text,
      toOn: optional,
      current: z.boolean(),
    }),
  ),
  /** Where the person stood when, newest first, as it is known now. */
  periods: z.array(
    z.object({
      fromOn: text,
      toOn: optional,
      status: text,
      managingBranch: placeRef,
      membershipBranch: placeRef.nullable(),
      workUnit: placeRef.nullable(),
      fullTime: z.boolean().nullable(),
    }),
  ),
});
export type MemberRecord = z.output<typeof memberRecord>;

export const readMemberRoute = defineRoute({
  id: 'readMember',
  method: 'GET',
  path: '/api/members/:id',
  access: ownToo,
  tag: TAG,
  summary: '一位党员的全部情况，号码和电话只显示首尾；记一条查看记录',
  params: id,
  response: memberRecord,
});

const stored = z.object({ id: text, warnings: z.array(refusalSchema) });

export const createMemberRoute = defineRoute({
  id: 'createMember',
  method: 'POST',
  path: '/api/members',
  access: change,
  tag: TAG,
  summary: '登记一位党员',
  body: z.object({
    ...newMemberFields,
    /** The day from which figures count the person; today when left out. */
    firstOn: day.optional(),
  }),
  response: stored,
});

export const changeMemberRoute = defineRoute({
  id: 'changeMember',
  method: 'PUT',
  path: '/api/members/:id',
  access: change,
  tag: TAG,
  summary: '变更或更正一位党员的个人情况和工作单位；没有给出的字段保持原样',
  params: id,
  body: z.object({ ...personFields, ...changeFrame, version: z.int() }),
  response: stored,
});

export const settleIdentityRoute = defineRoute({
  id: 'settleIdentity',
  method: 'PUT',
  path: '/api/members/:id/identity-basis',
  access: change,
  tag: TAG,
  summary: '记下一位党员经核对没有公民身份号码及其依据，不再列为身份待核；依据为空则重新列出',
  params: id,
  body: z.object({
    version: z.int(),
    basis: z.string().trim().min(2, '请写明依据').max(100).nullable(),
  }),
  response: z.object({ id: text }),
});

export const moveMemberRoute = defineRoute({
  id: 'moveMember',
  method: 'PUT',
  path: '/api/members/:id/branch',
  access: change,
  tag: TAG,
  summary: '变更或更正纳入管理支部、组织关系所在支部和党小组；两个支部是两回事',
  params: id,
  body: z.object({ ...placeFields, partyGroup: personFields.partyGroup, ...changeFrame, version: z.int() }),
  response: stored,
});

export const changeMemberStatusRoute = defineRoute({
  id: 'changeMemberStatus',
  method: 'PUT',
  path: '/api/members/:id/status',
  access: change,
  tag: TAG,
  summary: '转正、停止党籍、出党、取消预备党员资格、死亡，或更正党员状态',
  params: id,
  body: z.object({
    status: text,
    fullOn: personFields.fullOn,
    ...changeFrame,
    version: z.int(),
  }),
  response: stored,
});

export const revealMemberRoute = defineRoute({
  id: 'revealMember',
  method: 'POST',
  path: '/api/members/:id/reveal',
  access: { permission: permissions.revealMembers },
  tag: TAG,
  summary: '查看完整的公民身份号码或电话，须写明用途；记一条查看记录',
  params: id,
  body: z.object({
    what: z.enum(['identityNumber', 'phone']),
    purpose,
    /** A lawful ground of which the member learns only after a set time. */
    ground: z.enum(lookGrounds).nullable().optional(),
  }),
  response: z.object({ value: optional }),
});

export const findMemberByNumberRoute = defineRoute({
  id: 'findMemberByNumber',
  method: 'POST',
  path: '/api/members/find-by-number',
  access: read,
  tag: TAG,
  summary: '按完整的公民身份号码，在本人管理范围内查找一位党员',
  body: z.object({ identityNumber: z.string().trim().min(1, '请填写公民身份号码').max(40) }),
  response: z.object({ member: z.object({ id: text, name: text }).nullable() }),
});

const memberLook = z.object({
  id: text,
  /** Day of the look, or of the last one of a month. */
  day: text,
  /** Null for the member, who is told the day, and for daily work. */
  at: optional,
  /** Null for the member, who is told unit and role. */
  actor: optional,
  unit: optional,
  post: optional,
  what: z.enum(looks),
  purpose: optional,
  ground: z.enum(lookGrounds).nullable(),
  /** What the own branch opened in its daily work: one line a month. */
  routine: z.boolean(),
  times: z.int(),
});

export type MemberLook = z.output<typeof memberLook>;

export const listMemberLooksRoute = defineRoute({
  id: 'listMemberLooks',
  method: 'GET',
  path: '/api/members/:id/looks',
  access: ownToo,
  tag: TAG,
  summary: '谁看过这位党员的记录，新的在前',
  params: id,
  query: z.object(pageQuery),
  response: pageOf(memberLook),
});

export const findWorkUnitsRoute = defineRoute({
  id: 'findWorkUnits',
  method: 'GET',
  path: '/api/tree/work-units',
  access: read,
  tag: TAG,
  summary: '按名称查找作为工作单位的社会组织',
  query: treeQuery,
  response: treeAnswer,
});
