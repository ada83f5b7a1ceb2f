import { permissions } from '../../features/access/role.ts';
import { exportOf } from './case-parts.ts';
import { keepConsultations } from './consultations.queries.ts';
import { listedOf, searches, seenOf } from './list-checks.ts';
import { type Call, idOf, type RouteCase, type RouteCases } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

/** Each organisation is asked, with the body that answers for it. */
export const addConsultations = (world: World): Promise<void> => keepConsultations(world.database.superPool);

/** Whoever sees one who is asked is told of all who are: what bodies are called is no secret to offices. */
const named: Pick<RouteCase, 'directory'> = { directory: ['partyOrg'] };

const questions = (_: Actor, world: World): Call[] => [
  ...searches(world, 'socialOrg'),
  ...recordsOf(world, 'socialOrg').map(({ id }) => ({ query: { socialOrg: id } })),
  { query: { state: 'standing' } },
  { query: { waits: 'mine' } },
  { query: { way: 'advisor', size: 2 } },
];

/** One that has ended is asked no more. */
const asked = (actor: Actor, { id, ended }: WorldRecord, world: World): boolean =>
  ended === undefined && seenOf(world, actor, 'socialOrg').has(id);

const onConsultation: Pick<RouteCase, 'about' | 'within'> = { about: 'socialOrg', within: asked };

/** As each organisation of the world is declared. */
const DECLARED = { group: 'establishment_gap', transferred: 7, notTransferred: 0 };

export const consultationCases: RouteCases = {
  listConsultations: {
    ...named,
    does: 'read',
    call: () => ({ query: { size: 100 } }),
    asks: questions,
    check: (actor, answer, world) => {
      const seen = listedOf(world, actor, 'socialOrg');
      const { rows } = answer as { rows: { id: string }[] };
      const beyond = rows.filter(({ id }) => !seen.includes(id));
      return beyond.length === 0 ? null : `shows ${beyond.length} that are not in sight`;
    },
  },
  countConsultations: {
    does: 'read',
    call: () => ({ query: {} }),
    asks: (actor, world) =>
      questions(actor, world).map(({ query: { size: _, ...query } = {} }) => ({ query })),
    check: (actor, answer, world) => {
      const { count } = answer as { count: number };
      const most = listedOf(world, actor, 'socialOrg').length;
      return count <= most ? null : `counts ${count}, in sight are no more than ${most}`;
    },
  },
  exportConsultations: { ...exportOf(), ...named, alsoNeeds: permissions.readCoverage },
  readConsultation: { ...named, ...onConsultation, does: 'read', call: idOf },
  openConsultation: {
    does: 'write',
    about: 'socialOrg',
    within: (actor, record, world) => asked(actor, record, world) && record.facts.coveredById === '',
    // Of what stands in the world each is asked already: one that is made for it is not.
    call: ({ record: { id }, world }) => ({
      body: {
        way: 'advisor',
        units: [{ ...DECLARED, id, responsibleId: world.facts.socialOrgs.get(id)?.responsibleId ?? '' }],
        hostId: null,
        on: world.today,
      },
    }),
  },
  recordConsultationAnswer: {
    ...onConsultation,
    does: 'write',
    onItself: true,
    call: ({ record }) => ({
      params: { id: record.id },
      body: { version: 1, partId: record.id, answer: 'agree', answeredOn: '2024-06-03', basis: 'letter' },
    }),
  },
  // Its version is that after the answer, which is walked before.
  withdrawConsultation: {
    ...onConsultation,
    does: 'write',
    onItself: true,
    call: ({ record }) => ({ params: { id: record.id }, body: { version: 2, reason: '改为单独组建' } }),
  },
};
