/** When a Party organisation may move, merge or end. Nothing is deleted: the tree of earlier days stays. */
import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse, type Warning, warn } from '../../platform/kernel/refusal.ts';
import { type ParentFacts, refuseParent } from './party-org.rules.ts';

/** A node as the rules need it. */
export interface TreeNode extends ParentFacts {
  readonly id: string;
  readonly parentId: string | null;
  /** The day from which figures count it. */
  readonly firstOn: Day;
  readonly pos: number;
  readonly posEnd: number;
}

/** What still hangs on a node today. */
export interface NodeBurden {
  readonly children: number;
  readonly members: number;
  /** 组织关系 kept here by members who are managed elsewhere. */
  readonly memberships: number;
  /** Social organisations that it answers for (党建责任单位). */
  readonly responsibleFor: number;
}

function holds(outer: TreeNode, inner: TreeNode): boolean {
  return inner.pos >= outer.pos && inner.pos <= outer.posEnd;
}

function refuseEnded(node: TreeNode): Refusal | null {
  if (node.endedOn === null) return null;
  return refuse('party-org.ended', `“${node.name}”已于 ${node.endedOn} 撤销，不能再变动。`, {});
}

function refuseDayBefore(node: TreeNode, changeOn: Day): Refusal | null {
  if (changeOn >= node.firstOn) return null;
  return refuse(
    'party-org.change-before-start',
    `变动日期 ${changeOn} 早于“${node.name}”的成立日期 ${node.firstOn}。请改正日期。`,
    { field: 'changeOn' },
  );
}

/**
 * Whether a subtree may move under another node from a day on: not below itself, not under a branch or an ended node,
 * not from a day before it began. The root stays.
 */
export function checkMove(node: TreeNode, parent: TreeNode, changeOn: Day): Refusal | null {
  if (node.parentId === null)
    return refuse('party-org.root-stays', `“${node.name}”是最上面的党组织，不能移动。`, {});
  if (holds(node, parent)) {
    return refuse(
      'party-org.below-itself',
      `不能把“${node.name}”移到它自己或它的下级“${parent.name}”下面。请另选上级。`,
      { field: 'parentId' },
    );
  }
  if (node.parentId === parent.id) {
    return refuse('party-org.already-there', `“${node.name}”的上级已经是“${parent.name}”。`, {
      field: 'parentId',
    });
  }
  return refuseEnded(node) ?? refuseDayBefore(node, changeOn) ?? refuseParent(parent);
}

/**
 * Whether one node may be merged into another from a day on: its children, members, coverage and duties go there,
 * so the target may not lie below it, and must be able to hold children if there are any.
 */
export function checkMerge(
  from: TreeNode,
  into: TreeNode,
  burden: NodeBurden,
  changeOn: Day,
): Refusal | null {
  if (from.id === into.id)
    return refuse('party-org.merge-itself', '不能与自己合并。请另选并入的党组织。', { field: 'intoId' });
  if (from.parentId === null)
    return refuse('party-org.root-stays', `“${from.name}”是最上面的党组织，不能并入其他党组织。`, {});
  if (holds(from, into)) {
    return refuse(
      'party-org.below-itself',
      `“${into.name}”是“${from.name}”的下级，不能并入。请先移出，或反过来合并。`,
      { field: 'intoId' },
    );
  }
  const ended =
    refuseEnded(from) ??
    refuseEnded(into) ??
    refuseDayBefore(from, changeOn) ??
    refuseDayBefore(into, changeOn);
  if (ended !== null) return ended;
  return burden.children === 0 ? null : refuseParent(into);
}

/** Whether a node may end on a day: first its children, members and duties are to be re-homed (BRANCH-06). */
export function checkEnd(node: TreeNode, burden: NodeBurden, endedOn: Day): Refusal[] {
  if (node.parentId === null)
    return [refuse('party-org.root-stays', `“${node.name}”是最上面的党组织，不能撤销。`, {})];
  const early = refuseEnded(node) ?? refuseDayBefore(node, endedOn);
  if (early !== null) return [early];
  const clause = 'BRANCH-06 支部工作条例第7条';
  const left: readonly (readonly [number, string, string])[] = [
    [
      burden.children,
      'party-org.has-children',
      `还有下级党组织 ${burden.children} 个，请先移到其他党组织下面或合并`,
    ],
    [burden.members, 'party-org.has-members', `还有党员 ${burden.members} 名，请先转到其他支部`],
    [
      burden.memberships,
      'party-org.has-memberships',
      `还有 ${burden.memberships} 名党员的组织关系在这里，请先转出`,
    ],
    [
      burden.responsibleFor,
      'party-org.is-responsible',
      `还是 ${burden.responsibleFor} 家社会组织的党建责任单位，请先改由其他党组织负责`,
    ],
  ];
  return left
    .filter(([count]) => count > 0)
    .map(([, code, message]) => refuse(code, `“${node.name}”${message}。`, { clause }));
}

/**
 * A merge counts from its day for everything that hangs on the node, so the day may not lie before the last arrival: whoever
 * came later was elsewhere until then.
 * @param lastOn when the last of those came who were elsewhere after the day; null: nobody
 */
export function refuseBeforeArrivals(name: string, late: number, lastOn: Day | null): Refusal | null {
  if (lastOn === null) return null;
  return refuse(
    'party-org.merged-before-arrival',
    `“${name}”的党员、组织关系和负责的社会组织中，有 ${late} 项在这一天以后才转入，最晚的是 ${lastOn}。合并日期请填 ${lastOn} 或以后的日期。`,
    { field: 'changeOn' },
  );
}

/** @param lastOn when the last member or organisation left that was here after the day of the end; null: none was */
export function refuseBeforeDepartures(name: string, lastOn: Day | null): Refusal | null {
  if (lastOn === null) return null;
  return refuse(
    'party-org.ended-before-departure',
    `“${name}”的党员和负责的社会组织到 ${lastOn} 才全部转出。撤销日期请填 ${lastOn} 或以后的日期。`,
    { field: 'endedOn' },
  );
}

/** What a restored node does not get back by itself. */
export function warnOfWhatStaysClosed(covered: number, posts: number): Warning {
  const closed = [
    covered === 0 ? null : `覆盖的社会组织 ${covered} 家`,
    posts === 0 ? null : `任职 ${posts} 人`,
    '兜底地区',
    '以它为管理范围的授权',
  ].filter((each) => each !== null);
  return warn(
    'party-org.not-reopened',
    `撤销时一并结束的没有恢复：${closed.join('、')}。需要的请重新登记；授权请安全管理员办理。`,
  );
}
