import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, addPartyOrg, addSocialOrg } from '../../testing/build-records.ts';
import { buildMergeWorld, type MergeWorld } from '../../testing/build-merge-world.ts';
import {
  countMemberDoublesRoute,
  countPartyOrgDoublesRoute,
  countSocialOrgDoublesRoute,
  type DoubleRow,
  listMemberDoublesRoute,
  listPartyOrgDoublesRoute,
  listSocialOrgDoublesRoute,
  markMembersNotDoubleRoute,
  markPartyOrgsNotDoubleRoute,
  markSocialOrgsNotDoubleRoute,
  unmarkMembersNotDoubleRoute,
  unmarkPartyOrgsNotDoubleRoute,
  unmarkSocialOrgsNotDoubleRoute,
} from '../doubles.contract.ts';

let world: MergeWorld;
beforeAll(async () => {
  world = await buildMergeWorld();
});
afterAll(() => world.close());

const ROUTES = {
  social_org: {
    list: listSocialOrgDoublesRoute,
    count: countSocialOrgDoublesRoute,
    mark: markSocialOrgsNotDoubleRoute,
    unmark: unmarkSocialOrgsNotDoubleRoute,
  },
  party_org: {
    list: listPartyOrgDoublesRoute,
    count: countPartyOrgDoublesRoute,
    mark: markPartyOrgsNotDoubleRoute,
    unmark: unmarkPartyOrgsNotDoubleRoute,
  },
  member: {
    list: listMemberDoublesRoute,
    count: countMemberDoublesRoute,
    mark: markMembersNotDoubleRoute,
    unmark: unmarkMembersNotDoubleRoute,
  },
} as const;
type Kind = keyof typeof ROUTES;
const ENTITIES = { social_org: 'socialOrg', party_org: 'partyOrg', member: 'member' } as const;
const KINDS: readonly Kind[] = ['social_org', 'party_org', 'member'];
const REASON = '两家各有登记证';

const list = async (kind: Kind, q: string, query: object = {}, by = 'officer') =>
  (await world.app.call(by, ROUTES[kind].list, { query: { size: 100, q, ...query } })).body.rows;
const count = async (kind: Kind, q: string, query: object = {}) =>
  (await world.app.call('officer', ROUTES[kind].count, { query: { q, ...query } })).body.count;
const seenOf = ({ keeper, other, facts }: DoubleRow) => ({ keeperId: keeper.id, otherId: other.id, facts });
const mark = (kind: Kind, rows: readonly DoubleRow[], by = 'officer', reason = REASON) =>
  world.app.call(by, ROUTES[kind].mark, { body: { pairs: rows.map(seenOf), reason } });
const unmark = (kind: Kind, ids: readonly string[], by = 'officer') =>
  world.app.call(by, ROUTES[kind].unmark, { body: { ids: [...ids] } });
const codesOf = (answer: { refusals: readonly { code: string }[] }) =>
  answer.refusals.map(({ code }) => code);

let made = 0;
const NUMERALS = '零一二三四五六七八九';
/** A name that no other has, without digits. */
function newWord(): string {
  made += 1;
  return `异${[...String(made)].map((digit) => NUMERALS[Number(digit)]).join('')}同`;
}
const CREATE = {
  social_org: (name: string) =>
    addSocialOrg(world.database, { name, responsible: world.tree.education }).then(({ id }) => id),
  party_org: (name: string) =>
    addPartyOrg(world.database, { name, parent: world.tree.education }).then(({ id }) => id),
  member: (name: string) => addMember(world.database, { name, branch: world.tree.educationBranch }),
} as const;
/** What three of a kind are called that may be one; no two Party organisations have one name. */
function namesOf(kind: Kind, word: string): readonly [string, string, string] {
  if (kind === 'party_org') return [`洋县${word}支部`, `洋县${word}党支部`, `中共洋县${word}支部委员会`];
  const name = kind === 'member' ? word : `洋县${word}书院`;
  return [name, name, name];
}
/** Two that may be one, and the word by which they are found. */
async function newPair(kind: Kind) {
  const word = newWord();
  const names = namesOf(kind, word);
  const ids = [await CREATE[kind](names[0]), await CREATE[kind](names[1])];
  const [row] = await list(kind, word);
  if (row === undefined) throw new Error('not suspected');
  return { word, names, ids, row };
}

