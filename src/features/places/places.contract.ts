import { defineRoute } from '../../platform/contract/route.ts';
import { treeAnswer, treeQuery } from '../../platform/contract/tree.ts';

/** Regions for a tree picker. They hold nobody's data; the scope only keeps the choice to what the caller answers for. */
export const listPlacesRoute = defineRoute({
  id: 'listPlaces',
  method: 'GET',
  path: '/api/tree/places',
  access: 'signed-in',
  tag: '地区',
  summary: '行政区划树：按上级逐级取，或按名称、代码查找',
  query: treeQuery,
  response: treeAnswer,
});
