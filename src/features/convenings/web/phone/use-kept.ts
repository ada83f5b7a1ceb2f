import { useCallback, useEffect, useState } from 'react';
import type { Route, RouteAnswer, RouteCall } from '../../../../platform/contract/route.ts';
import { callRoute, RefusedError } from '../../../../platform/web/api-client.ts';
import { keepLast, readLast } from './phone-store.ts';

export interface Kept<Answer> {
  /** The newest answer, or the last that was kept; undefined: none yet. */
  readonly data: Answer | undefined;
  /** Of the last question; null after an answer. */
  readonly error: RefusedError | null;
  readonly ask: () => Promise<void>;
}

/** Asks a GET route, and shows what was last answered under the name until there is an answer, or where there is no network. */
export function useKept<R extends Route>(route: R, call: RouteCall<R>, name: string): Kept<RouteAnswer<R>> {
  const [data, setData] = useState<RouteAnswer<R>>();
  const [error, setError] = useState<RefusedError | null>(null);
  const asked = JSON.stringify(call);
  const take = useCallback((answer: Answered<R>) => {
    if ('data' in answer) setData(answer.data);
    setError('data' in answer ? null : answer.error);
  }, []);
  const ask = useCallback(
    () => answerOf(route, JSON.parse(asked) as RouteCall<R>, name).then(take),
    [route, asked, name, take],
  );
  useEffect(() => {
    void readLast<RouteAnswer<R>>(name).then((last) => setData((now) => now ?? last));
    void answerOf(route, JSON.parse(asked) as RouteCall<R>, name).then(take);
  }, [route, asked, name, take]);
  return { data, error, ask };
}

type Answered<R extends Route> = { readonly data: RouteAnswer<R> } | { readonly error: RefusedError };

async function answerOf<R extends Route>(route: R, call: RouteCall<R>, name: string): Promise<Answered<R>> {
  try {
    const data = await callRoute(route, call);
    await keepLast(name, data);
    return { data };
  } catch (thrown) {
    if (thrown instanceof RefusedError) return { error: thrown };
    throw thrown;
  }
}
