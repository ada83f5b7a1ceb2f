import type { SealedFolder } from '../../platform/server/crypto/sealed-folder.ts';
import { exportOf } from './case-parts.ts';
import { seenOf } from './list-checks.ts';
import { keepMeetings, keepMinutes } from './meetings.queries.ts';
import {
  type Call,
  idOf,
  nothing,
  type RouteCase,
  type RouteCases,
  someId,
  type Tried,
} from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

type Roll = readonly { readonly id: string; readonly state: string }[];

/** Who was called, by Party organisation: the walk adds members on its way, whom no roll of before knows. */
const rolls = new WeakMap<World['database'], ReadonlyMap<string, Roll>>();

/** Each Party organisation has held a meeting; who was on its roll is told to the Party line alone. */
export async function addMeetings(world: World, attachments: SealedFolder): Promise<void> {
  const called = new Map<string, { id: string; state: string }[]>();
  for (const [id, { managingId }] of world.facts.members) {
    called.set(managingId, [...(called.get(managingId) ?? []), { id, state: 'present' }]);
  }
  rolls.set(world.database, called);
  await keepMeetings(world.database.superPool);
  const { files } = await keepMinutes(world.database.superPool);
  for (const id of files) await attachments.write(id, PDF);
}

const PDF = Buffer.from('%PDF-1.7');

/** What `keepMinutes` has laid beside the record's own meeting. */
const beside = ({ record }: Tried, letter: 'e' | 'f') => `${letter}${record.id.slice(1)}`;
const minutesOf = (tried: Tried) => ({ id: beside(tried, 'f') });

const questions = (_: Actor, world: World): Call[] => [
  ...recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
  { query: { state: 'withdrawn' } },
  { query: { size: 1 } },
];

/** Whoever reaches persons keeps the meetings of the own part of the tree. */
const keeps = (actor: Actor, record: WorldRecord, world: World): boolean =>
  actor.scopeKind === 'party' && seenOf(world, actor, 'partyOrg').has(record.id);

const draft = { kinds: ['theme_day'], assembly: 'members', heldOn: '2024-05-06' };
const talks = { kinds: ['talks'], assembly: 'round', heldOn: '2024-05-06', talksDone: 1, talksPlanned: 2 };

const onMeeting: Pick<RouteCase, 'does' | 'about' | 'within' | 'onItself'> = {
  does: 'write',
  about: 'partyOrg',
  within: keeps,
  onItself: true,
};

const versioned = ({ record, world }: Tried, body: object): Call => ({
  params: { id: record.id },
  body: {
    ...draft,
    roll: rolls.get(world.database)?.get(record.id) ?? [],
    reason: '核对登记',
    version: 1,
    ...body,
  },
});

const PURPOSE = '存档';

/** Of the Party organisation or its own meeting, which have the same id. */
const paperOf = (query: object): RouteCase => ({
  does: 'read',
  about: 'partyOrg',
  within: keeps,
  call: ({ record }) => ({ params: { id: record.id }, query: { ...query, purpose: PURPOSE } }),
});

/** A branch in sight, and of it no more than kinds and counts: nothing of anybody. */
const duties: RouteCase = {
  does: 'read',
  call: nothing,
  asks: (actor, world) => [
    ...questions(actor, world).filter(({ query }) => query?.state === undefined),
    { query: { period: '2024' } },
  ],
};

