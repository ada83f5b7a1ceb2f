import { expect, it } from 'vitest';
import { NO_RANGE, ROOT_SCOPE, type Scope } from '../../../platform/server/database/scope.ts';
import { type GrantBounds, scopeOf } from './resolve-scope.ts';

const NONE: Omit<GrantBounds, 'role' | 'scopeKind'> = {
  partyFrom: null,
  partyTo: null,
  atRoot: false,
  placeFrom: null,
  placeTo: null,
  bodyNo: null,
  entrustedOrgIds: null,
  memberId: null,
};
const beside: Scope = { ...ROOT_SCOPE, persons: false };

it.each<[string, Partial<GrantBounds> & Pick<GrantBounds, 'role' | 'scopeKind'>, Scope]>([
  [
    'an officer at the root',
    { role: 'officer', scopeKind: 'party', partyFrom: 1, partyTo: 9, atRoot: true },
    ROOT_SCOPE,
  ],
  [
    'an officer of a subtree',
    { role: 'officer', scopeKind: 'party', partyFrom: 5, partyTo: 9 },
    { ...ROOT_SCOPE, party: { from: 5, to: 9 } },
  ],
  [
    'an officer of a node that is gone',
    { role: 'officer', scopeKind: 'party' },
    { ...ROOT_SCOPE, party: NO_RANGE },
  ],
  [
    'an officer of a region',
    { role: 'officer', scopeKind: 'place', placeFrom: 610723000, placeTo: 610723999 },
    { ...beside, place: { from: 610723000, to: 610723999 } },
  ],
  [
    'an inspector of a body',
    { role: 'inspector', scopeKind: 'body', bodyNo: 7 },
    { ...beside, body: { from: 7, to: 7 } },
  ],
  [
    'a secretary',
    { role: 'branch_secretary', scopeKind: 'party', partyFrom: 5, partyTo: 6, entrustedOrgIds: ['o'] },
    { ...ROOT_SCOPE, party: { from: 5, to: 6 }, only: { socialOrgIds: ['o'], memberIds: [] } },
  ],
  [
    'an advisor',
    { role: 'advisor', scopeKind: 'self', entrustedOrgIds: ['o'], memberId: 'm' },
    { ...beside, party: NO_RANGE, only: { socialOrgIds: ['o'], memberIds: [] } },
  ],
  [
    'a member',
    { role: 'member', scopeKind: 'self', memberId: 'm' },
    { ...beside, party: NO_RANGE, only: { socialOrgIds: [], memberIds: ['m'] } },
  ],
  [
    'a keeper of a duty',
    { role: 'system_admin', scopeKind: 'none' },
    { place: NO_RANGE, party: NO_RANGE, body: NO_RANGE, persons: false },
  ],
])('%s', (_who, bounds, scope) => {
  expect(scopeOf({ ...NONE, ...bounds })).toEqual(scope);
});
