import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { compareSocialOrgsRoute, mergeSocialOrgsRoute } from '../merges.contract.ts';
import type { SocialOrgParts } from '../../social-orgs/server/public.ts';
import { compareSocialOrgs, mergeSocialOrgs } from './merge-social-orgs.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 合并: two records of one and the same become one. */
export function registerMergeRoutes(app: FastifyInstance, parts: SocialOrgParts): void {
  bindRoute(app, compareSocialOrgsRoute, ({ caller, params }) =>
    compareSocialOrgs(parts, caller, params, today()),
  );
  bindRoute(app, mergeSocialOrgsRoute, ({ caller, params, body }) =>
    mergeSocialOrgs(parts, caller, params, body, today()),
  );
}
