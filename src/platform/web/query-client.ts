import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { RefusedError } from './api-client.ts';

const FRESH_MS = 15_000;

/**
 * Keeps the server's answers. A refusal is an answer and is not asked for again; only what the network lost is.
 * `onSignedOut` is told when any call learns that the session has ended.
 */
export function createQueryClient(onSignedOut: (client: QueryClient) => void): QueryClient {
  const watch = (error: unknown) => {
    if (error instanceof RefusedError && error.status === 401) onSignedOut(client);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
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
