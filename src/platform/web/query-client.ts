import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Route } from '../contract/route.ts';
import { RefusedError } from './api-client.ts';

const FRESH_MS = 15_000;

/**
 * Keeps the server's answers. A refusal is an answer and is not asked for again; only what the network lost is.
 * When any call learns that the session has ended, who is signed in is asked again.
 */
export function createQueryClient(sessionRoute: Route): QueryClient {
  const watch = (error: unknown, askedFor?: unknown) => {
    if (!(error instanceof RefusedError) || error.status !== 401 || askedFor === sessionRoute.id) return;
    void client.invalidateQueries({ queryKey: [sessionRoute.id] });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => watch(error, query.queryKey[0]) }),
    mutationCache: new MutationCache({ onError: (error) => watch(error) }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        networkMode: 'always',
        retry: (failures, error) => failures < 1 && error instanceof RefusedError && error.status === 0,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
