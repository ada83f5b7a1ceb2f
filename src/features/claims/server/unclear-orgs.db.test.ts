import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { buildClaimsWorld, type ClaimsWorld } from '../../testing/build-claims-world.ts';
import { addPartyOrg, type BuiltPartyOrg, YANGXIAN } from '../../testing/build-records.ts';
import { countSocialOrgsRoute } from '../../social-orgs/social-org-list.contract.ts';
import { exportClaimsRoute } from '../claim.contract.ts';
import {
  countUnclearOrgsRoute,
  exportUnclearOrgsRoute,
  findClaimBodiesRoute,
  listUnclearOrgsRoute,
} from '../unclear-org.contract.ts';

let world: ClaimsWorld;
let education: BuiltPartyOrg;
let trades: BuiltPartyOrg;
let town: BuiltPartyOrg;
let lawyers: BuiltPartyOrg;

beforeAll(async () => {
  world = await buildClaimsWorld();
  const { database, tree } = world;
  ({ education, trades } = tree);
  town = await addPartyOrg(database, {
    name: '谢村镇党委',
    kind: 'party_committee',
    parent: tree.root,
    regionCode: '610723104',
  });
  lawyers = await addPartyOrg(database, {
    name: '洋县律师行业党委',
    kind: 'industry_committee',
    parent: tree.root,
  });
  await database.superPool.query('insert into party_org_region (party_org_id, region_code) values ($1, $2)', [
    trades.id,
    YANGXIAN,
  ]);
});
afterAll(() => world.close());

const rowsOf = async (by: string, query: object = {}) =>
  (await world.app.call(by, listUnclearOrgsRoute, { query: { size: 100, ...query } })).body.rows;
const rowOf = async (by: string, id: string, query: object = {}) =>
  (await rowsOf(by, query)).find((row) => row.id === id);
const count = async (by: string, query: object = {}) =>
  (await world.app.call(by, countUnclearOrgsRoute, { query })).body.count;

describe('the two lists', () => {
  it('hold every organisation that is 责任待明确 in exactly one of them', async () => {
    const org = await world.newUnclear(education);
    await world.newConfirmed(education);
    await world.newUnclear(education, { endedOn: '2024-01-01' });
    const lists = async (by: string) => [
      (await rowOf(by, org.id)) !== undefined,
      (await rowOf(by, org.id, { list: 'several' })) !== undefined,
    ];
    expect(await lists('educationOfficer')).toEqual([true, false]);
    await world.propose('educationOfficer', [org], trades);
    const named = async (by: string) => (await world.read(by, org)).body.openClaims;
    expect(await named('officer')).toMatchObject([
      { body: trades.name, state: 'proposed', kind: 'proposal' },
    ]);
    expect(await named('educationOfficer')).toMatchObject([{ body: null, proposer: '教育党委干部' }]);
    // One body that has yet to answer is nobody.
    expect(await lists('educationOfficer')).toEqual([true, false]);
    await world.propose('officer', [org], world.tree.root, { basis: 'registered_place' });
    // The root has taken it: settled.
    expect(await lists('officer')).toEqual([false, false]);
    const other = await world.newUnclear(education);
    await world.propose('placeOfficer', [other], trades);
    await world.propose('placeOfficer', [other], town);
    expect((await rowOf('officer', other.id, { list: 'several' }))?.named.map(({ name }) => name)).toEqual([
      trades.name,
      town.name,
    ]);
    expect(await rowOf('officer', other.id)).toBeUndefined();
    const unclear = { query: { responsibility: 'unclear' as const } };
    const all = (await world.app.call('officer', countSocialOrgsRoute, unclear)).body.count;
    expect((await count('officer')) + (await count('officer', { list: 'several' }))).toBe(all);
  });

  it('are narrowed by place, registrar, supervising body, type, sector and name', async () => {
    const { education: bureau } = world.tree.supervisingBodies;
    const org = await world.newUnclear(education, {
      name: '洋县谢村太极拳协会',
      type: 'association',
      sector: 'sports',
      regionCode: '610723104',
      body: bureau,
    });
    await world.database.superPool.query('update social_org set registrar_id = $2 where id = $1', [
      org.id,
      bureau.id,
    ]);
    const found = async (query: object) => (await rowOf('officer', org.id, query)) !== undefined;
    for (const [query, holds] of [
      [{ region: '610723104' }, true],
      [{ region: '610723001' }, false],
      [{ registrar: bureau.id }, true],
      [{ registrar: world.tree.supervisingBodies.civilAffairs.id }, false],
      [{ body: bureau.id }, true],
      [{ body: world.tree.supervisingBodies.civilAffairs.id }, false],
      [{ type: ['association'] }, true],
      [{ type: ['foundation'] }, false],
      [{ sector: ['sports', 'none'] }, true],
      [{ sector: ['none'] }, false],
      [{ q: '太极拳' }, true],
      [{ q: 'xctjq' }, true],
      [{ q: '协会 xctj' }, true],
      [{ q: 'xctjqzz' }, false],
      [{ q: '太极拳', list: 'several' }, false],
    ] as const)
      expect([query, await found(query), (await count('officer', query)) > 0]).toEqual([query, holds, holds]);
  });

  it('page without leaving out or telling twice', async () => {
    for (let n = 0; n < 5; n += 1) await world.newUnclear(education);
    for (const by of ['officer', 'educationOfficer', 'tradesOfficer', 'placeOfficer']) {
      const all = (await rowsOf(by)).map(({ id }) => id);
      const paged: string[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const query = { size: 2, ...(after === undefined ? {} : { after }) };
        const page = (await world.app.call(by, listUnclearOrgsRoute, { query })).body;
        paged.push(...page.rows.map(({ id }) => id));
        after = page.next;
      }
      expect(paged).toEqual(all);
      expect(new Set(all).size).toBe(await count(by));
    }
  });
});

