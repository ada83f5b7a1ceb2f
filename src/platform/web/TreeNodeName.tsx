import type { TreeRoute } from './tree-route.ts';
import { useRoute } from './use-route.ts';

interface TreeNodeNameProps {
  readonly route: TreeRoute;
  readonly id: string;
}

/** The name of a node of which only the id is at hand, as in a change line. */
export function TreeNodeName({ route, id }: TreeNodeNameProps) {
  const { data } = useRoute(route, { query: { id } });
  if (data === undefined) return <span className="quiet">…</span>;
  return <>{data.nodes.find((node) => node.id === id)?.name ?? '不在管理范围内'}</>;
}
