import { RefusedError } from '../../../platform/web/api-client.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { type SearchAnswer, type SearchQuestion, searchRoute } from '../search.contract.ts';

export interface Search {
  readonly answer: SearchAnswer | undefined;
  /** Why nothing was looked for, in words for the person. */
  readonly refusal: string | null;
  readonly error: Error | null;
  /** The answer is what an earlier text found. */
  readonly isEarlier: boolean;
  readonly waiting: boolean;
  readonly retry: () => void;
}

/** Asks for what a text finds; keeps the last answer on the screen while the next one is on its way. */
export function useSearch(
  question: Partial<SearchQuestion> & { readonly text: string },
  enabled = true,
): Search {
  const asks = enabled && question.text !== '';
  const { data, error, isFetching, isPlaceholderData, refetch } = useRoute(
    searchRoute,
    { body: question },
    { enabled: asks, keepShowing: true },
  );
  const refused = error instanceof RefusedError && error.status === 409;
  return {
    answer: asks && error === null ? data : undefined,
    refusal: asks && refused ? error.message : null,
    error: asks && !refused ? error : null,
    isEarlier: isPlaceholderData,
    waiting: asks && isFetching,
    retry: () => void refetch(),
  };
}
