import { z } from 'zod';
import { refusalSchema } from '../../platform/contract/refusal-answer.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { treeAnswer, treeQuery } from '../../platform/contract/tree.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { setUpModes } from '../codes/tables/party-org.ts';
import { day, draftFields, postFields, termFields } from './party-org-draft.contract.ts';
import { termStates } from './party-org-list.contract.ts';

const TAG = '党组织';
const read = { permission: permissions.readPartyOrgs } as const;
const change = { permission: permissions.changePartyOrgs } as const;

const id = z.object({ id: z.uuid() });
const text = z.string();
const optional = z.string().nullable();
/** The name is null where the caller may not see what it names. */
const placeRef = z.object({ id: text, name: optional });
const reason = z.string().trim().min(2, '请写明更正原因').max(200);

/** How a change counts in time: from a day on, or as a correction of what was always so, with its reason. */
const changeFrame = { changeOn: day.optional(), correctionReason: reason.nullable().optional() };
const stored = z.object({ id: text, warnings: z.array(refusalSchema) });

export const partyPostView = z.object({
  id: text,
  memberId: optional,
  personName: text,
  post: text,
  duties: optional,
  inManagement: z.boolean().nullable(),
  fullTime: z.boolean().nullable(),
  allowanceNote: optional,
  phone: optional,
  fromOn: text,
  toOn: optional,
  current: z.boolean(),
});

export const partyTermView = z.object({
  id: text,
  number: z.int().nullable(),
  electedOn: optional,
  fromOn: text,
  toOn: text,
  extendedToOn: optional,
  current: z.boolean(),
});

export const coverageView = z.object({
  id: text,
  socialOrg: z.object({ id: text, name: text, creditCode: optional, staff: z.int().nullable() }),
  way: text,
  fromOn: text,
  toOn: optional,
  current: z.boolean(),
});

export const partyOrgRecord = z.object({
  id: text,
  version: z.int(),
  name: text,
  shortName: optional,
  partyCode: optional,
  kind: text,
  functional: z.boolean(),
  setUpMode: optional,
  regionCode: text,
  regionName: text,
  foundedOn: optional,
  foundedPrecision: z.enum(['day', 'month', 'year']),
  firstOn: text,
  endedOn: optional,
  endReason: optional,
  approvalNo: optional,
  approvedBy: optional,
  mayApproveProbationary: z.boolean(),
  exemplar: z.boolean(),
  secretarySource: optional,
  guidedBy: placeRef.nullable(),
  phone: optional,
  address: optional,
  extra: z.array(z.object({ title: text, value: text, on: text, source: text })),
  createdBy: optional,
  createdAt: text,
  updatedAt: text,
  fromImport: z.boolean(),
  /** From the top of the caller's sight down to the node above. */
  /** Records of the same Party organisation that went into this one. */
  merged: z.array(z.object({ id: text, name: text, code: optional, mergedAt: text, mergedBy: optional })),
  path: z.array(z.object({ id: text, name: text })),
  /** The topmost node of the caller's own scope: its place and end are for the level above. */
  ownTop: z.boolean(),
  counts: z.object({
    children: z.int(),
    below: z.int(),
    covers: z.int(),
    /** Null beside the Party line. */
    members: z.int().nullable(),
    fullMembers: z.int().nullable(),
    notTransferred: z.int().nullable(),
    responsibleFor: z.int(),
  }),
  termState: z.enum(termStates),
  /** What asks for attention: 届满未换, 书记空缺, 超过 50 人 … */
  warnings: z.array(refusalSchema),
  posts: z.array(partyPostView),
  /** How many hold a post and are kept from the caller (不公开). */
  postsNotShown: z.int(),
  terms: z.array(partyTermView),
  coverage: z.array(coverageView),
  /** Regions for which it answers where nobody else does. */
  regions: z.array(z.object({ code: text, name: text })),
  /** Under which nodes it stood, newest first. */
  places: z.array(z.object({ parent: placeRef, fromOn: optional, toOn: optional })),
  /** Who guided it in its work, newest first. */
  guidance: z.array(z.object({ guide: placeRef, fromOn: text, toOn: optional })),
});
export type PartyOrgRecord = z.output<typeof partyOrgRecord>;

export const readPartyOrgRoute = defineRoute({
  id: 'readPartyOrg',
  method: 'GET',
  path: '/api/party-orgs/:id',
  access: read,
  tag: TAG,
  summary: '一个党组织的全部情况',
  params: id,
  response: partyOrgRecord,
});

export const createPartyOrgRoute = defineRoute({
  id: 'createPartyOrg',
  method: 'POST',
  path: '/api/party-orgs',
  access: change,
  tag: TAG,
  summary: '登记一个党组织',
  body: z.object({ ...draftFields, parentId: z.uuid('请选择上级党组织') }),
  response: stored,
});

export const changePartyOrgRoute = defineRoute({
  id: 'changePartyOrg',
  method: 'PUT',
  path: '/api/party-orgs/:id',
  access: change,
  tag: TAG,
  summary: '变更或更正一个党组织；没有给出的字段保持原样',
  params: id,
  body: z.object({ ...draftFields, ...changeFrame, version: z.int() }),
  response: stored,
});

