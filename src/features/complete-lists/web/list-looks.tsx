import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import {
  type DifferenceState,
  differenceStateTitles,
  type ListedType,
  listedTypes,
  type ListState,
  listStateTitles,
} from '../complete-list.ts';

const LIST_TONES: Readonly<Record<ListState, Tone>> = {
  mapping: 'attention',
  comparing: 'waiting',
  doubtful: 'fault',
  compared: 'good',
  superseded: 'over',
  discarded: 'over',
};

export function ListStateTag({ state }: { readonly state: ListState }) {
  return <StatusTag tone={LIST_TONES[state]}>{listStateTitles[state]}</StatusTag>;
}

const DIFFERENCE_TONES: Readonly<Record<DifferenceState, Tone>> = {
  open: 'attention',
  adopted: 'good',
  declined: 'over',
  overtaken: 'over',
};

export function DifferenceStateTag({ state }: { readonly state: DifferenceState }) {
  return <StatusTag tone={DIFFERENCE_TONES[state]}>{differenceStateTitles[state]}</StatusTag>;
}

/** Types as a list is labelled with them; all of them go without saying. */
export function typesText(types: readonly ListedType[]): string | null {
  if (types.length === listedTypes.length) return null;
  return socialOrgTypes.entries
    .filter(({ code }) => (types as readonly string[]).includes(code))
    .map(({ name }) => name.replace(/（.*/, ''))
    .join('、');
}
