import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { mayExport, sendExport } from '../../audit/server/public.ts';
import {
  addCoverageRoute,
  answerForRegionsRoute,
  changeCoverageRoute,
  changePartyOrgRoute,
  createPartyOrgRoute,
  endPartyOrgRoute,
  findSocialOrgsToCoverRoute,
  mergePartyOrgRoute,
  movePartyOrgRoute,
  readPartyOrgRoute,
  removeCoverageRoute,
  removePostRoute,
  removeTermRoute,
  restorePartyOrgRoute,
  savePostRoute,
  saveTermRoute,
} from '../party-org.contract.ts';
import { draftOf } from '../party-org-draft.contract.ts';
import { countPartyOrgsRoute, exportPartyOrgsRoute, listPartyOrgsRoute } from '../party-org-list.contract.ts';
import { listPartyTreeRoute, walkPartyTreeRoute } from '../party-tree.contract.ts';
import { answerForRegions } from './answer-for-regions.ts';
import { exportPartyOrgs } from './export-party-orgs.ts';
import { sumVitalityRoute } from '../vitality-sums.contract.ts';
import { countPartyOrgs, listPartyOrgs } from './list-party-orgs.ts';
import { sumVitality } from './sum-vitality.ts';
import { findSocialOrgsToCover, listPartyTree, walkPartyTree } from './list-party-tree.ts';
import { endPartyOrg, mergePartyOrg, movePartyOrg, restorePartyOrg } from './move-party-org.ts';
import type { PartyOrgParts } from './party-org-parts.ts';
import { readPartyOrg } from './read-party-org.ts';
import { addCoverage, changeCoverage, removeCoverage } from './save-coverage.ts';
import { removePartyPost, removePartyTerm, savePartyPost, savePartyTerm } from './save-leadership.ts';
import { changePartyOrg, createPartyOrg } from './save-party-org.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export function registerPartyOrgRoutes(app: FastifyInstance, parts: PartyOrgParts): void {
  const { pool } = parts;
  bindReading(app, parts);
  bindTree(app, pool);
  bindChanging(app, parts);
  bindLeadership(app, parts);
  bindCoverage(app, pool);
}

function bindReading(app: FastifyInstance, parts: PartyOrgParts): void {
  const { pool } = parts;
  bindRoute(app, listPartyOrgsRoute, ({ caller, query }) => listPartyOrgs(parts, caller, query, today()));
  bindRoute(app, countPartyOrgsRoute, ({ caller, query }) => countPartyOrgs(pool, caller, query, today()));
  bindRoute(app, sumVitalityRoute, ({ caller, query }) => sumVitality(pool, caller, query, today()));
  bindRoute(app, readPartyOrgRoute, ({ caller, params }) => readPartyOrg(parts, caller, params.id, today()));
  bindRoute(app, exportPartyOrgsRoute, async ({ caller, query: { format, ...filter }, reply }) => {
    if (!mayExport(caller, 'party-orgs')) return NOT_ALLOWED;
    const on = today();
    const sheet = await exportPartyOrgs(parts, caller, filter, on);
    if (isRefusal(sheet)) return sheet;
    return sendExport(reply, `党组织 ${filter.on ?? on}`, format, sheet);
  });
}

function bindTree(app: FastifyInstance, pool: Pool): void {
  bindRoute(app, listPartyTreeRoute, ({ caller, query }) => listPartyTree(pool, caller, query));
  bindRoute(app, walkPartyTreeRoute, ({ caller, query }) => walkPartyTree(pool, caller, query.parent));
  bindRoute(app, findSocialOrgsToCoverRoute, ({ caller, query }) =>
    findSocialOrgsToCover(pool, caller, query),
  );
}

function bindChanging(app: FastifyInstance, parts: PartyOrgParts): void {
  const { pool } = parts;
  bindRoute(app, createPartyOrgRoute, ({ caller, body: { parentId, ...draft } }) =>
    createPartyOrg(parts, caller, { ...draftOf(draft), parentId }, today()),
  );
  bindRoute(app, changePartyOrgRoute, ({ caller, params: { id }, body }) => {
    const { version, changeOn, correctionReason, ...draft } = body;
    return changePartyOrg(
      parts,
      caller,
      { id, version, changeOn, correctionReason },
      draftOf(draft),
      today(),
    );
  });
  bindRoute(app, movePartyOrgRoute, ({ caller, params: { id }, body: { version, parentId, changeOn } }) =>
    movePartyOrg(pool, caller, { id, version }, parentId, changeOn, today()),
  );
  bindRoute(app, mergePartyOrgRoute, ({ caller, params: { id }, body: { version, intoId, changeOn } }) =>
    mergePartyOrg(pool, caller, { id, version }, intoId, changeOn, today()),
  );
  bindRoute(app, endPartyOrgRoute, ({ caller, params: { id }, body: { version, ...end } }) =>
    endPartyOrg(pool, caller, { id, version }, end, today()),
  );
  bindRoute(app, restorePartyOrgRoute, ({ caller, params: { id }, body: { version, correctionReason } }) =>
    restorePartyOrg(pool, caller, { id, version }, correctionReason, today()),
  );
  bindRoute(app, answerForRegionsRoute, ({ caller, params, body }) =>
    answerForRegions(pool, caller, params.id, body.regionCodes, today()),
  );
}

function bindLeadership(app: FastifyInstance, parts: PartyOrgParts): void {
  const { pool } = parts;
  bindRoute(app, savePostRoute, ({ caller, params, body: { postId, ...post } }) =>
    savePartyPost(parts, caller, params.id, postId, post, today()),
  );
  bindRoute(app, removePostRoute, ({ caller, params: { id, postId } }) =>
    removePartyPost(pool, caller, id, postId, today()),
  );
  bindRoute(app, saveTermRoute, ({ caller, params, body: { termId, ...term } }) =>
    savePartyTerm(pool, caller, params.id, termId, term, today()),
  );
  bindRoute(app, removeTermRoute, ({ caller, params: { id, termId } }) =>
    removePartyTerm(pool, caller, id, termId, today()),
  );
}

function bindCoverage(app: FastifyInstance, pool: Pool): void {
  bindRoute(app, addCoverageRoute, ({ caller, params, body: { toOn = null, ...body } }) =>
    addCoverage(pool, caller, params.id, { ...body, toOn }, today()),
  );
  bindRoute(
    app,
    changeCoverageRoute,
    ({ caller, params: { id, relationId }, body: { toOn = null, ...body } }) =>
      changeCoverage(pool, caller, id, relationId, { ...body, toOn }, today()),
  );
  bindRoute(app, removeCoverageRoute, ({ caller, params: { id, relationId } }) =>
    removeCoverage(pool, caller, id, relationId, today()),
  );
}
