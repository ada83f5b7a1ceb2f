import { afterEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { ROOT_SCOPE } from '../../../platform/server/database/scope.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { openSignIn } from '../../access/server/public.ts';
import { readCoverage } from '../../coverage/server/public.ts';
import type { PresetCode } from '../presets.ts';
import { type LoadedDemo, loadDemo } from './load-demo.ts';

const TODAY = '2026-11-22';
const KEY = Buffer.alloc(32, 7);
/** A city takes its time on a busy machine. */
const OF_A_CITY = { timeout: 120_000 };
const OPERATOR = { scope: ROOT_SCOPE, accountId: null, actorName: '测试' };

let database: TestDatabase;

afterEach(() => database.drop());

async function load(preset: PresetCode): Promise<LoadedDemo> {
  database = await createTestDatabase();
  const loaded = await loadAgain(preset);
  if (isRefusal(loaded)) throw new Error(loaded.message);
  return loaded;
}

function loadAgain(preset: PresetCode, withoutIndexes?: boolean) {
  return loadDemo({
    owner: database.ownerPool,
    keeper: database.roles.keeper,
    key: KEY,
    preset,
    today: TODAY,
    ...(withoutIndexes === undefined ? {} : { withoutIndexes }),
  });
}

async function coverage(definition?: string) {
  const answer = await readCoverage(
    database.appPool,
    OPERATOR,
    { tree: 'party', ...(definition === undefined ? {} : { definition }) },
    TODAY,
  );
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

describe('the seeds’ figures', () => {
  it('洋县: 42 organisations, all covered by 34 branches', async () => {
    await load('yangxian');
    const { figures, roll } = await coverage();
    expect(figures).toMatchObject({
      socialOrgs: 42,
      staff: 21_984,
      formalCoverage: { covered: 42, total: 42, rate: 1 },
      workCoverage: { covered: 42, total: 42, rate: 1 },
      establishmentGaps: 0,
      unverified: 0,
    });
    expect(roll).toMatchObject({ partyOrgs: { branches: 34, covering: 34 }, members: 678 });
    expect(Object.values(figures.ways).filter((count) => count > 0)).toHaveLength(3);
    const { rows } = await database.superPool.query(
      `select count(distinct sector)::int as sectors,
         (select count(*)::int from party_org where exemplar) as exemplars from social_org`,
    );
    expect(rows).toEqual([{ sectors: 5, exemplars: 7 }]);
  });

  it('衡阳: 3,023 organisations, 1,100 of them covered by 700 Party organisations', OF_A_CITY, async () => {
    await load('hengyang');
    const { figures, roll } = await coverage();
    expect(figures).toMatchObject({ socialOrgs: 3_023, formalCoverage: { covered: 1_100, total: 3_023 } });
    expect(figures.staff).toBeGreaterThanOrEqual(60_000);
    expect(figures.volunteers).toBeGreaterThanOrEqual(1_100_000);
    expect(roll).toMatchObject({ partyOrgs: { total: 700, covering: 700 }, members: 6_252 });
    expect(figures.establishmentGaps).toBeGreaterThan(50);
    expect(figures.unverified).toBeGreaterThan(100);
    expect(figures.fewMembers).toBeGreaterThan(100);
    expect(figures.noMembers).toBeGreaterThan(100);
    expect((await coverage('party_statistics')).figures.formalCoverage.covered).toBeLessThan(1_100);
  });
});

describe('what has been loaded', () => {
  it('is counted as a full recount would', async () => {
    await load('yangxian');
    expect((await database.superPool.query('select * from tally_drift()')).rows).toEqual([]);
    expect((await database.superPool.query('select * from search_drift()')).rows).toEqual([]);
  });

  it('binds everybody to the row-level rules again', async () => {
    await load('yangxian');
    const { rows } = await database.superPool.query(
      `select relname from pg_class where relrowsecurity and not relforcerowsecurity
       union select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'`,
    );
    expect(rows).toEqual([]);
  });

  it('comes in without indexes too, and all of them are back afterwards', async () => {
    database = await createTestDatabase();
    const definitions = async () => {
      const { rows } = await database.superPool.query(
        `select pg_get_indexdef(indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indrelid
           where c.relnamespace = 'public'::regnamespace
         union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
           where connamespace = 'public'::regnamespace order by 1`,
      );
      return rows;
    };
    const before = await definitions();
    expect(isRefusal(await loadAgain('yangxian', true))).toBe(false);
    expect(await definitions()).toEqual(before);
    expect((await database.superPool.query('select * from tally_drift()')).rows).toEqual([]);
    expect((await database.superPool.query('select * from search_drift()')).rows).toEqual([]);
  });

  it('has a history and what a change wrote down', OF_A_CITY, async () => {
    await load('hengyang');
    const { rows } = await database.superPool.query(
      `select (select count(*)::int from social_org_period where superseded_at is null) > (select count(*)::int from social_org) as periods,
         (select count(*)::int from change_line where entity = 'social_org' and action = 'change') > 100 as changes`,
    );
    expect(rows).toEqual([{ periods: true, changes: true }]);
  });

  it('keeps identity numbers sealed and finds them by hash', async () => {
    await load('yangxian');
    const sealer = createSealer(KEY);
    const { rows } = await database.superPool.query<{ sealed: Buffer; hash: Buffer }>(
      'select id_number_sealed as sealed, id_number_hash as hash from member where id_number_hash is not null limit 5',
    );
    expect(rows).toHaveLength(5);
    for (const { sealed, hash } of rows) {
      const number = sealer.openText(sealed, 'identity-number');
      expect(number).toMatch(/^99\d{15}[\dX]$/);
      expect(sealer.hash(number, 'identity-number')).toEqual(hash);
    }
  });

  it('has called to every meeting and notice whom the product would have called', async () => {
    await load('yangxian');
    const { rows } = await database.superPool.query(
      `with told as (
         select m.id, array_agg(a.member_id order by a.member_id) as people, array_agg(a.votes order by a.member_id) as votes
         from meeting m join meeting_record r on r.meeting_id = m.id join attendance a on a.meeting_id = m.id
         where r.assembly in ('members', 'group') group by m.id),
       called as (
         select m.id, array_agg(t.member_id order by t.member_id) as people,
           array_agg(t.status = 'full' and t.membership_branch_id is not distinct from m.party_org_id order by t.member_id) as votes
         from meeting m join member_period t on t.managing_branch_id = m.party_org_id and t.superseded_at is null and t.valid @> m.held_on
           and t.status in ('full', 'probationary') join member p on p.id = t.member_id
         where m.party_group is null or p.party_group = m.party_group group by m.id)
       select (select count(*)::int from told) > 1000 as many,
         (select count(*)::int from told t left join called c using (id) where c.people is distinct from t.people or c.votes is distinct from t.votes) as other,
         (select count(*)::int from member where membership_branch_id <> managing_branch_id) as elsewhere,
         (select count(*)::int from convening c where not exists (select from called_to(c))) as to_nobody,
         (select count(*)::int from convening_read r join convening c on c.id = r.convening_id
          where not exists (select from called_to(c) x where x.member_id = r.member_id)) as uncalled,
         (select count(*)::int from meeting_approval v join meeting m on m.id = v.meeting_id where v.approved_at < m.created_at) as early`,
    );
    expect(rows).toEqual([{ many: true, other: 0, elsewhere: 0, to_nobody: 0, uncalled: 0, early: 0 }]);
  });

  it('gives a sign-in for every role', async () => {
    const { password, signIns } = await load('yangxian');
    const signIn = openSignIn({ pool: database.appPool, sealer: createSealer(Buffer.alloc(32, 1)) });
    for (const { signInName } of signIns) {
      expect(
        await signIn({ signInName, password, address: null, device: null }),
        signInName,
      ).not.toHaveProperty('kind', 'refusal');
    }
    const { rows } = await database.superPool.query('select distinct role from role_grant');
    expect(rows).toHaveLength(8);
    const { rows: bound } = await database.superPool.query(
      `select sign_in_name as name, exists (select from party_post p where p.member_id = a.member_id and p.post = 'secretary') as leads,
         (select count(*)::int from advisor_assignment s where s.account_id = a.id) > 1 as advises
       from account a where sign_in_name in ('secretary', 'advisor') order by 1`,
    );
    expect(bound).toEqual([
      { name: 'advisor', leads: false, advises: true },
      { name: 'secretary', leads: true, advises: false },
    ]);
  });
});

describe('refuses', () => {
  it('a second time, and leaves everything as it was', async () => {
    await load('yangxian');
    expect(await loadAgain('hengyang')).toMatchObject({ kind: 'refusal', code: 'demo.not-empty' });
    const { rows } = await database.superPool.query('select count(*)::int as n from social_org');
    expect(rows).toEqual([{ n: 42 }]);
  });
});
