import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths, startOfMonth } from '../../../platform/kernel/day.ts';
import { toldDay } from '../../../platform/kernel/told-day.ts';
import { buildMeetingsWorld, MEETINGS_TODAY as TODAY } from '../../testing/build-meetings-world.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltSocialOrg,
  buildWith,
  coverBy,
} from '../../testing/build-records.ts';
import { readOrgSharesRoute } from '../share.contract.ts';

/** A month that is over, so that counts of its last day are told beside the Party line. */
const HELD_ON = addMonths(startOfMonth(TODAY), -1);
const YEAR = Number(HELD_ON.slice(0, 4));

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
let garden: BuiltSocialOrg;
let attached: BuiltSocialOrg;
beforeAll(async () => {
  world = await buildMeetingsWorld();
  const { database, branch, tree } = world;
  const add = (name: string, responsible = tree.education) =>
    addSocialOrg(database, { name, responsible, body: tree.supervisingBodies.education });
  garden = await add('洋县小星幼儿园');
  attached = await add('洋县乡村图书馆');
  await coverBy(database, { socialOrg: garden, partyOrg: branch, way: 'joint' });
  await coverBy(database, { socialOrg: attached, partyOrg: branch, way: 'attached' });
  for (const [at, name] of ['园一', '园二', '园三', '园四', '园五', '园六'].entries()) {
    await addMember(database, { name, branch, workUnit: at < 5 ? garden : attached });
  }
});
afterAll(() => world.close());

const shares = async (org: BuiltSocialOrg, by = 'officer', year = YEAR) =>
  world.app.call(by, readOrgSharesRoute, { params: { id: org.id }, query: { year } });
const held = async (
  states: Readonly<Record<string, { state: string; reason?: string }>>,
  more: object = {},
) => {
  const roll = await world.rollOf(states, { on: HELD_ON });
  const { body } = await world.record({ heldOn: HELD_ON, roll, ...more });
  return body.id;
};
const withdrawAll = () =>
  buildWith(world.database, async (client) => {
    await client.query(`update meeting set withdrawn_at = now()`);
  });

describe('the share of a covered organisation', () => {
  it('is how many of its own people were expected and came, each organisation its own, from one meeting', async () => {
    const id = await held({
      园一: { state: 'leave', reason: '出差' },
      园二: { state: 'absent' },
      园六: { state: 'absent' },
    });
    const { body } = await shares(garden);
    expect(body).toMatchObject({ year: YEAR, toldTo: null, meetings: 1, sum: { expected: 4, present: 3 } });
    expect(body.rows).toEqual([
      {
        id,
        partyOrg: { id: world.branch.id, name: world.branch.name },
        way: 'joint',
        kinds: ['theme_day'],
        heldOn: HELD_ON,
        share: { expected: 4, present: 3 },
      },
    ]);
    const { body: other } = await shares(attached);
    expect(other.rows).toMatchObject([{ way: 'attached', share: { expected: 1, present: 0 } }]);
    expect(JSON.stringify([body, other])).not.toContain('园');
  });

  it('tells beside the Party line no more than a count, and none that is small or says of everybody', async () => {
    const { status, body } = await shares(garden, 'bodyOfficer');
    expect(status).toBe(200);
    expect(body).toMatchObject({ sum: null, toldTo: toldDay(TODAY, TODAY) });
    expect(body.rows).toMatchObject([{ share: { expected: 4, present: 'withheld' } }]);
    expect((await shares(attached, 'bodyOfficer')).body.rows).toMatchObject([
      { share: { expected: 'few', present: 'few' } },
    ]);
  });

  it('follows who covered on the day, leaves withdrawn ones out, and is of one year', async () => {
    expect((await shares(garden, 'officer', YEAR - 1)).body).toMatchObject({ meetings: 0, rows: [] });
    const late = await addSocialOrg(world.database, {
      name: '洋县后来幼儿园',
      responsible: world.tree.education,
    });
    await coverBy(world.database, { socialOrg: late, partyOrg: world.branch, way: 'joint', fromOn: TODAY });
    expect((await shares(late)).body.rows).toEqual([]);
    await withdrawAll();
    expect((await shares(garden)).body).toMatchObject({ meetings: 0, rows: [] });
  });

  it('of talks is none', async () => {
    await held({}, { kinds: ['talks'], assembly: 'round', roll: [], talksDone: 1, talksPlanned: 2 });
    expect((await shares(garden)).body.rows).toMatchObject([{ kinds: ['talks'], share: null }]);
  });

  it('is for whoever has the organisation in sight', async () => {
    expect((await shares(garden, 'tradesOfficer')).status).toBe(404);
    expect((await shares(garden, 'self')).status).toBe(403);
  });
});
