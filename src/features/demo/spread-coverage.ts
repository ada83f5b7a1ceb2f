import type { SetUpMode } from '../codes/tables/party-org.ts';
import type { Random } from './random.ts';

/** A Party organisation to be and the organisations that it covers. */
export interface CoverageUnit<Org> {
  readonly way: SetUpMode;
  /** The committee itself, which takes in what has no branch near. */
  readonly committee: boolean;
  readonly orgs: readonly Org[];
}

/** BRANCH-03: a joint branch covers five units at most, as a rule. */
const WIDEST_JOINT = 5;
const ATTACHED_SHARE = 0.12;

interface Slot {
  readonly way: SetUpMode;
  readonly committee: boolean;
  size: number;
}

/**
 * Deals organisations out to exactly `units` Party organisations, each at least one, neighbours in the list together.
 * @param units among them the committee, if it covers
 */
export function spreadCoverage<Org>(
  random: Random,
  orgs: readonly Org[],
  units: number,
  committeeCovers: boolean,
): CoverageUnit<Org>[] {
  const branches = units - (committeeCovers ? 1 : 0);
  const slots = chooseWays(random, branches, orgs.length - units);
  if (committeeCovers) slots.push({ way: 'attached', committee: true, size: 1 });
  placeSurplus(random, slots, orgs.length - slots.reduce((sum, { size }) => sum + size, 0));
  let from = 0;
  return inOrder(random, slots).map(({ way, committee, size }) => {
    from += size;
    return { way, committee, orgs: orgs.slice(from - size, from) };
  });
}

/** Shuffled, but for some attached ones, which take what stands last. */
function inOrder(random: Random, slots: readonly Slot[]): Slot[] {
  const attached = slots.filter(({ way }) => way === 'attached');
  const last = new Set(attached.slice(0, Math.ceil(attached.length * 0.6)));
  return [...random.shuffle(slots.filter((slot) => !last.has(slot))), ...last];
}

/** Every joint branch has two organisations from the start, all others one. */
function chooseWays(random: Random, branches: number, surplus: number): Slot[] {
  const attached = Math.min(branches, Math.round(branches * ATTACHED_SHARE));
  const joint = Math.min(branches - attached, surplus, Math.ceil(surplus * 0.65));
  return random.shuffle(
    Array.from({ length: branches }, (_, index): Slot => {
      if (index < attached) return { way: 'attached', committee: false, size: 1 };
      const isJoint = index < attached + joint;
      return { way: isJoint ? 'joint' : 'sole', committee: false, size: isJoint ? 2 : 1 };
    }),
  );
}

function placeSurplus(random: Random, slots: readonly Slot[], surplus: number): void {
  const open = slots.filter(({ way }) => way !== 'sole');
  for (let left = surplus; left > 0; left -= 1) {
    const roomy = open.filter(
      ({ way, committee, size }) => committee || size < (way === 'joint' ? WIDEST_JOINT : 4),
    );
    random.pick(roomy.length > 0 ? roomy : open).size += 1;
  }
}
