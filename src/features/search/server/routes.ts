import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import type { MemberParts } from '../../members/server/public.ts';
import { searchRoute } from '../search.contract.ts';
import { findableKinds } from '../search.rules.ts';
import { findRecords } from './find-records.ts';

export function registerSearchRoutes(app: FastifyInstance, parts: MemberParts): void {
  bindRoute(app, searchRoute, ({ caller, body }) =>
    findRecords(
      parts,
      caller,
      findableKinds(caller.permissions),
      body,
      todayIn(OFFICE_TIME_ZONE, new Date()),
    ),
  );
}
