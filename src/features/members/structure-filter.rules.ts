import type { StructureDimension } from './structure.ts';

/** Of which dimension the list's own filter has which name. */
const FILTER_OF: Readonly<Record<StructureDimension, string>> = {
  age: 'age',
  education: 'education',
  sex: 'sex',
  sector: 'sector',
  joined: 'joined',
  postLevel: 'postLevel',
  status: 'status',
};

/** The filter of the list behind a figure: that of the page, narrowed to a row; a null key is those not on record. */
export function structureFilterOf<Filter extends object>(
  filter: Filter & { readonly unfilled?: readonly string[] | undefined },
  dimension: StructureDimension,
  key: string | null,
): Filter {
  if (key === null) return { ...filter, unfilled: [...(filter.unfilled ?? []), dimension] };
  return { ...filter, [FILTER_OF[dimension]]: dimension === 'sex' ? key : [key] };
}
