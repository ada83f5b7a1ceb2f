import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { readScoped, type Statement } from '../../../platform/server/database/scoped.ts';
import type { CodeRange } from '../../../platform/server/database/scope.ts';
import { listPlacesRoute } from '../places.contract.ts';
import { type PlaceRow, placesByCode, placesNamed, placesUnder, topPlaces } from './place-tree.queries.ts';

export function registerPlaceRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listPlacesRoute, async ({ caller, query }) => {
    const rows = await readScoped<PlaceRow>(pool, caller, statementFor(query, caller.scope.place));
    return {
      nodes: rows.map(({ id, name, within, has_children }) => ({
        id,
        name,
        within,
        hasChildren: has_children,
      })),
    };
  });
}

interface TreeQuestion {
  readonly parent?: string | undefined;
  readonly q?: string | undefined;
  readonly id?: string | string[] | undefined;
}

function statementFor({ parent, q, id }: TreeQuestion, place: CodeRange): Statement {
  if (id !== undefined) return placesByCode([id].flat());
  if (q !== undefined && q.trim() !== '') return placesNamed(q.trim(), place);
  return parent === undefined ? topPlaces(place) : placesUnder(parent, place);
}
