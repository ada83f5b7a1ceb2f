import { queryOptions, useQueries, useQueryClient } from '@tanstack/react-query';
import { Tree } from 'antd';
import { useState } from 'react';
import { callRoute } from '../../../platform/web/api-client.ts';
import { countText } from '../../../platform/web/rate-text.ts';
import { type PartyTreeNode, walkPartyTreeRoute } from '../party-tree.contract.ts';

interface PartyTreePanelProps {
  readonly chosen: string | undefined;
  /** Undefined: nothing is chosen any more. */
  readonly onChoose: (id: string | undefined) => void;
}

interface TreeItem {
  readonly key: string;
  readonly title: React.ReactNode;
  readonly isLeaf: boolean;
  readonly children?: TreeItem[];
}

/** The Party tree beside the list: opened level by level, each node with how many members it holds. */
export function PartyTreePanel({ chosen, onChoose }: PartyTreePanelProps) {
  const { levels, load } = useLevels();
  const [expanded, setExpanded] = useState<React.Key[] | null>(null);
  const top = levels.get(null);
  // The first level says little by itself: it opens with what lies below.
  const shown = expanded ?? (top ?? []).map((node) => node.id);
  return (
    <nav className="party-tree no-print" aria-label="党组织树">
      {top === undefined ? null : (
        <Tree<TreeItem>
          blockNode
          treeData={itemsOf(top, levels)}
          selectedKeys={chosen === undefined ? [] : [chosen]}
          expandedKeys={shown}
          onExpand={(keys) => setExpanded(keys)}
          loadData={async (item) => load(item.key)}
          onSelect={(keys) => onChoose(keys.length === 0 ? undefined : String(keys[0]))}
        />
      )}
    </nav>
  );
}

type Levels = ReadonlyMap<string | null, readonly PartyTreeNode[]>;

function itemsOf(nodes: readonly PartyTreeNode[], levels: Levels): TreeItem[] {
  return nodes.map((node) => {
    const below = levels.get(node.id);
    return {
      key: node.id,
      title: <NodeTitle node={node} />,
      isLeaf: !node.hasChildren,
      ...(below === undefined ? {} : { children: itemsOf(below, levels) }),
    };
  });
}

function NodeTitle({ node: { name, partyOrgs, members } }: { readonly node: PartyTreeNode }) {
  const counts = `党组织 ${countText(partyOrgs)} 个${members === null ? '' : `，党员 ${countText(members)} 名`}`;
  return (
    <span className="party-tree-node" title={`${name}：${counts}`}>
      <span>{name}</span>
      <span className="quiet number">{countText(members ?? partyOrgs)}</span>
    </span>
  );
}

/** The levels opened so far; each is asked for again after a command, since counts move. */
function useLevels(): { readonly levels: Levels; readonly load: (id: string) => Promise<void> } {
  const client = useQueryClient();
  const [opened, setOpened] = useState<readonly (string | null)[]>([null]);
  const answers = useQueries({ queries: opened.map(levelQuery) });
  const levels = new Map<string | null, readonly PartyTreeNode[]>();
  for (const [index, { data }] of answers.entries()) {
    if (data !== undefined) levels.set(opened[index] ?? null, data.nodes);
  }
  const load = async (id: string) => {
    await client.fetchQuery(levelQuery(id));
    setOpened((before) => (before.includes(id) ? before : [...before, id]));
  };
  return { levels, load };
}

function levelQuery(parent: string | null) {
  const query = parent === null ? {} : { parent };
  return queryOptions({
    queryKey: [walkPartyTreeRoute.id, { query }],
    queryFn: ({ signal }) => callRoute(walkPartyTreeRoute, { query }, signal),
  });
}
