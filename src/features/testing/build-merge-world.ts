import { expect } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import type { Caller } from '../../platform/server/http/bind-route.ts';
import { createTestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase } from '../../platform/testing/test-database.ts';
import { testSealer } from '../../platform/testing/test-sealer.ts';
import { listChangesRoute } from '../audit/changes.contract.ts';
import type { ChangedEntity } from '../audit/change-line.ts';
import { registerAuditRoutes } from '../audit/server/routes.ts';
import { registerMemberRoutes } from '../members/server/routes.ts';
import {
  compareMembersRoute,
  comparePartyOrgsRoute,
  compareSocialOrgsRoute,
  mergeMembersRoute,
  mergePartyOrgRecordsRoute,
  mergeSocialOrgsRoute,
} from '../merges/merges.contract.ts';
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
/** What was said of a pair goes with either record of it, and is not handed over (not-doubles.db.test.ts). */
export const goesWithIt = (column: string) => column.split('.')[0]?.endsWith('_not_double') === true;

const ID_COLUMNS = `select c.table_name || '.' || c.column_name as column from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.udt_name in ('uuid', '_uuid') order by 1`;
/** Where the id of a record stays as it was when it is merged: the log is never rewritten, and the old address is kept. */
export const KEPT_IDS = ['change_line.entity_id', 'merged_record.id'];

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
  const parts = { pool, sealer: testSealer };
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
  const ROUTES = {
    social_org: [compareSocialOrgsRoute, mergeSocialOrgsRoute],
    party_org: [comparePartyOrgsRoute, mergePartyOrgRecordsRoute],
    member: [compareMembersRoute, mergeMembersRoute],
  } as const;
  type Kind = keyof typeof ROUTES;
  const desk = (kind: Kind) => {
    const [comparing, merging] = ROUTES[kind];
    const compare = (keeper: HasId, loser: HasId, by = 'officer') =>
      app.call(by, comparing, { params: { keeperId: keeper.id, loserId: loser.id } });
    return {
      compare,
      /** Compares and merges, as the page does. */
      merge: async (keeper: HasId, loser: HasId, taken: string[] = [], by = 'officer') => {
        const { body } = await compare(keeper, loser, by);
        return app.call(by, merging, {
          params: { keeperId: keeper.id, loserId: loser.id },
          body: { keeperVersion: body.keeper?.version ?? 1, loserVersion: body.loser?.version ?? 1, taken },
        });
      },
    };
  };
  return {
    database,
    tree,
    callers,
    app,
    sql,
    ...desk('social_org'),
    desk,
    read: async (org: HasId, by = 'officer') =>
      (await app.call(by, readSocialOrgRoute, { params: { id: org.id } })).body,
    changesOf: async (entity: ChangedEntity, record: HasId, by = 'officer') =>
      (await app.call(by, listChangesRoute, { query: { entity, entityId: record.id, size: 100 } })).body.rows,
    /** Ids found by a text. */
    found: async (text: string, by = 'officer') =>
      (await app.call(by, searchRoute, { body: { text, size: 50 } })).body.groups.flatMap(({ rows }) =>
        rows.map(({ id }) => id),
      ),
    /** Columns with a foreign key to the table. */
    keysTo: (table: Kind) =>
      sql<{ column: string }>(
        `select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
        where c.contype = 'f' and c.confrelid = $1::regclass and a.atttypid = 'uuid'::regtype`,
        [table],
      ).then((rows) => rows.map(({ column }) => column)),
    /** Marks a record as not the same as an elder and a younger one, whatever they show. */
    plantMarks: (kind: Kind, id: string, others: readonly string[]) =>
      sql(
        `insert into ${kind}_not_double (id, one_id, two_id, facts, reason, marked_by)
         select gen_random_uuid(), least($1, o.id), greatest($1, o.id), repeat('0', 64), '不同', '某人' from unnest($2::uuid[]) o (id)`,
        [id, others],
      ),
    /** Columns of any table in which an id stands, alone or in a list. */
    columnsWith: async (id: string) => {
      const columns = await sql<{ column: string }>(ID_COLUMNS);
      const held: string[] = [];
      for (const { column } of columns) {
        const [table = '', name = ''] = column.split('.');
        const [row] = await sql<{ n: number }>(
          `select count(*)::int as n from ${table} where $1 = any (array[]::uuid[] || ${name})`,
          [id],
        );
        if ((row?.n ?? 0) > 0) held.push(column);
      }
      return held;
    },
    /** Counters, spans and pieces of names are what a recount would make of the records. */
    expectNoDrift: async () => {
      await sql('select tally_fold_pending()');
      expect(await sql('select * from tally_drift()')).toEqual([]);
      await sql('select member_tally_settle()');
      expect(await sql('select * from member_tally_drift()')).toEqual([]);
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
