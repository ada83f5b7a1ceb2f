import { z } from 'zod';
import { countAnswer, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { refusalSchema } from '../../platform/contract/refusal-answer.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { placeRef } from '../members/member-list.contract.ts';
import { correctable, correctionStates } from './correction.ts';

const TAG = '本人权利';
/** Members reach their own record without any right to others'; which record that is, the scope says. */
const own = 'signed-in';
const managing = { permission: permissions.changeMembers } as const;

const text = z.string();
const optional = z.string().nullable();
const id = z.object({ id: z.uuid() });

const correction = {
  id: text,
  what: z.enum(correctable),
  note: optional,
  askedAt: text,
  state: z.enum(correctionStates),
  answeredBy: optional,
  answeredAt: optional,
  /** What was done, or why nothing was. */
  answer: optional,
};
const ownCorrection = z.object(correction);
const correctionRow = z.object({ ...correction, member: placeRef, branch: placeRef });
export type OwnCorrection = z.output<typeof ownCorrection>;
export type CorrectionRow = z.output<typeof correctionRow>;

export const listOwnCorrectionsRoute = defineRoute({
  id: 'listOwnCorrections',
  method: 'GET',
  path: '/api/own-record/corrections',
  access: own,
  tag: TAG,
  summary: '本人提出的更正申请和答复，新的在前',
  response: z.object({ rows: z.array(ownCorrection) }),
});

export const askCorrectionRoute = defineRoute({
  id: 'askCorrection',
  method: 'POST',
  path: '/api/own-record/corrections',
  access: own,
  tag: TAG,
  summary: '请所在党支部更正本人记录中的一项',
  body: z.object({
    what: z.enum(correctable),
    wanted: z.string().trim().min(1, '请写明应当是什么').max(200),
    note: z.string().trim().max(200).nullable().optional(),
  }),
  response: id,
});

const section = z.object({ title: text, rows: z.array(z.array(z.string().nullable())) });
export type OwnSection = z.output<typeof section>;

export const readOwnDataRoute = defineRoute({
  id: 'readOwnData',
  method: 'GET',
  path: '/api/own-record/data',
  access: own,
  tag: TAG,
  summary: '本系统保存的本人全部资料，供复制；号码和电话只显示首尾',
  response: z.object({ madeAt: text, sections: z.array(section) }),
});

export const exportOwnDataRoute = defineRoute({
  id: 'exportOwnData',
  method: 'GET',
  path: '/api/own-record/export',
  access: own,
  tag: TAG,
  summary: '同上，存为表格文件',
});

const listQuery = { state: z.enum(['waiting', 'answered']).optional() };

export const listCorrectionsRoute = defineRoute({
  id: 'listCorrections',
  method: 'GET',
  path: '/api/corrections',
  access: managing,
  tag: TAG,
  summary: '管理范围内党员提出的更正申请，新的在前',
  query: z.object({ ...listQuery, ...pageQuery }),
  response: pageOf(correctionRow),
});

export const countCorrectionsRoute = defineRoute({
  id: 'countCorrections',
  method: 'GET',
  path: '/api/corrections/count',
  access: managing,
  tag: TAG,
  summary: '更正申请的条数',
  query: z.object(listQuery),
  response: countAnswer,
});

const correctionTask = z.object({
  ...correctionRow.shape,
  /** What the member says is right; null once it is answered. */
  wanted: optional,
  /** What is on record now, numbers masked; null: nothing. */
  current: optional,
  /** Of the member's record, to be sent back with the answer. */
  version: z.int(),
});
export type CorrectionTask = z.output<typeof correctionTask>;

export const readCorrectionRoute = defineRoute({
  id: 'readCorrection',
  method: 'GET',
  path: '/api/corrections/:id',
  access: managing,
  tag: TAG,
  summary: '一条更正申请：现在登记的和本人认为正确的；涉及号码或电话的，记一条查看记录',
  params: id,
  response: correctionTask,
});

export const answerCorrectionRoute = defineRoute({
  id: 'answerCorrection',
  method: 'POST',
  path: '/api/corrections/:id/answer',
  access: managing,
  tag: TAG,
  summary: '同意更正（照本人写的改正记录，以本人申请为原因），或不予更正并说明原因',
  params: id,
  body: z.object({
    accept: z.boolean(),
    answer: z.string().trim().max(200).nullable().optional(),
    version: z.int(),
  }),
  response: z.object({ warnings: z.array(refusalSchema) }),
});