describe('the rule of regions', () => {
  it('shows what is unclear in the region to the body that answers for it, to be claimed and not to be opened', async () => {
    const org = await world.newUnclear(education, { regionCode: '610723104' });
    expect(await rowOf('tradesOfficer', org.id)).toMatchObject({
      inScope: false,
      holderName: education.name,
    });
    // Found by what it is called there too, though the stored pieces of its name are out of sight.
    expect(await rowOf('tradesOfficer', org.id, { q: 'dmqxx' })).toMatchObject({ inScope: false });
    expect(await rowOf('tradesOfficer', org.id, { q: 'dmqyy' })).toBeUndefined();
    expect((await world.read('tradesOfficer', org)).status).toBe(404);
    expect((await world.deskOf('tradesOfficer', org)).body.mayPropose).toBe(true);
    const answer = await world.propose('tradesOfficer', [org], trades);
    expect(answer.body.results).toMatchObject([{ state: 'accepted' }]);
    expect((await world.read('tradesOfficer', org)).status).toBe(200);
    expect((await world.read('educationOfficer', org)).status).toBe(404);
  });

  it('shows nothing that somebody has agreed to, nor anything of another region', async () => {
    const agreed = await world.newConfirmed(education);
    const elsewhere = await world.newUnclear(education, { regionCode: '610722000' });
    for (const org of [agreed, elsewhere]) {
      expect((await world.deskOf('tradesOfficer', org)).status).toBe(404);
      expect((await world.propose('tradesOfficer', [org], trades)).code).toBe('not-found');
    }
    expect(await rowOf('tradesOfficer', elsewhere.id)).toBeUndefined();
    // And to nobody else: neither beside the Party line nor below another node.
    const org = await world.newUnclear(trades);
    expect(await rowOf('educationOfficer', org.id)).toBeUndefined();
    expect(await rowOf('otherPlaceOfficer', org.id)).toBeUndefined();
  });
});

describe('what is proposed', () => {
  const first = async (given: Parameters<ClaimsWorld['newUnclear']>[1]) => {
    const org = await world.newUnclear(education, given);
    const { suggestions } = (await world.deskOf('officer', org)).body;
    expect((await rowOf('officer', org.id))?.suggestion).toEqual(suggestions[0]);
    return suggestions[0];
  };

  it('follows SORGP-05, each with its reasons', async () => {
    const { education: bureau } = world.tree.supervisingBodies;
    await world.newConfirmed(education, { body: bureau });
    expect(await first({ body: bureau })).toMatchObject({
      basis: 'supervising_body',
      body: { id: education.id },
      reasons: [expect.stringContaining(bureau.name), expect.stringMatching(/1 家由“.*教育/)],
    });
    expect(await first({})).toMatchObject({ basis: 'fallback', body: { id: trades.id } });
    expect(await first({ regionCode: '610723104' })).toMatchObject({
      basis: 'community',
      body: { id: town.id },
    });
    expect(await first({ type: 'law_firm' })).toMatchObject({ basis: 'industry', body: { id: lawyers.id } });
    expect(await first({ type: 'tax_firm' })).toMatchObject({ basis: 'industry', body: null });
  });
});

describe('bodies that may be named', () => {
  const named = async (by: string, query: object) =>
    (await world.app.call(by, findClaimBodiesRoute, { query })).body.nodes.map(({ name }) => name);

  it('are found by name beyond the own scope; branches are none', async () => {
    expect(await named('educationOfficer', { q: '行业' })).toEqual([trades.name, lawyers.name]);
    expect(await named('educationOfficer', { id: trades.id })).toEqual([trades.name]);
    expect(await named('officer', { q: '支部' })).toEqual([]);
    expect(await named('officer', {})).toContain(world.tree.root.name);
  });

  it('are no directory for who may name none', async () => {
    for (const by of ['inspector', 'secretary', 'advisor'])
      expect((await world.app.call(by, findClaimBodiesRoute, { query: { q: '党委' } })).status).toBe(403);
  });
});

describe('as a file', () => {
  it('holds what the list holds, with what is proposed and why', async () => {
    const query = { list: 'nobody' as const, format: 'xlsx' as const };
    const file = await world.app.call('officer', exportUnclearOrgsRoute, { query });
    const [head, ...rows] = (await readTexts(file.bytes, 'list.xlsx')).filter((row) => row.length > 3);
    expect(head?.slice(0, 3)).toEqual(['社会组织名称', '统一社会信用代码', '组织类型']);
    expect(rows.length).toBe(await count('officer'));
    const claims = await world.app.call('placeOfficer', exportClaimsRoute, {
      query: { box: 'outbox' as const, format: 'csv' as const },
    });
    expect(claims.bytes.toString('utf8')).toContain('待明确学校');
  });

  it('is taken out by offices alone', async () => {
    for (const by of ['secretary', 'advisor']) {
      expect((await world.app.call(by, exportUnclearOrgsRoute, { query: {} })).status).toBe(403);
      expect((await world.app.call(by, exportClaimsRoute, { query: {} })).status).toBe(403);
    }
    expect((await world.app.call('inspector', exportClaimsRoute, { query: {} })).status).toBe(403);
    expect((await world.app.call('inspector', exportUnclearOrgsRoute, { query: {} })).status).toBe(200);
  });
});