describe.each(KINDS)('不是同一个: %s', (kind) => {
  it('leaves the list and the count, stands under 已标记 with who, when and why, and comes back when taken back', async () => {
    const { word, row, ids, names } = await newPair(kind);
    expect(row.mark).toBeNull();
    const answer = await mark(kind, [row]);
    expect(answer.refusals).toEqual([]);
    expect(await list(kind, word)).toEqual([]);
    expect([await count(kind, word), await count(kind, word, { marked: 'yes' })]).toEqual([0, 1]);
    const [marked] = await list(kind, word, { marked: 'yes' });
    expect(marked).toMatchObject({
      facts: row.facts,
      mark: { id: answer.body.ids[0], by: '党工委干部', reason: REASON },
    });
    expect(Math.abs(Date.now() - Date.parse(marked?.mark?.at ?? ''))).toBeLessThan(600_000);
    for (const [at, id] of ids.entries()) {
      const [line] = await world.changesOf(ENTITIES[kind], { id });
      expect(line).toMatchObject({ action: 'mark-not-double', actor: '党工委干部', reason: REASON });
      expect(line?.changes.notDouble).toEqual([null, { id: ids[1 - at], name: names[1 - at] }]);
    }
    expect((await unmark(kind, answer.body.ids)).body).toEqual({ unmarked: 1 });
    expect(await list(kind, word)).toMatchObject([{ mark: null }]);
    expect(await list(kind, word, { marked: 'yes' })).toEqual([]);
    const [line] = await world.changesOf(ENTITIES[kind], { id: ids[0] ?? '' });
    expect(line).toMatchObject({ action: 'unmark-not-double', reason: null });
    expect(codesOf(await unmark(kind, answer.body.ids))).toEqual(['double.unmarked']);
  });

  it('holds while other things change, and no longer once a name does', async () => {
    const { word, row, ids, names } = await newPair(kind);
    await mark(kind, [row]);
    await world.sql(`update ${kind} set version = version where id = $1`, [ids[0]]);
    expect(await list(kind, word)).toEqual([]);
    const former = `${word}旧`;
    await world.sql(`update ${kind} set former_keys = $2 where id = $1`, [ids[0], names[1]]);
    const [again] = await list(kind, word);
    expect(again).toMatchObject({ mark: { by: '党工委干部', reason: REASON } });
    expect(again?.why).toContain('former');
    expect(await list(kind, word, { marked: 'yes' })).toEqual([]);
    await world.sql(`update ${kind} set former_keys = $2 where id = $1`, [ids[0], former]);
    // What was judged stands again.
    expect(await list(kind, word)).toEqual([]);
  });

  it('is said of many at once: all or none', async () => {
    const [one, two] = [await newPair(kind), await newPair(kind)];
    await world.sql(`update ${kind} set former_keys = $2 where id = $1`, [two.ids[0], two.names[1]]);
    const stale = await mark(kind, [one.row, two.row]);
    expect(codesOf(stale)).toEqual(['double.changed']);
    expect(stale.refusals[0]?.message).toContain(two.names[1]);
    expect(await list(kind, one.word)).toHaveLength(1);
    const [fresh] = await list(kind, two.word);
    const done = await mark(kind, [one.row, fresh ?? one.row, one.row]);
    expect(done.body.ids).toHaveLength(2);
    expect((await unmark(kind, done.body.ids)).body).toEqual({ unmarked: 2 });
  });

  it('is said by the first of two at once', async () => {
    const { row } = await newPair(kind);
    const two = await Promise.all([mark(kind, [row]), mark(kind, [row])]);
    expect(two.flatMap(codesOf)).toEqual(['double.marked']);
    const told = two.flatMap(({ refusals }) => refusals.map(({ message }) => message)).join('');
    expect(told).toContain('刚由党工委干部标记为不是同一个');
  });

  it('keeps the two from being merged until it is taken back, and goes with a record that is merged', async () => {
    const { row, ids, word, names } = await newPair(kind);
    const third = { id: await CREATE[kind](names[2]) };
    const [keeper, loser] = [{ id: ids[0] ?? '' }, { id: ids[1] ?? '' }];
    const desk = world.desk(kind);
    expect((await desk.compare(keeper, loser)).body).toMatchObject({ refusals: [], suspected: row.facts });
    const { body } = await mark(kind, await list(kind, word));
    expect(body.ids).toHaveLength(3);
    const compared = (await desk.compare(keeper, loser)).body;
    expect(compared).toMatchObject({ suspected: null, refusals: [{ code: 'merge.marked-not-double' }] });
    expect(compared.refusals[0]?.message).toContain(`党工委干部已于`);
    expect(codesOf(await desk.merge(keeper, loser))).toEqual(['merge.marked-not-double']);
    const marks = await list(kind, word, { marked: 'yes' });
    const own = marks.find((each) => [each.keeper.id, each.other.id].every((id) => ids.includes(id)));
    await unmark(kind, [own?.mark?.id ?? '']);
    expect(codesOf(await desk.merge(keeper, loser))).toEqual([]);
    // What was said of the keeper and the third stands; what was said of the loser went with it, and the third's history tells.
    expect(await list(kind, word)).toEqual([]);
    expect(await list(kind, word, { marked: 'yes' })).toHaveLength(1);
    const [line] = await world.changesOf(ENTITIES[kind], third);
    expect(line).toMatchObject({ action: 'unmark-not-double', reason: '合并重复记录' });
    expect(line?.changes.notDouble).toEqual([{ id: loser.id, name: names[1] }, null]);
    await world.expectNoDrift();
  });

  it('is refused of what nobody suspects, without a reason, or of too many', async () => {
    const { row, ids, word } = await newPair(kind);
    const other = await newPair(kind);
    const mixed = [{ keeperId: ids[0] ?? '', otherId: other.ids[0] ?? '', facts: row.facts }];
    const send = (pairs: typeof mixed, reason = REASON) =>
      world.app.call('officer', ROUTES[kind].mark, { body: { pairs, reason } });
    expect(codesOf(await send(mixed))).toEqual(['double.gone']);
    expect(codesOf(await send([{ ...seenOf(row), otherId: row.keeper.id }]))).toEqual(['double.gone']);
    const words = async (pairs: typeof mixed, reason?: string) =>
      (await send(pairs, reason)).refusals.map(({ message }) => message).join();
    expect(await words([seenOf(row)], ' ')).toContain('请写明为什么不是同一个');
    expect(await words([])).toContain('请先选择');
    expect(await words(Array.from({ length: 201 }, () => seenOf(row)))).toContain('一次最多标记 200 对');
    expect(await words([{ ...seenOf(row), facts: 'x' }])).toContain('请刷新列表');
    expect(await list(kind, word)).toHaveLength(1);
  });

  it('is no matter of those beyond whose bounds the two are, or who may not merge', async () => {
    const { row, word, ids } = await newPair(kind);
    expect(codesOf(await mark(kind, [row], 'tradesOfficer'))).toEqual(['double.gone']);
    for (const by of ['inspector', 'advisor', 'systemAdmin'])
      expect([by, (await mark(kind, [row], by)).status]).toEqual([by, 403]);
    const { body } = await mark(kind, [row], 'educationOfficer');
    expect(codesOf(await unmark(kind, body.ids, 'tradesOfficer'))).toEqual(['double.unmarked']);
    for (const by of ['inspector', 'advisor', 'systemAdmin'])
      expect([by, (await unmark(kind, body.ids, by)).status]).toEqual([by, 403]);
    expect(await count(kind, word, { marked: 'yes' })).toBe(1);
    expect(await world.changesOf(ENTITIES[kind], { id: ids[0] ?? '' }, 'tradesOfficer')).toEqual([]);
  });
});

