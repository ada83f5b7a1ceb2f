import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { compareSocialOrgsRoute, mergeSocialOrgsRoute } from '../merges.contract.ts';
import { compareSocialOrgs, mergeSocialOrgs } from './merge-social-orgs.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export interface MergeParts {
  readonly pool: Pool;
}

/** 合并: two records of one and the same become one. */
export function registerMergeRoutes(app: FastifyInstance, { pool }: MergeParts): void {
  bindRoute(app, compareSocialOrgsRoute, ({ caller, params }) =>
    compareSocialOrgs(pool, caller, params, today()),
  );
  bindRoute(app, mergeSocialOrgsRoute, ({ caller, params, body }) =>
    mergeSocialOrgs(pool, caller, params, body, today()),
  );
}
