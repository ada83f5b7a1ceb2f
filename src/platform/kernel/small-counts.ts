/** How a count of persons may be told beside the Party line: as it is, as 少于3, or not at all so that a small one can't be worked out. */
export type Telling = 'shown' | 'few' | 'withheld';

/** A count of persons as it is told. */
export type PersonCount = number | 'few' | 'withheld';

/** Counts of fewer persons than this could point at somebody. */
export const FEWEST_TOLD = 3;

/** A count by itself, of which no sum or part is told. */
export function tellCount(count: number): PersonCount {
  return tellAs(count, count < FEWEST_TOLD ? 'few' : 'shown');
}

/** As it is written where there is no number. */
export const tellingTexts = { few: '少于3', withheld: '不单列' } as const;

/** A count under what was decided of it. */
export function tellAs(count: number, telling: Telling): PersonCount {
  return telling === 'shown' ? count : telling;
}

/**
 * How the cells of one sum are told, when the sum is. Small ones are hidden, and as many of the next larger ones as it takes that
 * no hidden cell follows from the sum and the rest: also for somebody who knows that small ones are 0 to 2, that the others
 * are not, and that the smallest of those were taken.
 * @param hidden cells that may not be told for a reason of their own
 * @returns the cells' tellings; null when even hiding all of them would not do, so that the sum has to be hidden as well
 */
export function hideSmall(
  cells: readonly number[],
  hidden: ReadonlySet<number> = new Set(),
): Telling[] | null {
  const all = cells.map((cell, at) => ({ cell, at }));
  const small = all.filter(({ cell }) => cell < FEWEST_TOLD);
  const forced = all.filter(({ cell, at }) => cell >= FEWEST_TOLD && hidden.has(at));
  if (small.length + forced.length === 0) return cells.map(() => 'shown');
  const rest = all.filter(({ cell, at }) => cell >= FEWEST_TOLD && !hidden.has(at));
  rest.sort((a, b) => a.cell - b.cell || a.at - b.at);
  for (let beside = 0; beside <= rest.length; beside += 1) {
    const taken = rest.slice(0, beside);
    const kept = [
      { cells: small.length, least: 0, most: FEWEST_TOLD - 1 },
      { cells: taken.length, least: FEWEST_TOLD, most: rest[beside]?.cell ?? Infinity },
      { cells: forced.length, least: FEWEST_TOLD, most: Infinity },
    ];
    const sum = [...small, ...taken, ...forced].reduce((total, { cell }) => total + cell, 0);
    if (isOpen(kept, sum)) {
      const withheld = new Set([...taken, ...forced].map(({ at }) => at));
      return all.map(({ cell, at }) =>
        cell < FEWEST_TOLD ? 'few' : withheld.has(at) ? 'withheld' : 'shown',
      );
    }
  }
  return null;
}

/** Hidden cells of one kind, with what anybody may know of each. */
interface HiddenCells {
  readonly cells: number;
  readonly least: number;
  readonly most: number;
}

/** Whether each hidden cell could have more than one value under the sum of all. */
function isOpen(kinds: readonly HiddenCells[], sum: number): boolean {
  return kinds.every((kind) => {
    if (kind.cells === 0) return true;
    const others = kinds.map((each) => (each === kind ? { ...each, cells: each.cells - 1 } : each));
    const from = Math.max(kind.least, sum - total(others, 'most'));
    const to = Math.min(kind.most, sum - total(others, 'least'));
    return from < to;
  });
}

function total(kinds: readonly HiddenCells[], bound: 'least' | 'most'): number {
  // No cells add nothing, however large each might be.
  return kinds.reduce((sum, kind) => sum + (kind.cells === 0 ? 0 : kind.cells * kind[bound]), 0);
}

/** A count in a tree whose every node can be asked for; what hangs on a node itself is a child of its own. */
export interface CountNode {
  readonly key: string;
  readonly count: number;
  readonly children: readonly CountNode[];
}

/**
 * How each node of a tree is told, so that no hidden one follows from sums and differences of the others. What stands above the top
 * is out of reach.
 */
export function tellTree(top: CountNode): ReadonlyMap<string, Telling> {
  const told = new Map<string, Telling>();
  const judged = judge(top);
  tellBelow(judged, top.count < FEWEST_TOLD ? 'few' : judged.givesAway ? 'withheld' : 'shown', told);
  return told;
}

interface JudgedNode {
  readonly node: CountNode;
  readonly parts: readonly JudgedNode[];
  /** How its parts are told if it is. */
  readonly tellings: readonly Telling[] | null;
  /** Told, it would give its parts away. */
  readonly givesAway: boolean;
}

function judge(node: CountNode): JudgedNode {
  const parts = node.children.map(judge);
  const hidden = new Set(parts.flatMap(({ givesAway }, at) => (givesAway ? [at] : [])));
  const tellings = hideSmall(
    parts.map((part) => part.node.count),
    hidden,
  );
  return { node, parts, tellings, givesAway: tellings === null };
}

/**
 * Below what is hidden nothing is told, not even which parts are small: parts would add up to it, and two that are known to be no
 * small ones bound it from below.
 */
function tellBelow(
  { node, parts, tellings }: JudgedNode,
  telling: Telling,
  told: Map<string, Telling>,
): void {
  told.set(node.key, telling);
  for (const [at, part] of parts.entries()) {
    tellBelow(part, telling === 'shown' ? (tellings?.[at] ?? 'withheld') : telling, told);
  }
}