describe('a mark is judged by what was shown', () => {
  it('a code that changes brings the organisations back, a place too', async () => {
    const { word, row, ids } = await newPair('social_org');
    await mark('social_org', [row]);
    await world.sql('update social_org set staff = 99 where id = $1', [ids[0]]);
    expect(await list('social_org', word)).toEqual([]);
    await world.sql('update social_org set credit_code = null where id = $1', [ids[0]]);
    const [back] = await list('social_org', word);
    await mark('social_org', back === undefined ? [] : [back]);
    expect(await list('social_org', word)).toEqual([]);
    await world.sql(`update social_org set region_code = '610723104', pos = 610723104 where id = $1`, [
      ids[0],
    ]);
    expect(await list('social_org', word)).toHaveLength(1);
  });

  it('of members by the month or the branch for which they were suspected', async () => {
    const { word, row, ids } = await newPair('member');
    expect(row.why.toSorted()).toEqual(['born', 'branch', 'joined']);
    await mark('member', [row]);
    await world.sql(`update member set born_on = '1985-06-09' where id = $1`, [ids[0]]);
    expect(await list('member', word)).toEqual([]);
    await world.sql('update member set born_on = null where id = $1', [ids[0]]);
    expect(await list('member', word)).toHaveLength(1);
  });
});

