import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readHintsRoute } from '../../meetings/hint.contract.ts';
import { readMeetingRoute, readRollCallRoute } from '../../meetings/meeting.contract.ts';
import { untilBlocking } from '../../../platform/testing/until-blocking.ts';
import { buildConveningsWorld } from '../../testing/build-convenings-world.ts';
import { buildWith } from '../../testing/build-records.ts';
import {
  cancelConveningRoute,
  changeConveningRoute,
  listConveningsRoute,
  recordConvenedRoute,
} from '../convening.contract.ts';
import {
  answerInvitationRoute,
  findNeighboursRoute,
  invitePartyOrgsRoute,
  listInvitationsRoute,
  readJointRoute,
  shareMinutesRoute,
  takeBackInvitationRoute,
} from '../joint.contract.ts';

let world: Awaited<ReturnType<typeof buildConveningsWorld>>;
beforeAll(async () => {
  world = await buildConveningsWorld();
});
beforeEach(() => world.backToNow());
afterAll(() => world.close());

const GUEST = 'tradesOfficer';
const guestId = () => world.tree.tradesBranch.id;
const invite = (id: string, ids = [guestId()], by = 'secretary') =>
  world.app.call(by, invitePartyOrgsRoute, { params: { id }, body: { partyOrgIds: ids } });
const joint = async (id: string, by = 'secretary') =>
  (await world.app.call(by, readJointRoute, { params: { id } })).body;
const waiting = async (by = GUEST) =>
  (await world.app.call(by, listInvitationsRoute, { query: { state: 'waiting' } })).body.rows;
const answer = (id: string, body: object, by = GUEST) =>
  world.app.call(by, answerInvitationRoute, { params: { id }, body: { accept: true, ...body } });
/** Whom the host finds to invite. */
const near = async (id: string, text = '') =>
  (await world.app.call('secretary', findNeighboursRoute, { params: { id }, query: { text } })).body.rows.map(
    (row) => row.id,
  );
/** The guest's notice of a joint meeting that it has joined, and the host's. */
async function joined() {
  const id = await world.announced();
  await invite(id);
  const [first] = await waiting();
  const { body } = await answer(first?.id ?? '', {});
  return { id, guest: body.conveningId ?? '' };
}
const change = async (id: string, more: object, by = 'secretary') => {
  const { onDay, startsAt, place, kinds, assembly, version } = await world.read(id, by);
  return world.app.call(by, changeConveningRoute, {
    params: { id },
    body: { onDay, startsAt, place, kinds, assembly, version, ...more } as never,
  });
};
const cancel = async (id: string, by: string) =>
  world.app.call(by, cancelConveningRoute, {
    params: { id },
    body: { reason: '停电', version: (await world.read(id, by)).version },
  });

