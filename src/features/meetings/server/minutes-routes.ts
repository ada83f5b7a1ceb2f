import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { readUploadedFile } from '../../../platform/server/http/read-uploaded-file.ts';
import { sendDownload } from '../../../platform/server/http/send-download.ts';
import { ATTACHMENT_KINDS } from '../attachment.ts';
import {
  addAttachmentRoute,
  approveMinutesRoute,
  downloadAttachmentRoute,
  removeAttachmentRoute,
} from '../minutes.contract.ts';
import { approveMinutes } from './approve-minutes.ts';
import { attachFile, type AttachmentParts } from './attach-file.ts';
import { fetchAttachment } from './fetch-attachment.ts';
import { removeAttachment } from './remove-attachment.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** What comes after a meeting: its minutes approved, files that lie with them. */
export function registerMinutesRoutes(app: FastifyInstance, parts: AttachmentParts): void {
  bindRoute(app, approveMinutesRoute, ({ caller, params, body }) =>
    approveMinutes(parts.pool, caller, params.id, body.version, today()),
  );
  bindRoute(app, addAttachmentRoute, async ({ caller, params, request }) => {
    const file = await readUploadedFile(request, ATTACHMENT_KINDS);
    return isRefusal(file) ? file : attachFile(parts, caller, params.id, file, today());
  });
  bindRoute(app, downloadAttachmentRoute, async ({ caller, params, reply }) => {
    const file = await fetchAttachment(parts, caller, params.id, params.attachment);
    return isRefusal(file) ? file : sendDownload(reply, file.name, file.format, [file.bytes]);
  });
  bindRoute(app, removeAttachmentRoute, ({ caller, params, body }) =>
    removeAttachment(parts, caller, { ...params, ...body }, today()),
  );
}