describe('members of whom one is kept elsewhere', () => {
  async function halfKept() {
    const word = newWord();
    const { education, educationBranch, tradesBranch } = world.tree;
    await addMember(world.database, { name: word, branch: educationBranch });
    await addMember(world.database, { name: word, branch: tradesBranch, membershipBranch: educationBranch });
    const [row] = await list('member', word, {}, 'educationOfficer');
    if (row === undefined) throw new Error('not suspected');
    return { word, row, education };
  }

  it('are marked by whoever keeps both, and then leave the list of whoever sees both', async () => {
    const { word, row } = await halfKept();
    expect(codesOf(await mark('member', [row], 'educationOfficer'))).toEqual([
      'not-allowed.managed-elsewhere',
    ]);
    const [seen] = await list('member', word);
    const { body } = await mark('member', seen === undefined ? [] : [seen]);
    expect(await list('member', word, {}, 'educationOfficer')).toEqual([]);
    expect(codesOf(await unmark('member', body.ids, 'educationOfficer'))).toEqual(['double.unmarked']);
  });

  it('are kept from others by the database itself', async () => {
    const { row } = await halfKept();
    const { pool, as } = { pool: world.database.appPool, as: world.callers.educationOfficer };
    if (as === undefined) throw new Error('no officer');
    const { writeScoped } = await import('../../../platform/server/database/scoped.ts');
    const [one, two] = [row.keeper.id, row.other.id].toSorted();
    const insert = writeScoped(pool, as, { changeOn: '2024-01-01' }, (client) =>
      client.query(
        `insert into member_not_double (id, one_id, two_id, facts, reason, marked_by) values (gen_random_uuid(), $1, $2, $3, '不同', '某人')`,
        [one, two, row.facts],
      ),
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
  });

  it('tell nothing in the history of the one to whoever may not know of the other', async () => {
    const { row, ids } = await newPair('member');
    await world.sql('update member set private = true where id = $1', [ids[1]]);
    await mark('member', [row]);
    const told = async (by: string) =>
      (await world.changesOf('member', { id: ids[0] ?? '' }, by)).map(({ action }) => action);
    expect(await told('officer')).toContain('mark-not-double');
    expect(await told('inspector')).toEqual(['create']);
  });
});
