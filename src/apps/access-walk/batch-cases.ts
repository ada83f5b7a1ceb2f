import { nothing, type RouteCases, someId } from './route-case.ts';

const toHealth = (id: string) => ({ body: { ids: [id], field: 'sector', value: 'health' } });

export const batchCases: RouteCases = {
  previewBatch: {
    does: 'write',
    unlogged: 'what would be changed is looked at and rolled back',
    call: ({ record }) => toHealth(record.id),
  },
  storeBatch: {
    does: 'write',
    // Of one that is out of sight it is told that it is not found, and nothing is stored.
    onlyRefuses: true,
    call: () => ({ body: { ids: [], field: 'sector', value: 'health' } }),
  },
  listBatches: { does: 'read', call: nothing },
  undoBatch: { does: 'write', onlyRefuses: true, call: () => ({ params: { id: someId } }) },
};