describe('a joint meeting', () => {
  it('is joined by a notice of the own to the own people, with the time and place of the host', async () => {
    const id = await world.announced();
    expect(await near(id, world.tree.tradesBranch.name.slice(2, 6))).toEqual([guestId()]);
    expect((await invite(id)).body).toEqual({ invited: 1 });
    expect(await near(id)).not.toContain(guestId());
    expect((await invite(id)).code).toBe('joint.nobody');
    const [asked] = await waiting();
    expect(asked).toMatchObject({ hostName: world.branch.name, place: '学校会议室', state: 'waiting' });
    expect((await answer(asked?.id ?? '', {}, 'secretary')).status).toBe(404);
    const { body } = await answer(asked?.id ?? '', {});
    const own = await world.read(body.conveningId ?? '', GUEST);
    expect(own).toMatchObject({ place: '学校会议室', onDay: world.day, state: 'announced' });
    expect(own.people.map(({ name }) => name).toSorted()).toEqual(['别处管理', '别支部'].toSorted());
    expect((await joint(id)).parts.map(({ partyOrg, host, state }) => [partyOrg.id, host, state])).toEqual([
      [world.branch.id, true, 'accepted'],
      [guestId(), false, 'accepted'],
    ]);
    const seen = await joint(body.conveningId ?? '', GUEST);
    expect(seen).toMatchObject({ hosting: false, minutes: null });
    expect(seen.parts.map(({ partyOrg }) => partyOrg.name)).toContain(world.branch.name);
    expect(await waiting()).toEqual([]);
    const listed = await world.app.call(GUEST, listConveningsRoute, { query: {} });
    expect(listed.body.rows.map((row) => row.id)).toContain(body.conveningId);
    expect((await world.open(body.conveningId ?? '', 'stranger')).status).toBe(200);
    expect((await world.open(id, 'stranger')).status).toBe(404);
  });

  it('is declined with a reason that the host reads, taken back, and refused where it may not be held together', async () => {
    const id = await world.announced();
    await invite(id);
    const [asked] = await waiting();
    expect((await answer(asked?.id ?? '', { accept: false })).code).toBe('joint.no-reason');
    expect((await answer(asked?.id ?? '', { accept: false, reason: '当天有会' })).status).toBe(200);
    expect((await joint(id)).parts[1]).toMatchObject({ state: 'declined', reason: '当天有会' });
    expect(await near(id)).toContain(guestId());
    expect((await invite(id)).body).toEqual({ invited: 1 });
    const [again] = await waiting();
    const takeBack = (by: string) =>
      world.app.call(by, takeBackInvitationRoute, { params: { id: again?.id ?? '' } });
    expect((await takeBack(GUEST)).status).toBe(404);
    expect((await takeBack('secretary')).status).toBe(200);
    expect((await takeBack('secretary')).code).toBe('joint.answered');
    expect(await waiting()).toEqual([]);
    const assembly = await world.announced({ kinds: ['branch_assembly'] });
    expect((await invite(assembly)).code).toBe('joint.kind');
    expect((await invite(id, [guestId()], GUEST)).status).toBe(404);
    expect((await invite(id, [world.branch.id])).code).toBe('joint.nobody');
  });

  it('waits for an answer until it begins, by the clock of the office, in the list of the Party organisation', async () => {
    const id = await world.announced();
    await invite(id);
    const [asked] = await waiting();
    const listed = async (state: 'waiting' | undefined, partyOrg: string) =>
      (
        await world.app.call('officer', listInvitationsRoute, {
          query: { ...(state === undefined ? {} : { state }), partyOrg },
        })
      ).body.rows.some((row) => row.id === asked?.id);
    expect([await listed('waiting', guestId()), await listed('waiting', world.branch.id)]).toEqual([
      true,
      false,
    ]);
    world.at(-60);
    expect(await listed('waiting', guestId())).toBe(true);
    world.at(0);
    expect((await answer(asked?.id ?? '', {})).code).toBe('joint.late');
    expect([await listed('waiting', guestId()), await listed(undefined, guestId())]).toEqual([false, true]);
  });

  it('follows what the host moves and calls off, in the notices of those who joined', async () => {
    const { id, guest } = await joined();
    const before = await world.read(guest, GUEST);
    expect((await change(guest, { place: '别处' }, GUEST)).code).toBe('joint.by-host');
    expect((await invite(guest, [world.branch.id], GUEST)).code).toBe('joint.not-host');
    expect((await change(id, { kinds: ['branch_assembly'] })).code).toBe('joint.kind');
    expect((await change(id, { place: '广场', startsAt: '13:00' })).status).toBe(200);
    const moved = await world.read(guest, GUEST);
    expect(moved).toMatchObject({ place: '广场', startsAt: '13:00', version: before.version + 1 });
    expect((await cancel(id, 'secretary')).status).toBe(200);
    expect(await world.read(guest, GUEST)).toMatchObject({
      state: 'cancelled',
      cancelReason: '主办的党组织取消：停电',
    });
    expect((await joint(id)).parts[1]).toMatchObject({ left: false });
  });

  it('tells what the host moves also to whoever is joining at that moment', async () => {
    const id = await world.announced();
    await invite(id);
    const [asked] = await waiting();
    const guest = newId();
    const { moving } = await buildWith(world.database, async (client) => {
      await client.query('select from joint_invitation where id = $1 for update', [asked?.id]);
      await client.query(
        `insert into convening (id, party_org_id, party_pos, kinds, assembly, on_day, starts_at, place, code_secret_sealed)
         select $2, i.party_org_id, i.party_pos, c.kinds, c.assembly, c.on_day, c.starts_at, c.place, c.code_secret_sealed
         from joint_invitation i join convening c on c.id = i.convening_id where i.id = $1`,
        [asked?.id, guest],
      );
      await client.query(
        `update joint_invitation set state = 'accepted', joined_convening_id = $2 where id = $1`,
        [asked?.id, guest],
      );
      const started = change(id, { place: '广场' });
      await Promise.race([started, untilBlocking(client)]);
      return { moving: started };
    });
    expect((await moving).status).toBe(200);
    expect(await world.read(guest, GUEST)).toMatchObject({ place: '广场' });
  });

  it('is left by calling the own part off, which the host sees', async () => {
    const { id, guest } = await joined();
    expect((await cancel(guest, GUEST)).status).toBe(200);
    expect((await joint(id)).parts[1]).toMatchObject({ left: true });
    expect(await world.read(id)).toMatchObject({ state: 'announced' });
    expect((await invite(id)).body).toEqual({ invited: 1 });
    expect((await joint(id)).parts[1]).toMatchObject({ left: false, state: 'waiting' });
  });

  it('is recorded by each for itself, whose minutes may read as those the host has given', async () => {
    const { id, guest } = await joined();
    world.at(3600);
    const minutes =
      '大家参观了革命纪念馆，听讲解员讲了当年的故事，回来以后逐个谈了体会，认为要把学到的用到日常工作中去，多为群众办实事。'.repeat(
        3,
      );
    const record = async (notice: string, by: string, place: string) => {
      const { partyOrg, onDay } = await world.read(notice, by);
      const roll = await world.app.call(by, readRollCallRoute, {
        params: { id: partyOrg.id },
        query: { assembly: 'members', on: onDay },
      });
      const people = roll.body.people.map((person) => ({ id: person.id, state: 'present' as const }));
      const draft = {
        kinds: ['theme_day'],
        assembly: 'members',
        heldOn: onDay,
        place,
        minutes,
        roll: people,
        resolutions: [],
      } as never;
      return {
        partyOrg,
        draft,
        call: () => world.app.call(by, recordConvenedRoute, { params: { id: notice }, body: draft }),
      };
    };
    expect((await world.app.call('secretary', shareMinutesRoute, { params: { id } })).code).toBe(
      'joint.no-minutes',
    );
    await world.sql('update convening set on_day = current_date - 1 where id = any ($1)', [[id, guest]]);
    const host = await record(id, 'secretary', '纪念馆');
    expect((await host.call()).status).toBe(200);
    expect((await world.app.call(GUEST, shareMinutesRoute, { params: { id: guest } })).code).toBe(
      'joint.not-host',
    );
    expect((await joint(guest, GUEST)).minutes).toBeNull();
    expect((await world.app.call('secretary', shareMinutesRoute, { params: { id } })).status).toBe(200);
    expect((await joint(guest, GUEST)).minutes?.text).toBe(minutes);
    expect(await world.read(guest, GUEST)).toMatchObject({ hostMinutes: minutes });
    expect(await world.read(id)).toMatchObject({ hostMinutes: null });
    const own = await record(guest, GUEST, '县革命纪念馆');
    const hints = async () =>
      (
        await world.app.call(GUEST, readHintsRoute, {
          body: { partyOrgId: own.partyOrg.id, ...(own.draft as object) } as never,
        })
      ).body.hints.map(({ code }) => code);
    expect(await hints()).not.toContain('alike-other');
    await world.sql(
      `update joint_invitation set state = 'declined', reason = '原因', joined_convening_id = null where joined_convening_id = $1`,
      [guest],
    );
    expect(await hints()).toContain('alike-other');
    await world.sql(
      `update joint_invitation set state = 'accepted', reason = null, joined_convening_id = $1 where convening_id = $2`,
      [guest, id],
    );
    const saved = await own.call();
    expect(saved.status).toBe(200);
    const read = await world.app.call(GUEST, readMeetingRoute, { params: { id: saved.body.id } });
    expect(read.body.record?.jointWith).toEqual([world.branch.name]);
    expect((await joint(id)).parts[1]).toMatchObject({ held: true });
    await world.sql(
      `update convening set meeting_id = null, cancelled_at = now(), cancel_reason = '停电' where id = $1`,
      [id],
    );
    const alone = await world.app.call(GUEST, readMeetingRoute, { params: { id: saved.body.id } });
    expect(alone.body.record?.jointWith).toEqual([]);
  });
});
