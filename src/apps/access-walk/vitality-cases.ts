import { seenOf } from './list-checks.ts';
import { idOf, nothing, type RouteCases } from './route-case.ts';
import type { Actor, World, WorldRecord } from './world.ts';

const keeps = (actor: Actor, record: WorldRecord, world: World): boolean =>
  actor.scopeKind === 'party' && seenOf(world, actor, 'partyOrg').has(record.id);

const NEXT_YEAR = `${new Date().getFullYear() + 1}-01-01`;

export const vitalityCases: RouteCases = {
  readVitality: { does: 'read', about: 'partyOrg', call: idOf },
  readCoveringVitality: { does: 'read', about: 'socialOrg', call: idOf },
  listVitalitySchemes: { does: 'read', call: nothing },
  endVitalityScheme: {
    does: 'write',
    about: 'partyOrg',
    within: keeps,
    onItself: true,
    call: ({ record }) => ({
      params: { id: `d${record.id.slice(1)}` },
      body: { on: NEXT_YEAR, reason: '通知废止' },
    }),
  },
  setVitalityScheme: {
    does: 'write',
    about: 'partyOrg',
    within: keeps,
    onItself: true,
    call: ({ record }) => ({
      body: {
        partyOrgId: record.id,
        name: '本级方案',
        basis: '通知',
        fromOn: NEXT_YEAR,
        lines: [{ fact: 'secretary', question: 'exists', weight: 1, threshold: 100 }],
      },
    }),
  },
};
