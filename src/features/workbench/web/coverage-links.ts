import { type AddressValues, pageAddress } from '../../../platform/web/address.ts';
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

/** The coverage page at a node. */
export function coverageAddress({ tree, countingDefinition }: CoverageAnswer, key: string): string {
  return pageAddress('/coverage', { tree, node: key, definition: countingDefinition.code });
}

function nodeFilter(tree: CoverageAnswer['tree'], key: string): AddressValues {
  if (tree === 'place') return { region: key };
  return tree === 'party' ? { partyOrg: key } : { body: key };
}
