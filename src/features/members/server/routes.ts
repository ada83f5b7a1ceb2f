import type { FastifyInstance } from 'fastify';
import { type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import { mayExport, sendExport } from '../../audit/server/public.ts';
import { draftOf } from '../member-draft.contract.ts';
import {
  countMembersRoute,
  exportMembersRoute,
  exportMemberStructureRoute,
  listMembersRoute,
  readMemberStructureRoute,
} from '../member-list.contract.ts';
import {
  changeMemberRoute,
  changeMemberStatusRoute,
  createMemberRoute,
  findMemberByNumberRoute,
  findWorkUnitsRoute,
  listMemberLooksRoute,
  moveMemberRoute,
  readMemberRoute,
  revealMemberRoute,
  settleIdentityRoute,
} from '../member.contract.ts';
import { changeMember, type MemberChange } from './change-member.ts';
import { changeMemberStatus } from './change-member-status.ts';
import { createMember } from './create-member.ts';
import { exportMembers } from './export-members.ts';
import { findMemberByNumber } from './find-member-by-number.ts';
import { findWorkUnits } from './find-work-units.ts';
import { listMemberLooks } from './list-member-looks.ts';
import { countMembers, listMembers } from './list-members.ts';
import type { MemberParts } from './member-parts.ts';
import { moveMember } from './move-member.ts';
import { readMember } from './read-member.ts';
import { exportStructure, readStructure } from './read-structure.ts';
import { revealMember } from './reveal-member.ts';
import { settleIdentity } from './settle-identity.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export function registerMemberRoutes(app: FastifyInstance, parts: MemberParts): void {
  const { pool } = parts;
  bindRoute(app, listMembersRoute, ({ caller, query }) => listMembers(pool, caller, query, today()));
  bindRoute(app, countMembersRoute, ({ caller, query }) => countMembers(pool, caller, query, today()));
  bindRoute(app, exportMembersRoute, async ({ caller, query: { format, ...query }, reply }) => {
    if (!mayExport(caller, 'members')) return NOT_ALLOWED;
    const sheet = await exportMembers(parts, caller, query, today());
    if (isRefusal(sheet)) return sheet;
    return sendExport(reply, `党员名册 ${query.on ?? today()}`, format, sheet);
  });
  bindRoute(app, readMemberStructureRoute, ({ caller, query }) =>
    readStructure(pool, caller, query, today()),
  );
  bindRoute(app, exportMemberStructureRoute, async ({ caller, query: { format, ...query }, reply }) => {
    if (!caller.permissions.has(permissions.readMembers)) return NOT_ALLOWED;
    const sheet = await exportStructure(pool, caller, query, today());
    if (isRefusal(sheet)) return sheet;
    return sendExport(reply, `党员结构 ${query.on ?? today()}`, format, sheet);
  });
  bindRoute(app, readMemberRoute, ({ caller, params }) => readMember(parts, caller, params.id, today()));
  bindRoute(app, listMemberLooksRoute, ({ caller, params, query }) =>
    listMemberLooks(pool, caller, params.id, query),
  );
  bindRoute(app, revealMemberRoute, ({ caller, params, body }) =>
    revealMember(parts, caller, params.id, body),
  );
  bindRoute(app, findMemberByNumberRoute, ({ caller, body }) =>
    findMemberByNumber(parts, caller, body.identityNumber, today()),
  );
  bindRoute(app, findWorkUnitsRoute, ({ caller, query }) => findWorkUnits(pool, caller, query));
  registerChanges(app, parts);
}

function registerChanges(app: FastifyInstance, parts: MemberParts): void {
  bindRoute(app, createMemberRoute, ({ caller, body: { firstOn, ...draft } }) =>
    createMember(parts, caller, draftOf(draft), firstOn ?? today(), today()),
  );
  bindRoute(app, changeMemberRoute, ({ caller, params, body }) =>
    changeMember(parts, caller, params.id, changeOf(body), today()),
  );
  bindRoute(app, settleIdentityRoute, ({ caller, params, body }) =>
    settleIdentity(parts, caller, params.id, body, today()),
  );
  bindRoute(app, moveMemberRoute, ({ caller, params, body }) =>
    moveMember(parts, caller, params.id, changeOf(body), today()),
  );
  bindRoute(app, changeMemberStatusRoute, ({ caller, params, body }) =>
    changeMemberStatus(parts, caller, params.id, changeOf(body), today()),
  );
}

interface ChangeBody {
  readonly version: number;
  readonly changeOn?: Day | null | undefined;
  readonly correctionReason?: string | null | undefined;
}

function changeOf({ version, changeOn = null, correctionReason = null, ...draft }: ChangeBody): MemberChange {
  return { version, changeOn, correctionReason, draft: draftOf(draft) };
}
