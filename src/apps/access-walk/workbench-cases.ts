import { nothing, type RouteCases } from './route-case.ts';

/** Counts and addresses of lists; each count is its list's own, whose case says what it may tell. */
export const workbenchCases: RouteCases = {
  listTodos: { does: 'read', call: nothing },
};
