import { nothing, type RouteCases, someId } from './route-case.ts';

const toHealth = (ids: string[]) => ({ body: { ids, field: 'sector', value: 'health' } });
const toExemplar = (ids: string[]) => ({ body: { ids, field: 'exemplar', value: 'yes' } });
const toGroup = (ids: string[]) => ({ body: { ids, field: 'partyGroup', value: '第一党小组' } });
const advised = (ids: string[]) => ({
  body: { ids, does: 'begin', kind: 'advisor', personName: '王五', on: '2025-01-01' },
});
const LOOK = 'what would be changed is looked at and rolled back';

export const batchCases: RouteCases = {
  previewBatch: { does: 'write', unlogged: LOOK, call: ({ record }) => toHealth([record.id]) },
  previewAdvisorBatch: { does: 'write', unlogged: LOOK, call: ({ record }) => advised([record.id]) },
  previewPartyOrgBatch: { does: 'write', unlogged: LOOK, call: ({ record }) => toExemplar([record.id]) },
  previewMemberBatch: { does: 'write', unlogged: LOOK, call: ({ record }) => toGroup([record.id]) },
  // Of one that is out of sight it is told that it is not found, and nothing is stored.
  storeBatch: { does: 'write', onlyRefuses: true, call: () => toHealth([]) },
  storeAdvisorBatch: { does: 'write', onlyRefuses: true, call: () => advised([]) },
  storePartyOrgBatch: { does: 'write', onlyRefuses: true, call: () => toExemplar([]) },
  storeMemberBatch: { does: 'write', onlyRefuses: true, call: () => toGroup([]) },
  listBatches: { does: 'read', call: nothing },
  listPartyOrgBatches: { does: 'read', call: nothing },
  listMemberBatches: { does: 'read', call: nothing },
  undoBatch: { does: 'write', onlyRefuses: true, call: () => ({ params: { id: someId } }) },
  undoPartyOrgBatch: { does: 'write', onlyRefuses: true, call: () => ({ params: { id: someId } }) },
  undoMemberBatch: { does: 'write', onlyRefuses: true, call: () => ({ params: { id: someId } }) },
};
