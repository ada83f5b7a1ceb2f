import type { z } from 'zod';
import type { Route } from '../contract/route.ts';
import type { treeAnswer, treeQuery } from '../contract/tree.ts';

/** A route that a tree picker can ask: contract/tree.ts says how. */
export interface TreeRoute extends Route {
  readonly query: typeof treeQuery;
  readonly response: z.ZodType<z.output<typeof treeAnswer>>;
}
