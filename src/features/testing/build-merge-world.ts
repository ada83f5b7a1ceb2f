import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import type { Caller } from '../../platform/server/http/bind-route.ts';
import { createTestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase } from '../../platform/testing/test-database.ts';
import { testSealer } from '../../platform/testing/test-sealer.ts';
import { listChangesRoute } from '../audit/changes.contract.ts';
import type { ChangedEntity } from '../audit/change-line.ts';
import { registerAuditRoutes } from '../audit/server/routes.ts';
import { registerMemberRoutes } from '../members/server/routes.ts';
import { compareSocialOrgsRoute, mergeSocialOrgsRoute } from '../merges/merges.contract.ts';
import { registerMergeRoutes } from '../merges/server/routes.ts';
import { registerPartyOrgRoutes } from '../party-orgs/server/routes.ts';
import { searchRoute } from '../search/search.contract.ts';
import { registerSearchRoutes } from '../search/server/routes.ts';
import { readSocialOrgRoute } from '../social-orgs/social-org.contract.ts';
import { registerSocialOrgRoutes } from '../social-orgs/server/routes.ts';
import { buildCallers } from './build-callers.ts';
import { buildTree } from './build-records.ts';

interface HasId {
  readonly id: string;
}

export const MERGE_TODAY = todayIn(OFFICE_TIME_ZONE, new Date());

const SPAN = `social_org_id, from_on, to_on, pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band,
  signature, staff, volunteers`;
const FRESH = `select ${SPAN} from coverage_spans_of(array(select id from social_org))`;
const KEPT = `select ${SPAN} from coverage_span where known_to = 'infinity'`;
const SPANS_ASTRAY = `(${FRESH} except ${KEPT}) union all (${KEPT} except ${FRESH})`;

/** Merging on a county's tree, with the routes by which its effects are seen. */
export async function buildMergeWorld() {
  const database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [MERGE_TODAY]);
  const tree = await buildTree(database);
  const callers: Record<string, Caller> = { ...(await buildCallers(database, tree)) };
  const pool = database.appPool;
  const parts = { pool, sealer: createSealer(randomBytes(32)) };
  const app = await createTestApp(callers, (own) => {
    registerMergeRoutes(own, { pool, sealer: testSealer });
    registerSearchRoutes(own, parts);
    registerMemberRoutes(own, parts);
    registerSocialOrgRoutes(own, { pool, sealer: testSealer });
    registerPartyOrgRoutes(own, { pool, sealer: testSealer });
    registerAuditRoutes(own, { pool });
  });
  const sql = async <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await database.superPool.query(text, values)).rows as Row[];
  const compare = (keeper: HasId, loser: HasId, by = 'officer') =>
    app.call(by, compareSocialOrgsRoute, { params: { keeperId: keeper.id, loserId: loser.id } });
  return {
    database,
    tree,
    callers,
    app,
    sql,
    compare,
    /** Compares and merges, as the page does. */
    merge: async (keeper: HasId, loser: HasId, taken: string[] = [], by = 'officer') => {
      const { body } = await compare(keeper, loser, by);
      return app.call(by, mergeSocialOrgsRoute, {
        params: { keeperId: keeper.id, loserId: loser.id },
        body: { keeperVersion: body.keeper?.version ?? 1, loserVersion: body.loser?.version ?? 1, taken },
      });
    },
    read: async (org: HasId, by = 'officer') =>
      (await app.call(by, readSocialOrgRoute, { params: { id: org.id } })).body,
    changesOf: async (entity: ChangedEntity, record: HasId, by = 'officer') =>
      (await app.call(by, listChangesRoute, { query: { entity, entityId: record.id, size: 100 } })).body.rows,
    /** Ids found by a text. */
    found: async (text: string, by = 'officer') =>
      (await app.call(by, searchRoute, { body: { text, size: 50 } })).body.groups.flatMap(({ rows }) =>
        rows.map(({ id }) => id),
      ),
    /** Counters, spans and pieces of names are what a recount would make of the records. */
    expectNoDrift: async () => {
      await sql('select tally_fold_pending()');
      expect(await sql('select * from tally_drift()')).toEqual([]);
      expect(await sql('select * from search_drift()')).toEqual([]);
      expect(await sql(SPANS_ASTRAY)).toEqual([]);
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
export type MergeWorld = Awaited<ReturnType<typeof buildMergeWorld>>;
