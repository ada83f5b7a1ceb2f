import { permissions } from '../../features/access/role.ts';
import { gapGroups } from '../../features/counting/counting.rules.ts';
import { idsOf, REGIONS, unseen } from './case-parts.ts';
import { seenOf } from './list-checks.ts';
import { type Call, idOf, nothing, type RouteCases } from './route-case.ts';
import { type Actor, recordsOf, type World } from './world.ts';

/** 宗教团体, which comes with the product. */
const SHIPPED = '019b0000-0000-7000-8000-000000000001';

export const gapCases: RouteCases = {
  listWithoutPartyOrg: {
    does: 'read',
    call: () => ({ query: { size: 100 } }),
    asks: (_, world) => questions(world),
    check: checkInSight,
  },
  countWithoutPartyOrg: { does: 'read', call: nothing, asks: (_, world) => questions(world).map(withoutGap) },
  readGap: { does: 'read', about: 'socialOrg', call: idOf },
  exportWithoutPartyOrg: {
    does: 'read',
    alsoNeeds: permissions.readCoverage,
    call: nothing,
    asks: () => gapGroups.map((gap) => ({ query: { gap, format: 'csv' } })),
  },
  giveNoPartyReasons: {
    does: 'write',
    about: 'socialOrg',
    call: ({ record }) => ({ body: { socialOrgs: [{ id: record.id }], reason: 'preparing' } }),
    reaches: (actor, _, world) =>
      idsOf(unseen(world, actor, 'socialOrg')).map((id) => ({
        body: { socialOrgs: [{ id }], reason: 'preparing' },
      })),
  },
  listExemptCategories: { does: 'read', call: nothing },
  addExemptCategory: {
    does: 'write',
    call: () => ({
      body: {
        name: '税务师事务所',
        basis: '由行业党委统一管理',
        orgType: null,
        sector: null,
        codePrefix: null,
        fromOn: '2024-01-01',
      },
    }),
    // For the whole site, and under no condition: the one is kept from most, the other from all.
    onlyRefuses: true,
  },
  changeExemptCategory: {
    does: 'write',
    call: () => ({ params: { id: SHIPPED }, body: { version: 99, basis: '由行业党委统一管理' } }),
    onlyRefuses: true,
  },
};

function questions(world: World): Call[] {
  return [
    ...gapGroups.map((gap) => ({ query: { gap, size: 100 } })),
    ...REGIONS.map((region) => ({ query: { region, gap: 'unverified' } })),
    ...idsOf(recordsOf(world, 'partyOrg')).map((partyOrg) => ({ query: { partyOrg, gap: 'unverified' } })),
    ...recordsOf(world, 'socialOrg').map(({ name }) => ({ query: { q: name, gap: 'unverified' } })),
    { query: { on: '2023-06-30', gap: 'unverified' } },
    { query: { reason: 'other', gap: 'unverified' } },
  ];
}

function withoutGap({ query: { gap: _gap, size: _size, ...query } = {} }: Call): Call {
  return { query };
}

function checkInSight(actor: Actor, answer: unknown, world: World): string | null {
  const seen = seenOf(world, actor, 'socialOrg');
  const { rows } = answer as { rows: { id: string }[] };
  const beyond = rows.filter(({ id }) => !seen.has(id)).length;
  return beyond === 0 ? null : `shows ${beyond} from beyond`;
}
