import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { useCallback } from 'react';

export type Navigate = (address: string, options?: { readonly replace?: boolean }) => void;

/** Goes to an address of this site, through whatever asks before leaving. */
export function usePageNavigate(): Navigate {
  const router = useRouter();
  return useCallback(
    (address, options = {}) => {
      if (options.replace === true) router.history.replace(address);
      else router.history.push(address);
    },
    [router],
  );
}

/** The parameters in the page's path: `usePageParams().id` on `/social-orgs/$id`. */
export function usePageParams(): Readonly<Record<string, string>> {
  return useParams({ strict: false });
}

/** The path now shown, without the query. */
export function usePagePath(): string {
  return useRouterState({ select: (state) => state.location.pathname });
}

/** The query of the address now shown, with its question mark. */
export function usePageSearch(): string {
  return useRouterState({ select: (state) => state.location.searchStr });
}

interface PageLinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly title?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-current'?: 'page' | undefined;
  readonly 'aria-selected'?: boolean;
  readonly id?: string;
  /** Of a list that one walks through with the arrows of another control. */
  readonly role?: 'option';
  readonly tabIndex?: number;
  readonly onClick?: () => void;
}

/** A link within the site: a real one, so that it opens in a new tab and can be copied. */
export function PageLink({ to, children, onClick, ...rest }: PageLinkProps) {
  const navigate = usePageNavigate();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onClick?.();
    navigate(to);
  };
  return (
    <a href={to} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
