import { z } from 'zod';

/**
 * Trees too large to send whole (places, the Party tree) are fetched level by level; a tree picker asks
 * - without anything: the top nodes within the caller's scope;
 * - `parent`: the children of a node;
 * - `q`: the nodes whose name or code contains the text, flat;
 * - `id`: these nodes themselves, to show what is already chosen.
 */
export const treeQuery = z.object({
  parent: z.string().optional(),
  q: z.string().max(100).optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
});

export const treeNodeSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Tells namesakes apart: the place or the Party organisation above. */
  within: z.string().nullable(),
  hasChildren: z.boolean(),
});

export const treeAnswer = z.object({ nodes: z.array(treeNodeSchema) });

export type TreeNode = z.output<typeof treeNodeSchema>;