export const movePartyOrgRoute = defineRoute({
  id: 'movePartyOrg',
  method: 'POST',
  path: '/api/party-orgs/:id/move',
  access: change,
  tag: TAG,
  summary: '从某日起改由另一个上级管理，连同全部下级；以前各日的数字仍按原来的上级计算',
  params: id,
  body: z.object({ parentId: z.uuid('请选择新的上级'), changeOn: day, version: z.int() }),
  response: stored,
});

export const mergePartyOrgRoute = defineRoute({
  id: 'mergePartyOrg',
  method: 'POST',
  path: '/api/party-orgs/:id/merge',
  access: change,
  tag: TAG,
  summary: '从某日起并入另一个党组织：下级、党员、覆盖的社会组织和责任一并转过去',
  params: id,
  body: z.object({ intoId: z.uuid('请选择并入的党组织'), changeOn: day, version: z.int() }),
  response: stored,
});

export const endPartyOrgRoute = defineRoute({
  id: 'endPartyOrg',
  method: 'POST',
  path: '/api/party-orgs/:id/end',
  access: change,
  tag: TAG,
  summary: '从某日起撤销；下级、党员和责任须先转出',
  params: id,
  body: z.object({
    endedOn: day,
    endReason: z.string().trim().max(200).nullable().optional(),
    version: z.int(),
  }),
  response: stored,
});

export const restorePartyOrgRoute = defineRoute({
  id: 'restorePartyOrg',
  method: 'POST',
  path: '/api/party-orgs/:id/restore',
  access: change,
  tag: TAG,
  summary: '更正误办的撤销',
  params: id,
  body: z.object({ correctionReason: reason, version: z.int() }),
  response: stored,
});

export const savePostRoute = defineRoute({
  id: 'savePartyPost',
  method: 'POST',
  path: '/api/party-orgs/:id/posts',
  access: change,
  tag: TAG,
  summary: '登记或修改一个任职',
  params: id,
  body: z.object({ postId: z.uuid().optional(), ...postFields }),
  response: stored,
});

export const removePostRoute = defineRoute({
  id: 'removePartyPost',
  method: 'DELETE',
  path: '/api/party-orgs/:id/posts/:postId',
  access: change,
  tag: TAG,
  summary: '删除误登的一个任职（变更记录里仍可查到）',
  params: z.object({ id: z.uuid(), postId: z.uuid() }),
  response: z.object({ id: text }),
});

export const saveTermRoute = defineRoute({
  id: 'savePartyTerm',
  method: 'POST',
  path: '/api/party-orgs/:id/terms',
  access: change,
  tag: TAG,
  summary: '登记或修改一届任期',
  params: id,
  body: z.object({ termId: z.uuid().optional(), ...termFields }),
  response: stored,
});

export const removeTermRoute = defineRoute({
  id: 'removePartyTerm',
  method: 'DELETE',
  path: '/api/party-orgs/:id/terms/:termId',
  access: change,
  tag: TAG,
  summary: '删除误登的一届任期（变更记录里仍可查到）',
  params: z.object({ id: z.uuid(), termId: z.uuid() }),
  response: z.object({ id: text }),
});

const coverageFields = {
  way: z.enum(codesOf(setUpModes), '请选择组建方式'),
  fromOn: day,
  toOn: day.nullable().optional(),
};

export const addCoverageRoute = defineRoute({
  id: 'addCoverage',
  method: 'POST',
  path: '/api/party-orgs/:id/coverage',
  access: change,
  tag: TAG,
  summary: '从某日起覆盖一个社会组织',
  params: id,
  body: z.object({ socialOrgId: z.uuid('请选择社会组织'), ...coverageFields }),
  response: stored,
});

export const changeCoverageRoute = defineRoute({
  id: 'changeCoverage',
  method: 'PUT',
  path: '/api/party-orgs/:id/coverage/:relationId',
  access: change,
  tag: TAG,
  summary: '更正或停止一条覆盖关系',
  params: z.object({ id: z.uuid(), relationId: z.uuid() }),
  body: z.object(coverageFields),
  response: stored,
});

export const removeCoverageRoute = defineRoute({
  id: 'removeCoverage',
  method: 'DELETE',
  path: '/api/party-orgs/:id/coverage/:relationId',
  access: change,
  tag: TAG,
  summary: '删除误登的一条覆盖关系（变更记录里仍可查到）',
  params: z.object({ id: z.uuid(), relationId: z.uuid() }),
  response: z.object({ id: text }),
});

export const answerForRegionsRoute = defineRoute({
  id: 'answerForRegions',
  method: 'PUT',
  path: '/api/party-orgs/:id/regions',
  access: change,
  tag: TAG,
  summary: '兜底地区：这些地区里没有明确党建责任单位的社会组织由它负责',
  params: id,
  body: z.object({ regionCodes: z.array(z.string().regex(/^\d{9}$/, '请选择行政区划')).max(200) }),
  response: stored,
});

export const findSocialOrgsToCoverRoute = defineRoute({
  id: 'findSocialOrgsToCover',
  method: 'GET',
  path: '/api/tree/social-orgs',
  access: read,
  tag: TAG,
  summary: '按名称或信用代码查找要覆盖的社会组织',
  query: treeQuery,
  response: treeAnswer,
});