export const meetingCases: RouteCases = {
  listDuties: duties,
  countDuties: duties,
  exportDuties: exportOf({ period: '2024' }),
  readDutyTotals: {
    ...duties,
    asks: (_, world) => recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
  },
  listDutyRules: { does: 'read', call: nothing },
  listEarlierLate: {
    ...duties,
    asks: (_, world) => recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
  },
  readReminderDelay: { does: 'read', call: nothing },
  readEffort: {
    does: 'read',
    call: nothing,
    asks: (_, world) => recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
  },
  setEffortSeconds: { does: 'write', call: () => ({ body: { entry: 60, field: 15, text: 300 } }) },
  setReminderDelay: {
    does: 'write',
    about: 'partyOrg',
    within: keeps,
    onItself: true,
    call: ({ record }) => ({ body: { partyOrgId: record.id, delayDays: 15 } }),
  },
  setDutyRule: {
    does: 'write',
    about: 'partyOrg',
    within: keeps,
    onItself: true,
    call: ({ record }) => ({
      body: {
        partyOrgId: record.id,
        reach: 'below',
        kind: 'party_lecture',
        per: 'year',
        least: 1,
        basis: '通知',
        fromOn: `${new Date().getFullYear() + 1}-01-01`,
      },
    }),
  },
  readRuleAsked: {
    does: 'read',
    about: 'partyOrg',
    within: keeps,
    call: ({ record }) => ({
      query: {
        partyOrgId: record.id,
        reach: 'below',
        kind: 'party_lecture',
        per: 'year',
        least: 1,
        fromOn: `${new Date().getFullYear() + 1}-01-01`,
      },
    }),
  },
  readKindAsked: {
    does: 'read',
    about: 'partyOrg',
    within: keeps,
    call: ({ record }) => ({ query: { partyOrgId: record.id, name: '述职会' } }),
  },
  endDutyRule: {
    ...onMeeting,
    call: ({ record }) => ({ params: { id: record.id }, body: { on: '2025-01-01', reason: '通知废止' } }),
  },
  listMeetingKinds: { does: 'read', call: nothing },
  addMeetingKind: {
    does: 'write',
    about: 'partyOrg',
    within: keeps,
    onItself: true,
    call: ({ record }) => ({
      body: {
        partyOrgId: record.id,
        name: `读书会${record.id.slice(-8)}`,
        calls: 'any',
        heldBy: ['branch'],
        basis: '通知',
        fromOn: `${new Date().getFullYear() + 1}-01-01`,
      },
    }),
  },
  endMeetingKind: {
    ...onMeeting,
    call: ({ record }) => ({
      body: { code: `site:any:${record.id.slice(-8)}:述职会`, on: '2025-01-01', reason: '通知废止' },
    }),
  },
  listAttended: {
    does: 'read',
    about: 'partyOrg',
    within: keeps,
    call: ({ record }) => ({ params: { id: record.id }, query: { period: '2024' } }),
    // To whom it is to be told stands with each one who took part.
    directory: ['partyOrg'],
  },
  listAttendedElsewhere: {
    does: 'read',
    about: 'partyOrg',
    within: keeps,
    call: ({ record }) => ({ params: { id: record.id }, query: { year: 2024 } }),
  },
  listMemberElsewhere: {
    does: 'read',
    about: 'member',
    call: ({ record }) => ({ params: { id: record.id }, query: { year: 2024 } }),
  },
  confirmAttendance: {
    ...onMeeting,
    onlyRefuses: true,
    call: ({ record }) => ({ params: { id: record.id }, body: { period: '2024', memberIds: [someId] } }),
  },
  takeBackConfirmation: {
    ...onMeeting,
    call: ({ record }) => ({ params: { id: record.id }, body: { reason: '确认错了' } }),
  },
  listConfirmations: {
    does: 'read',
    call: nothing,
    asks: (_, world) => recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
  },
  noteConfirmations: { ...onMeeting, call: ({ record }) => ({ body: { ids: [record.id] } }) },
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
  readOrgShares: {
    does: 'read',
    about: 'socialOrg',
    call: ({ record }) => ({ params: { id: record.id }, query: { year: 2024 } }),
  },
  readMeeting: { does: 'read', about: 'partyOrg', call: idOf, directory: ['partyOrg'] },
  recordMeeting: {
    does: 'write',
    about: 'partyOrg',
    within: keeps,
    onItself: true,
    call: ({ record }) => ({ body: { ...talks, partyOrgId: record.id } }),
  },
  readHints: {
    does: 'read',
    about: 'partyOrg',
    within: keeps,
    call: ({ record }) => ({ body: { ...talks, partyOrgId: record.id } }),
  },
  drawSample: {
    does: 'write',
    about: 'partyOrg',
    within: keeps,
    onItself: true,
    call: ({ record }) => ({
      body: { partyOrgId: record.id, month: '2024-05', size: 3, reason: '季度抽查' },
    }),
  },
  listSamples: { does: 'read', call: nothing },
  readSample: { does: 'read', about: 'partyOrg', within: keeps, call: idOf },
  changeMeeting: { ...onMeeting, call: (tried) => versioned(tried, { topic: '学习' }) },
  approveMinutes: { ...onMeeting, call: (tried) => ({ params: minutesOf(tried), body: { version: 1 } }) },
  addAttachment: {
    ...onMeeting,
    call: (tried) => ({ params: minutesOf(tried), file: { name: '签到表.pdf', bytes: PDF } }),
  },
  downloadAttachment: {
    does: 'read',
    about: 'partyOrg',
    within: keeps,
    call: (tried) => ({ params: { ...minutesOf(tried), attachment: beside(tried, 'f') } }),
  },
  removeAttachment: {
    ...onMeeting,
    call: (tried) => ({
      params: { ...minutesOf(tried), attachment: beside(tried, 'e') },
      body: { reason: '传错了' },
    }),
  },
  printBlankSheet: {
    does: 'read',
    about: 'partyOrg',
    within: keeps,
    call: ({ record }) => ({
      params: { id: record.id },
      query: { assembly: 'members', on: '2026-01-05', purpose: PURPOSE },
    }),
  },
  printSignInSheet: paperOf({}),
  printMinutes: paperOf({}),
  printYearLedger: paperOf({ year: 2024 }),
  withdrawMeeting: { ...onMeeting, call: (tried) => versioned(tried, {}) },
};
