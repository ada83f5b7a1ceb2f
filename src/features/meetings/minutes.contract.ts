import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';

const TAG = '组织生活';
const record = { permission: permissions.recordMeetings } as const;
const id = z.object({ id: z.uuid() });
const attachment = z.object({ id: z.uuid(), attachment: z.uuid() });

export const approveMinutesRoute = defineRoute({
  id: 'approveMinutes',
  method: 'POST',
  path: '/api/meetings/:id/approve',
  access: { permission: permissions.approveMinutes },
  tag: TAG,
  summary: '书记审核会议记录；以后更正的，重新待审',
  params: id,
  body: z.object({ version: z.int() }),
  response: z.object({ id: z.string() }),
});

export const addAttachmentRoute = defineRoute({
  id: 'addAttachment',
  method: 'POST',
  path: '/api/meetings/:id/attachments',
  access: record,
  tag: TAG,
  summary: '给一次组织生活加一个附件（multipart，字段名 file，不超过 20 MB），按内容认类型',
  params: id,
  upload: true,
  response: z.object({ id: z.string(), name: z.string() }),
});

export const downloadAttachmentRoute = defineRoute({
  id: 'downloadAttachment',
  method: 'GET',
  path: '/api/meetings/:id/attachments/:attachment',
  access: { permission: permissions.readPartyOrgs },
  tag: TAG,
  summary: '下载一个附件；支部以外的人下载，记一条查看记录',
  params: attachment,
});

export const removeAttachmentRoute = defineRoute({
  id: 'removeAttachment',
  method: 'POST',
  path: '/api/meetings/:id/attachments/:attachment/remove',
  access: record,
  tag: TAG,
  summary: '移除一个附件，须写明原因；文件删除，记录保留',
  params: attachment,
  body: z.object({ reason: z.string().trim().min(2, '请写明移除原因').max(200) }),
  response: z.object({ id: z.string() }),
});
