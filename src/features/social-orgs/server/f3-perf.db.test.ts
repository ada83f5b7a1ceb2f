import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { v7 } from 'uuid';
import { createTestDatabase } from '../../../platform/testing/test-database.ts';
import { createPool } from '../../../platform/server/database/connection.ts';
import { ROOT_SCOPE } from '../../../platform/server/database/scope.ts';
import { readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import { buildTree, buildWith } from '../../testing/build-records.ts';
import { intervalOf } from '../../places/region.rules.ts';
import { storeSocialOrgs } from './store-social-orgs.ts';
import { settleListQuestion } from './list-question.ts';
import { socialOrgCount, socialOrgPage } from './list.queries.ts';
it('is quick', async () => {
  const database = await createTestDatabase();
  const tree = await buildTree(database);
  const towns = (await database.superPool.query(`select code from region where level = 4 and code like '6107%' order by code limit 100`)).rows.map((r) => r.code);
  const rows = Array.from({ length: 20000 }, (_, i) => ({ newId: v7(), draft: { name: `学校${i * 7919 % 20000}`, type: 'service_agency' as const, regionCode: i % 3 ? towns[i % towns.length] : '610700000', responsiblePartyOrgId: i % 2 ? tree.education.id : tree.trades.id, staff: i % 50, sector: 'education', responsibility: 'confirmed' as const }, facts: i % 4 === 0 ? { declaredFigures: [{ figure: 'full_members' as const, value: i % 5, source: 'x', declaredOn: '2025-06-30' }] } : {} }));
  await buildWith(database, async (client) => {
    await storeSocialOrgs(client, rows, { ledgerOn: '2025-06-30', actorName: 'x' });
    await client.query(`insert into coverage_relation (id, social_org_id, party_org_id, way, valid) select gen_random_uuid(), id, $1, 'sole', daterange('2025-06-30', null) from social_org where hashtext(id::text) % 3 = 0`, [tree.educationBranch.id]);
  }, { changeOn: '2025-06-30', importId: '019a0000-0000-7000-8000-000000000000' });
  await database.superPool.query('vacuum analyze');
  const acting = { scope: ROOT_SCOPE, accountId: null, actorName: 'x' };
  const place = { ...acting, scope: { ...ROOT_SCOPE, place: intervalOf('610700000'), persons: false } };
  const [node] = (await database.superPool.query('select c.pos as "from", c.pos_end as "to" from party_org p join party_org_code c on c.pos=p.pos where p.id=$1', [tree.education.id])).rows;
  const party = { ...acting, scope: { ...ROOT_SCOPE, party: node } };
  const pool = createPool(database.app, { max: 1, pipeline: true } as never);
  const pid = (await pool.query('select pg_backend_pid() as p')).rows[0].p;
  const pg = () => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  const measure = async (what: string, run: () => Promise<unknown>, n = 100) => {
    for (let i = 0; i < 10; i++) await run();
    const p0 = pg(), n0 = process.cpuUsage();
    for (let i = 0; i < n; i++) await run();
    const u = process.cpuUsage(n0);
    console.log('M', what, 'pg', ((pg() - p0) / n).toFixed(3), 'node', ((u.user + u.system) / 1000 / n).toFixed(3));
  };
  const floor = { name: 'floor', text: 'select * from social_org where id = $1', values: [rows[5]!.newId] };
  for (const [who, a] of [['root', acting], ['place', place], ['party', party]] as const) {
    await measure(who + ' floor', () => readScoped(pool, a, floor));
    for (const filter of [{}, { covered: 'none' }, { covered: 'none', members: 'due' }, { on: '2025-12-31' }, { q: '学校77' }, { region: '610723000' }] as const) {
      const q = await settleListQuestion(pool, a, filter, '2026-11-22');
      if ('kind' in q) throw new Error(q.message);
      const st = socialOrgPage(q, null, 20);
      await measure(who + JSON.stringify(filter) + ' page', () => readScoped(pool, a, st), 30);
      await measure(who + JSON.stringify(filter) + ' count', () => readScoped(pool, a, socialOrgCount(q, 10000)), 10);
      if (process.env.PLAN === who) {
        const [, plan] = await readAllScoped<[never, Record<string, string>]>(pool, a, [{ text: 'select 1' }, { text: 'explain (analyze, costs off) ' + st.text, values: st.values ?? [] }]);
        console.log('P', JSON.stringify(filter), plan.map((r) => r['QUERY PLAN'] ?? '').join('\nP '));
      }
    }
  }
  await pool.end();
  await database.drop();
  expect(1).toBe(1);
}, 300000);
