import { type AddressValues, pageAddress } from '../../../platform/web/address.ts';
import type { GapGroup } from '../../counting/counting.rules.ts';
import type { CoverageAnswer } from '../../coverage/coverage.contract.ts';

/** The organisations of a node of the coverage figures, as the list's own filters say it. */
export function orgsAddress(
  { tree, node, on, countingDefinition }: CoverageAnswer,
  key: string,
  narrowing: AddressValues,
): string {
  const place = key === 'own' ? { ...nodeFilter(tree, node.key), within: 'own' } : nodeFilter(tree, key);
  return pageAddress('/social-orgs', { on, definition: countingDefinition.code, ...place, ...narrowing });
}

/** One of the lists of 未建党组织 at a node of the coverage figures. */
export function gapsAddress(
  { tree, on, countingDefinition }: CoverageAnswer,
  key: string,
  gap: GapGroup,
): string {
  return pageAddress('/gaps', { gap, on, definition: countingDefinition.code, ...nodeFilter(tree, key) });
}

/** The coverage page at a node. */
export function coverageAddress({ tree, countingDefinition }: CoverageAnswer, key: string): string {
  return pageAddress('/coverage', { tree, node: key, definition: countingDefinition.code });
}

function nodeFilter(tree: CoverageAnswer['tree'], key: string): AddressValues {
  if (tree === 'place') return { region: key };
  return tree === 'party' ? { partyOrg: key } : { body: key };
}
