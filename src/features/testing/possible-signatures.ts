import { memberBuckets, MEMBERS_MASK, MEMBERS_SHIFT, SIGNATURE_LIMIT } from '../counting/counting.rules.ts';

const THREE_IN_ALL = 4096;

/** Every signature that facts can give: three that count are three in all, and whoever has three has some. */
export const possibleSignatures: readonly number[] = Array.from(
  { length: SIGNATURE_LIMIT },
  (_, signature) => signature,
).filter((signature) => {
  const bucket = memberBuckets[(signature & MEMBERS_MASK) >> MEMBERS_SHIFT];
  const threeInAll = (signature & THREE_IN_ALL) !== 0;
  return bucket === 'few' || threeInAll === (bucket === 'due');
});
