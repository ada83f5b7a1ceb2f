import { createHash } from 'node:crypto';
import { codeOf, makeCodeSecret } from '../../features/convenings/server/check-in-code.ts';
import { stepAt } from '../../features/convenings/check-in.rules.ts';
import { minuteIn, OFFICE_TIME_ZONE } from '../../platform/kernel/day.ts';
import { MOST_INVITED } from '../../features/convenings/joint.ts';
import { keepConvenings } from './convenings.queries.ts';
import { keepJoint } from './joint.queries.ts';
import { seenOf } from './list-checks.ts';
import { type Call, idOf, nothing, type RouteCase, type RouteCases, type Tried } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

const secret = makeCodeSecret();
/** Whose leave and late sign-in wait: somebody who doesn't walk. */
const waiting = new WeakMap<World['database'], string>();

/** Each Party organisation has convened meetings; who is called is told to the Party line, and to each of those who are. */
export async function addConvenings(world: World): Promise<void> {
  const walking = new Set(world.actors.map(({ memberId }) => memberId));
  const somebody = recordsOf(world, 'member').find(({ id }) => !walking.has(id))?.id ?? '';
  waiting.set(world.database, somebody);
  const sealed = world.sealer.seal(secret, 'check-in');
  await keepConvenings(world.database.superPool, sealed, somebody);
  await keepJoint(world.database.superPool, sealed);
}

/** The meetings of long ago: one to record, one to call off. */
function pastOf(id: string, mark: '6' | '7' | '8'): string {
  const hex = createHash('md5').update(id).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, `$1-$2-${mark}$3-a$4-$5`);
}

const keeps = (actor: Actor, record: WorldRecord, world: World): boolean =>
  actor.scopeKind === 'party' && seenOf(world, actor, 'partyOrg').has(record.id);

/** Whoever acts as a member is called by the own branch, also by one where only the 组织关系 is. */
const called = ({ role, memberId }: Actor, record: WorldRecord, world: World): boolean => {
  const facts = world.facts.members.get(memberId ?? '');
  return role === 'member' && (facts?.managingId === record.id || facts?.membershipId === record.id);
};

const onConvening: Pick<RouteCase, 'does' | 'about' | 'within' | 'onItself'> = {
  does: 'write',
  about: 'partyOrg',
  within: keeps,
  onItself: true,
};
const own: Pick<RouteCase, 'about' | 'within' | 'onItself'> = {
  about: 'partyOrg',
  within: called,
  onItself: true,
};

const SOON_MS = 45 * 60_000;

/** Within the hour, as kept: codes are shown of it. */
function draft() {
  const [onDay = '', startsAt = ''] = minuteIn(OFFICE_TIME_ZONE, new Date(Date.now() + SOON_MS)).split(' ');
  return { kinds: ['theme_day'], assembly: 'members', onDay, startsAt, place: '党群服务中心' };
}

const answer = ({ record, world }: Tried): Call => ({
  params: { id: record.id, memberId: waiting.get(world.database) ?? '' },
  body: { accept: true },
});

const questions = (_: Actor, world: World): Call[] => [
  ...recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
  { query: { state: 'held' } },
  { query: { size: 1 } },
];

export const conveningCases: RouteCases = {
  readCalendarAddress: { does: 'read', call: nothing },
  renewCalendarAddress: { does: 'write', call: nothing },
  endCalendarAddress: { does: 'write', call: nothing },
  fetchCalendar: {
    does: 'read',
    signedOut: 'refused',
    call: () => ({ params: { file: `${'A'.repeat(43)}.ics` } }),
  },
  announceMeeting: {
    ...onConvening,
    call: ({ record }) => ({ body: { ...draft(), partyOrgId: record.id } }),
  },
  changeConvening: {
    ...onConvening,
    call: ({ record }) => ({ params: { id: record.id }, body: { ...draft(), version: 1 } }),
  },
  listConvenings: { does: 'read', call: () => ({ query: { size: 100 } }), asks: questions },
  readCalendar: { does: 'read', call: () => ({ query: { month: '2024-05' } }) },
  exportCalendar: { does: 'read', call: nothing },
  countConvenings: { does: 'read', call: nothing, asks: questions },
  readConvening: { does: 'read', about: 'partyOrg', within: keeps, call: idOf },
  showCodes: { does: 'read', about: 'partyOrg', within: keeps, call: idOf },
  answerLeave: { ...onConvening, call: answer },
  decideCheckIn: { ...onConvening, call: answer },
  recordConvened: {
    ...onConvening,
    call: ({ record }) => ({
      params: { id: pastOf(record.id, '8') },
      body: { kinds: ['talks'], assembly: 'round', heldOn: '2024-05-06', talksDone: 1, talksPlanned: 2 },
    }),
  },
  cancelConvening: {
    ...onConvening,
    call: ({ record }) => ({
      params: { id: pastOf(record.id, '7') },
      body: { reason: '临时有事', version: 1 },
    }),
  },
  readJoint: { does: 'read', about: 'partyOrg', within: keeps, call: idOf, directory: ['partyOrg'] },
  findNeighbours: {
    does: 'read',
    about: 'partyOrg',
    within: keeps,
    outside: 'empty',
    call: ({ record }) => ({ params: { id: record.id }, query: { text: '' } }),
    directory: ['partyOrg'],
  },
  invitePartyOrgs: {
    ...onConvening,
    call: ({ record, world }) => ({
      params: { id: record.id },
      body: {
        partyOrgIds: recordsOf(world, 'partyOrg')
          .map(({ id }) => id)
          .filter((id) => id !== record.id)
          .slice(0, MOST_INVITED),
      },
    }),
  },
  listInvitations: {
    does: 'read',
    call: nothing,
    asks: () => [{ query: { state: 'waiting' } }],
    directory: ['partyOrg'],
  },
  takeBackInvitation: { ...onConvening, call: idOf },
  answerInvitation: {
    ...onConvening,
    call: ({ record }) => ({
      params: { id: `f${record.id.slice(1)}` },
      body: { accept: false, reason: '当天有会' },
    }),
  },
  shareMinutes: {
    ...onConvening,
    call: ({ record }) => ({ params: { id: pastOf(record.id, '6') } }),
  },
  listOwnConvenings: { does: 'read', call: nothing, directory: ['partyOrg'] },
  readOwnCalendar: {
    does: 'read',
    call: () => ({ query: { month: '2024-05' } }),
    directory: ['partyOrg'],
  },
  readOwnConvening: { ...own, does: 'read', call: idOf, directory: ['partyOrg'] },
  exportOwnCalendar: { ...own, does: 'read', call: idOf, directory: ['partyOrg'] },
  askLeave: { ...own, does: 'write', call: (tried) => ({ ...idOf(tried), body: { reason: '出差' } }) },
  takeBackLeave: { ...own, does: 'write', call: idOf },
  checkIn: {
    ...own,
    does: 'write',
    unlogged: 'the entry itself says who signed in and when; what is decided about it is logged',
    call: ({ record, actor }) => ({
      params: { id: record.id },
      body: {
        code: codeOf(secret, record.id, stepAt(new Date())).proof,
        accountId: actor.accountId,
        takesLeaveBack: true,
      },
    }),
  },
};
