import { useCallback } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';

/** Shows the posts that somebody leaves behind; all other warnings stand on the record's page as long as they hold. */
export function usePostWarnings(): (warnings: readonly RefusalView[]) => void {
  const warn = useWarnings();
  return useCallback((warnings) => warn(warnings.filter(({ code }) => code === 'member.holds-post')), [warn]);
}
