import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { RefusalView } from '../contract/refusal-answer.ts';
import type { Route, RouteAnswer, RouteCall } from '../contract/route.ts';
import { callRoute, RefusedError } from './api-client.ts';
import { useNotices } from './notices.tsx';

interface RouteOptions {
  /** False: do not ask yet. */
  readonly enabled?: boolean;
  /** Keep showing the last answer while the next one is on its way; for lists whose filter changes. */
  readonly keepShowing?: boolean;
  /** Ask again every so many milliseconds; for the progress of a job. */
  readonly everyMs?: number | false;
}

/** Asks a GET route and keeps its answer; asks again after every successful command. */
export function useRoute<R extends Route>(
  route: R,
  call: RouteCall<R>,
  options: RouteOptions = {},
): UseQueryResult<RouteAnswer<R>, Error> {
  return useQuery({
    queryKey: [route.id, call],
    queryFn: ({ signal }) => callRoute(route, call, signal),
    enabled: options.enabled ?? true,
    ...(options.keepShowing === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
}

/** A command's end: done with an answer, or refused with the reasons. */
export type Outcome<A> =
  | { readonly done: true; readonly answer: A }
  | { readonly done: false; readonly refusals: readonly RefusalView[] };

interface CommandOptions<R extends Route> {
  /** Said when it is done, e.g. 已保存. */
  readonly doneText?: string;
  readonly onDone?: (answer: RouteAnswer<R>) => void;
  /** `shown` (default): reasons appear as a notice. `returned`: the caller shows them, as a form does at its fields. */
  readonly refusals?: 'shown' | 'returned';
  /** False: the answer is to be read before the screen moves on; `useAskAgain` is for afterwards. */
  readonly asksAgain?: boolean;
}

export interface Command<R extends Route> {
  readonly run: (call: RouteCall<R>) => Promise<Outcome<RouteAnswer<R>>>;
  readonly pending: boolean;
}

/** A change to send. After success every figure on the screen is asked for again, since any may have moved. */
export function useCommand<R extends Route>(route: R, options: CommandOptions<R> = {}): Command<R> {
  const notices = useNotices();
  const client = useQueryClient();
  const { doneText, onDone, refusals: shown = 'shown', asksAgain = true } = options;
  const mutation = useMutation({ mutationFn: (call: RouteCall<R>) => callRoute(route, call) });
  const { mutateAsync } = mutation;
  const run = useCallback(
    async (call: RouteCall<R>): Promise<Outcome<RouteAnswer<R>>> => {
      const outcome = await settle(mutateAsync(call));
      if (!outcome.done) {
        if (shown === 'shown') notices.refused(outcome.refusals);
        return outcome;
      }
      if (doneText !== undefined) notices.done(doneText);
      onDone?.(outcome.answer);
      // Not waited for: the change is made, whatever the screen still has to ask.
      if (asksAgain) void client.invalidateQueries();
      return outcome;
    },
    [mutateAsync, shown, notices, doneText, onDone, asksAgain, client],
  );
  return { run, pending: mutation.isPending };
}

/** Asks for everything on the screen again. */
export function useAskAgain(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries(), [client]);
}

async function settle<A>(work: Promise<A>): Promise<Outcome<A>> {
  try {
    return { done: true, answer: await work };
  } catch (error) {
    return { done: false, refusals: refusalsOf(error) };
  }
}

/** The reasons behind a failed call, ready to show. */
export function refusalsOf(error: unknown): readonly RefusalView[] {
  if (error instanceof RefusedError) return error.refusals;
  return [{ code: 'page.fault', message: '页面出错，操作没有完成。请刷新页面后重试。' }];
}
