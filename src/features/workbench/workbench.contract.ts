import { z } from 'zod';
import { countAnswer } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';

const text = z.string();

const todo = z.object({
  title: text,
  /** What it means, in a few words. */
  note: text,
  ...countAnswer.pick({ count: true, capped: true }).shape,
  tone: z.enum(['fault', 'attention', 'unknown']),
  /** The page with the list of exactly these, and what stands in its address. */
  page: text,
  values: z.record(text, text),
});
export type Todo = z.output<typeof todo>;

export const listTodosRoute = defineRoute({
  id: 'listTodos',
  method: 'GET',
  path: '/api/workbench/todos',
  access: 'signed-in',
  tag: '工作台',
  summary: '待办：本人能打开的各个名单里有多少等着办，没有的不列',
  query: z.object({
    /** Narrows Party organisations and members to a node of the tree, for handing it over. */
    partyOrg: z.uuid().optional(),
  }),
  response: z.object({ todos: z.array(todo) }),
});
