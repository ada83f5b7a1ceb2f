import { exportOf } from './case-parts.ts';
import { seenOf } from './list-checks.ts';
import { keepMeetings } from './meetings.queries.ts';
import { type Call, idOf, nothing, type RouteCase, type RouteCases, type Tried } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

/** Each Party organisation has held a meeting; who was on its roll is told to the Party line alone. */
export const addMeetings = (world: World): Promise<void> => keepMeetings(world.database.superPool);

const questions = (_: Actor, world: World): Call[] => [
  ...recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
  { query: { state: 'withdrawn' } },
  { query: { size: 1 } },
];

/** Whoever reaches persons keeps the meetings of the own part of the tree. */
const keeps = (actor: Actor, record: WorldRecord, world: World): boolean =>
  actor.scopeKind === 'party' && seenOf(world, actor, 'partyOrg').has(record.id);

const draft = {
  kinds: ['theme_day'],
  assembly: 'members',
  heldOn: '2024-05-06',
  roll: [] as { id: string; state: string }[],
};

/** Everybody whom the branch manages was there. */
const rollOf = (world: World, partyOrgId: string) =>
  [...world.facts.members]
    .filter(([, { managingId }]) => managingId === partyOrgId)
    .map(([id]) => ({ id, state: 'present' }));

const talks = { kinds: ['talks'], assembly: 'round', heldOn: '2024-05-06', talksDone: 1, talksPlanned: 2 };

const onMeeting: Pick<RouteCase, 'does' | 'about' | 'within' | 'onItself'> = {
  does: 'write',
  about: 'partyOrg',
  within: keeps,
  onItself: true,
};

const versioned = ({ record, world }: Tried, body: object): Call => ({
  params: { id: record.id },
  body: { ...draft, roll: rollOf(world, record.id), reason: '核对登记', version: 1, ...body },
});

export const meetingCases: RouteCases = {
  listMeetings: { does: 'read', call: () => ({ query: { size: 100 } }), asks: questions },
  countMeetings: { does: 'read', call: nothing, asks: questions },
  exportMeetings: exportOf(),
  listOwnAttendance: {
    does: 'read',
    call: nothing,
    directory: ['partyOrg'],
  },
  readRollCall: {
    does: 'read',
    about: 'partyOrg',
    within: keeps,
    call: ({ record }) => ({
      params: { id: record.id },
      query: { assembly: 'members', on: '2024-05-06' },
    }),
  },
  readMeeting: { does: 'read', about: 'partyOrg', call: idOf },
  recordMeeting: {
    does: 'write',
    about: 'partyOrg',
    within: keeps,
    onItself: true,
    call: ({ record }) => ({ body: { ...talks, partyOrgId: record.id } }),
  },
  changeMeeting: { ...onMeeting, call: (tried) => versioned(tried, { topic: '学习' }) },
  withdrawMeeting: { ...onMeeting, call: (tried) => versioned(tried, {}) },
};
