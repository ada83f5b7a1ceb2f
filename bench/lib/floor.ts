import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { permissions } from '../../src/features/access/role.ts';
import { defineRoute } from '../../src/platform/contract/route.ts';
import { readScoped } from '../../src/platform/server/database/scoped.ts';
import { bindRoute, NOT_FOUND } from '../../src/platform/server/http/bind-route.ts';
import type { BigData } from './big-data.ts';
import { type Cost, costOf, line } from './measure.ts';

const floorRoute = defineRoute({
  id: 'benchFloor',
  method: 'GET',
  path: '/api/bench/floor',
  access: { permission: permissions.readSocialOrgs },
  summary: 'one row by primary key',
  tag: 'bench',
  query: z.object({ id: z.uuid() }),
  response: z.object({ id: z.string(), name: z.string() }),
});

/** The floor that promises are compared with: the session check and the scope of any route, and one row by primary key. */
export function bindFloor(app: FastifyInstance, pool: BigData['appPool']): void {
  bindRoute(app, floorRoute, async ({ caller, query }) => {
    const [row] = await readScoped<{ id: string; name: string }>(pool, caller, {
      name: 'bench-floor',
      text: 'select id, name from social_org where id = $1',
      values: [query.id],
    });
    return row ?? NOT_FOUND;
  });
}

/** Measures it in this run, and prints it. */
export async function costOfFloor(data: BigData): Promise<Cost> {
  const [one] = await data.superQuery<{ id: string }>('select id from social_org limit 1');
  const floor = await costOf(data.ownerPool, 300, () => get(data, `/api/bench/floor?id=${one?.id}`));
  console.log(line('floor: one row by primary key', floor));
  return floor;
}

/** Asks as the officer at the root; anything but an answer fails the bench. */
export async function get({ app, headers }: Pick<BigData, 'app' | 'headers'>, url: string): Promise<string> {
  const response = await app.inject({ url, headers });
  if (response.statusCode !== 200)
    throw new Error(`${url}: ${response.statusCode} ${response.body.slice(0, 300)}`);
  return response.body;
}
