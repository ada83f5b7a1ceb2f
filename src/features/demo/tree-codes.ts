/** The end of the root's interval, as `party_tree_place` gives it. */
const ROOT_END = 2 ** 52;

/** A node while its tree is being laid out: shares are handed out from `usedTo` on. */
export interface TreeNode {
  readonly pos: number;
  readonly posEnd: number;
  usedTo: number;
  readonly parentPos: number | null;
  readonly partyOrgId: string;
}

/** The root's interval. */
export function rootNode(partyOrgId: string): TreeNode {
  return { pos: 1, posEnd: ROOT_END, usedTo: 1, parentPos: null, partyOrgId };
}

/** Gives equal shares to new children and keeps as much again free for later ones. */
export function takeShares(parent: TreeNode, partyOrgIds: readonly string[]): TreeNode[] {
  const width = Math.floor((parent.posEnd - parent.usedTo) / (2 * (partyOrgIds.length + 1)));
  if (width < 2 ** 16) throw new RangeError(`the demo tree is too narrow under ${parent.partyOrgId}`);
  return partyOrgIds.map((partyOrgId) => {
    const pos = parent.usedTo + 1;
    parent.usedTo += width;
    return { pos, posEnd: parent.usedTo, usedTo: pos, parentPos: parent.pos, partyOrgId };
  });
}
