/**
 * Shares a whole number out by weights so that the shares add up to it exactly (largest remainder). Each gets `least` first.
 * Throws when there is not enough for that.
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const free = total - least * weights.length;
  if (free < 0) throw new RangeError(`${total} is not enough for ${weights.length} shares of ${least}`);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole <= 0) {
    if (free > 0) throw new RangeError(`nobody to give ${free} to`);
    return weights.map(() => least);
  }
  const exact = weights.map((weight) => (free * weight) / whole);
  const shares = exact.map((share) => Math.floor(share));
  const missing = free - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) shares[index] = (shares[index] ?? 0) + 1;
  return shares.map((share) => share + least);
}

/** Moves what is above a share's own limit to those that still have room, in their order. Throws when nobody has. */
export function withinLimits(shares: readonly number[], limits: readonly number[]): number[] {
  const fitted = shares.map((share, index) => Math.min(share, limits[index] ?? 0));
  let surplus = shares.reduce((sum, share) => sum + share, 0) - fitted.reduce((sum, share) => sum + share, 0);
  for (const [index, limit] of limits.entries()) {
    const taken = Math.min(surplus, limit - (fitted[index] ?? 0));
    fitted[index] = (fitted[index] ?? 0) + taken;
    surplus -= taken;
  }
  if (surplus > 0) throw new RangeError(`no room for ${surplus}`);
  return fitted;
}
