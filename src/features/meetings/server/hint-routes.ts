import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { readHintsRoute } from '../hint.contract.ts';
import { drawSampleRoute, listSamplesRoute, readSampleRoute } from '../sample.contract.ts';
import { drawSample, listSamples, readSample } from './draw-sample.ts';
import { readHints } from './read-hints.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** Against empty form: hints to whoever enters, and samples drawn at random by whoever stands above. */
export function registerHintRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, readHintsRoute, ({ caller, body }) => readHints(pool, caller, body, today()));
  bindRoute(app, listSamplesRoute, ({ caller }) => listSamples(pool, caller));
  bindRoute(app, readSampleRoute, ({ caller, params }) => readSample(pool, caller, params.id));
  bindRoute(app, drawSampleRoute, ({ caller, body }) => drawSample(pool, caller, body, today()));
}
