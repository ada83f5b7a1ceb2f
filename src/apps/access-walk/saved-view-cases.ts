import { idOf, type RouteCases } from './route-case.ts';

/** Whose views they are, no request can say: everybody reaches the own ones alone. */
export const savedViewCases: RouteCases = {
  listSavedViews: { does: 'read', call: () => ({ query: { page: '/social-orgs' } }) },
  saveView: {
    does: 'write',
    unlogged: 'A view is a person’s own bookmark: an address, nothing of a record.',
    call: () => ({ body: { page: '/social-orgs', name: '未覆盖', search: 'covered=none' } }),
  },
  renameView: {
    does: 'write',
    unlogged: 'As keeping one.',
    about: 'account',
    call: (tried) => ({ ...idOf(tried), body: { name: '改名' } }),
    within: () => false,
    onlyRefuses: true,
  },
  deleteView: {
    does: 'write',
    unlogged: 'As keeping one.',
    about: 'account',
    call: idOf,
    within: () => false,
    onlyRefuses: true,
  },
};
