import { queryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { type ReactNode, useState } from 'react';
import type { TreeNode } from '../contract/tree.ts';
import { callRoute } from './api-client.ts';
import type { TreeRoute } from './tree-route.ts';

interface TreePickerProps {
  readonly route: TreeRoute;
  readonly value?: string | null | undefined;
  readonly onChange?: (id: string | null) => void;
  readonly label?: string;
  readonly prefix?: ReactNode;
  readonly width?: number | string;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}

interface PlacedNode extends TreeNode {
  readonly parentId: string | null;
}

/** Chooses a node of a large tree: opened level by level, or found by typing. */
export function TreePicker({
  route,
  value,
  onChange,
  label,
  prefix,
  width = '100%',
  placeholder = '全部',
  ...rest
}: TreePickerProps) {
  const [typed, setTyped] = useState('');
  const found = useFound(route, typed.trim());
  const { nodes, loadChildren } = useLevels(route);
  const chosen = useChosen(route, value ?? null, nodes);
  const searching = typed.trim() !== '';
  return (
    <TreeSelect<{ value: string; label: ReactNode } | undefined>
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      prefix={prefix}
      style={{ width, minWidth: 0, maxWidth: '100%' }}
      className="tree-picker"
      popupMatchSelectWidth={false}
      treeDataSimpleMode
      treeData={searching ? (found ?? []).map(flatItem) : nodes.map(treeItem)}
      labelInValue
      value={chosen}
      placeholder={placeholder}
      allowClear
      showSearch={{ searchValue: typed, onSearch: setTyped, filterTreeNode: false }}
      loadData={async (node) => loadChildren(String(node.value))}
      notFoundContent={searching && found === undefined ? '正在查找…' : '没有找到，换一个字试试'}
      onChange={(next) => {
        setTyped('');
        onChange?.(next?.value ?? null);
      }}
    />
  );
}

function treeItem(node: PlacedNode) {
  return {
    id: node.id,
    pId: node.parentId ?? 0,
    value: node.id,
    title: node.name,
    isLeaf: !node.hasChildren,
  };
}

function flatItem(node: TreeNode) {
  const title = node.within === null ? node.name : `${node.name}（${node.within}）`;
  return { id: node.id, pId: 0, value: node.id, title, isLeaf: true };
}

/** The nodes opened so far. A level once fetched stays as long as the picker. */
function useLevels(route: TreeRoute) {
  const client = useQueryClient();
  const [opened, setOpened] = useState<readonly (string | null)[]>([null]);
  const levels = useQueries({ queries: opened.map((parent) => levelQuery(route, parent)) });
  const nodes = levels.flatMap(({ data }, index) =>
    (data?.nodes ?? []).map((node): PlacedNode => ({ ...node, parentId: opened[index] ?? null })),
  );
  const loadChildren = async (id: string) => {
    await client.fetchQuery(levelQuery(route, id));
    setOpened((before) => (before.includes(id) ? before : [...before, id]));
  };
  return { nodes, loadChildren };
}

function levelQuery(route: TreeRoute, parent: string | null) {
  return queryOptions({
    queryKey: [route.id, 'children', parent],
    queryFn: () => callRoute(route, { query: parent === null ? {} : { parent } }),
  });
}

function useFound(route: TreeRoute, text: string): readonly TreeNode[] | undefined {
  const { data } = useQuery({
    queryKey: [route.id, 'found', text],
    queryFn: ({ signal }) => callRoute(route, { query: { q: text } }, signal),
    enabled: text !== '',
  });
  return data?.nodes;
}

/** The chosen node with its name, which an address does not hold. */
function useChosen(route: TreeRoute, id: string | null, nodes: readonly PlacedNode[]) {
  const known = nodes.find((node) => node.id === id);
  const { data } = useQuery({
    queryKey: [route.id, 'chosen', id],
    queryFn: ({ signal }) => callRoute(route, { query: { id: id ?? '' } }, signal),
    enabled: id !== null && known === undefined,
  });
  if (id === null) return undefined;
  return { value: id, label: known?.name ?? data?.nodes.find((node) => node.id === id)?.name ?? '…' };
}
