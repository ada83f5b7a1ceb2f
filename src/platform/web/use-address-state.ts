import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';
import { type AddressValues, pageAddress, parseAddress, readSearch } from './address.ts';

export type AddressPatch<S extends z.ZodObject> = {
  readonly [K in keyof z.output<S>]?: z.output<S>[K] | undefined;
};
export type SetAddressState<S extends z.ZodObject> = (
  patch: AddressPatch<S>,
  options?: { readonly push?: boolean },
) => void;

/**
 * State of a view that lives in the address, so that the view can be sent to a colleague. The schema may be a list
 * route's query; names outside the schema are left alone. Setting replaces the entry in the browser's history,
 * unless `push` asks for one that "back" returns from.
 */
export function useAddressState<S extends z.ZodObject>(schema: S): [z.output<S>, SetAddressState<S>] {
  const { history } = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const state = useMemo(() => parseAddress(schema, readSearch(search)), [schema, search]);
  const set = useCallback<SetAddressState<S>>(
    (patch, options = {}) => {
      // What the address holds at this moment, not when the screen was drawn: two quick changes must both stay.
      const { pathname, search: now } = history.location;
      const address = pageAddress(pathname, { ...readSearch(now), ...(patch as AddressValues) });
      if (options.push === true) history.push(address);
      else history.replace(address);
    },
    [history],
  );
  return [state, set];
}
