import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { mayExport, sendExport } from '../../audit/server/public.ts';
import {
  countSocialOrgsRoute,
  exportSocialOrgsRoute,
  listSocialOrgsRoute,
} from '../social-org-list.contract.ts';
import {
  addSupervisingBodyRoute,
  changeSocialOrgRoute,
  createSocialOrgRoute,
  endSocialOrgRoute,
  findSupervisingBodiesRoute,
  listSectorsRoute,
  readSocialOrgRoute,
  removeFactRoute,
  restoreSocialOrgRoute,
  saveFactRoute,
} from '../social-org.contract.ts';
import { draftOf, factOf } from '../social-org-draft.contract.ts';
import { changeSocialOrg, endSocialOrg, restoreSocialOrg } from './change-social-org.ts';
import { createSocialOrg } from './create-social-org.ts';
import { exportSocialOrgs } from './export-social-orgs.ts';
import { countSocialOrgs, listSocialOrgs } from './list-social-orgs.ts';
import { listSectors } from './list-sectors.ts';
import { readSocialOrg } from './read-social-org.ts';
import { removeFact, saveFact } from './save-fact.ts';
import type { SocialOrgParts } from './social-org-parts.ts';
import { addSupervisingBody, findSupervisingBodies } from './supervising-bodies.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export function registerSocialOrgRoutes(app: FastifyInstance, parts: SocialOrgParts): void {
  bindReading(app, parts);
  bindChanging(app, parts);
  bindFacts(app, parts);
}

function bindReading(app: FastifyInstance, parts: SocialOrgParts): void {
  const { pool } = parts;
  bindRoute(app, listSocialOrgsRoute, ({ caller, query }) => listSocialOrgs(parts, caller, query, today()));
  bindRoute(app, countSocialOrgsRoute, ({ caller, query }) => countSocialOrgs(pool, caller, query, today()));
  bindRoute(app, readSocialOrgRoute, ({ caller, params }) =>
    readSocialOrg(parts, caller, params.id, today()),
  );
  bindRoute(app, exportSocialOrgsRoute, async ({ caller, query: { format, ...filter }, reply }) => {
    if (!mayExport(caller, 'social-orgs')) return NOT_ALLOWED;
    const on = today();
    const sheet = await exportSocialOrgs(parts, caller, filter, on);
    if (isRefusal(sheet)) return sheet;
    return sendExport(reply, `社会组织 ${filter.on ?? on}`, format, sheet);
  });
  bindRoute(app, listSectorsRoute, async ({ caller }) => ({ sectors: await listSectors(pool, caller) }));
  bindRoute(app, findSupervisingBodiesRoute, ({ caller, query }) =>
    findSupervisingBodies(pool, caller, query),
  );
}

function bindChanging(app: FastifyInstance, parts: SocialOrgParts): void {
  const { pool } = parts;
  bindRoute(app, createSocialOrgRoute, async ({ caller, body }) =>
    createSocialOrg(parts, caller, draftOf(body), today()),
  );
  bindRoute(app, changeSocialOrgRoute, async ({ caller, params: { id }, body }) => {
    const { version, changeOn, correctionReason, ...draft } = body;
    return changeSocialOrg(
      parts,
      caller,
      { id, version, changeOn, correctionReason },
      draftOf(draft),
      today(),
    );
  });
  bindRoute(app, endSocialOrgRoute, async ({ caller, params: { id }, body: { version, ...end } }) =>
    endSocialOrg(parts, caller, { id, version }, end, today()),
  );
  bindRoute(
    app,
    restoreSocialOrgRoute,
    async ({ caller, params: { id }, body: { version, correctionReason } }) =>
      restoreSocialOrg(parts, caller, { id, version, correctionReason }, today()),
  );
  bindRoute(app, addSupervisingBodyRoute, async ({ caller, body }) =>
    addSupervisingBody(pool, caller, body, today()),
  );
}

function bindFacts(app: FastifyInstance, parts: SocialOrgParts): void {
  const { pool } = parts;
  bindRoute(app, saveFactRoute, async ({ caller, params: { id }, body: { kind, factId, fact } }) =>
    saveFact(parts, caller, { socialOrgId: id, kind, factId, fact: factOf(kind, fact) }, today()),
  );
  bindRoute(app, removeFactRoute, async ({ caller, params: { id, kind, factId } }) =>
    removeFact(pool, caller, kind, id, factId, today()),
  );
}
