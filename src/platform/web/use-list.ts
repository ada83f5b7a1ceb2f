import { useCallback, useRef, useState } from 'react';
import type { z } from 'zod';
import type { exportQuery } from '../contract/list.ts';
import type { Route, RouteAnswer, RouteCall } from '../contract/route.ts';
import { addressOf } from './api-client.ts';
import { type AddressValues, parseAddress } from './address.ts';
import type { Total } from './rate-text.ts';
import { type AddressPatch, useAddressState } from './use-address-state.ts';
import { useRoute } from './use-route.ts';

/** A list route by `pageQuery` and `pageOf` of contract/list.ts. */
export interface ListRoute extends Route {
  readonly query: z.ZodObject;
  readonly response: z.ZodType<{ rows: unknown[]; next: string | null }>;
}
export interface CountRoute extends Route {
  readonly response: z.ZodType<Total>;
}

export type RowOf<L extends ListRoute> = z.output<L['response']>['rows'][number];
export type FiltersOf<L extends ListRoute> = z.output<L['query']>;
type Patch<L extends ListRoute> = AddressPatch<L['query']>;
/** What the list is of, beside what the person filters by: the record's own id on a record's tab. */
type FixedFilters<L extends ListRoute> = Partial<z.input<L['query']>>;

export type ExportFormat = z.output<(typeof exportQuery)['format']>;

export interface Paging {
  readonly size: number;
  readonly setSize: (size: number) => void;
  /** Null where there is no such page. */
  readonly toNext: (() => void) | null;
  readonly toPrevious: (() => void) | null;
}

/** Everything that a DataTable shows of a list; spread it: `<DataTable {...list.table} …/>`. */
export interface ListTable<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly loading: boolean;
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly paging: Paging;
  readonly total: Total | undefined;
  readonly exportAddress: ((format: ExportFormat, purpose?: string) => string) | undefined;
  /** Its file names persons: it takes a purpose. */
  readonly exportAsksPurpose: boolean;
}

export interface List<L extends ListRoute> {
  readonly filters: FiltersOf<L>;
  /** Goes back to the first page. */
  readonly setFilters: (patch: Patch<L>) => void;
  readonly table: ListTable<RowOf<L>>;
}

interface ListOptions<L extends ListRoute> {
  /** Of a route whose path names a record. */
  readonly params?: Readonly<Record<string, string>>;
  readonly count?: CountRoute;
  readonly export?: Route;
  readonly fixed?: FixedFilters<L>;
  /** `memory` for a list in a drawer, which must not change the page's own address. Default `address`. */
  readonly stateIn?: 'address' | 'memory';
}

/** A filtered, paged list: its state, its page, its total, its export. */
export function useList<L extends ListRoute>(route: L, options: ListOptions<L> = {}): List<L> {
  const [filters, set] = useFilters(route, options.stateIn ?? 'address');
  const query = { ...filters, ...options.fixed } as Record<string, unknown>;
  const { params } = options;
  const call = params === undefined ? { query } : { params, query };
  const page = useRoute(route, call as unknown as RouteCall<L>, { keepShowing: true });
  const total = useTotal(options.count, filtersOnly(query));
  const answer = page.data as { rows: RowOf<L>[]; next: string | null } | undefined;
  const { export: exportRoute } = options;
  return {
    filters,
    setFilters: useCallback((patch) => set({ ...patch, after: undefined } as Patch<L>), [set]),
    table: {
      rows: answer?.rows,
      loading: page.isPending || page.isPlaceholderData,
      error: page.error,
      onRetry: () => void page.refetch(),
      paging: usePaging(query, answer?.next ?? null, set as (patch: AddressValues) => void),
      total,
      exportAddress:
        exportRoute === undefined
          ? undefined
          : (format, purpose) =>
              addressOf(exportRoute, { query: { ...filtersOnly(query), format, purpose } }),
      exportAsksPurpose: exportRoute !== undefined && asksPurpose(exportRoute),
    },
  };
}

function useFilters<L extends ListRoute>(route: L, place: 'address' | 'memory') {
  const inAddress = useAddressState(route.query);
  const [held, setHeld] = useState<Record<string, unknown>>(() => parseAddress(route.query, {}));
  const hold = useCallback((patch: object) => setHeld((before) => ({ ...before, ...patch })), []);
  const [filters, set] = place === 'address' ? inAddress : [held, hold];
  return [filters as FiltersOf<L>, set as (patch: Patch<L>) => void] as const;
}

function useTotal(route: CountRoute | undefined, query: Record<string, unknown>) {
  const asked = route ?? NO_COUNT;
  const answer = useRoute(asked, { query } as unknown as RouteCall<CountRoute>, {
    enabled: route !== undefined,
    keepShowing: true,
  });
  return answer.data as RouteAnswer<CountRoute> | undefined;
}

/** Stands in where a list has no count; never called. */
const NO_COUNT = {
  id: 'noCount',
  method: 'GET',
  path: '',
  access: 'public',
  summary: '',
  tag: '',
} as unknown as CountRoute;

function asksPurpose({ query }: Route): boolean {
  return query !== undefined && 'shape' in query && 'purpose' in (query as z.ZodObject).shape;
}

function filtersOnly({
  after: _after,
  size: _size,
  ...rest
}: Record<string, unknown>): Record<string, unknown> {
  return rest;
}

/** Cursors only lead forward, so the way back is remembered; a view opened in the middle goes back to the first page. */
export function usePaging(
  query: Record<string, unknown>,
  next: string | null,
  set: (patch: AddressValues) => void,
): Paging {
  const passed = useRef<(string | undefined)[]>([]);
  const after = query.after as string | undefined;
  return {
    size: Number(query.size ?? 20),
    setSize: (size) => {
      passed.current = [];
      set({ size, after: undefined });
    },
    toNext:
      next === null
        ? null
        : () => {
            passed.current.push(after);
            set({ after: next });
          },
    toPrevious: after === undefined ? null : () => set({ after: passed.current.pop() }),
  };
}
