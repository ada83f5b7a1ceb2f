import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** One page of the web. A feature lists its own in `web/pages.tsx`; `src/apps/web/pages.ts` puts them together. */
export interface WebPage {
  /** Router notation: `/social-orgs/$id`. */
  readonly path: string;
  /** Chinese; the document's title, and the menu's word where the page is reached from the menu. */
  readonly title: string;
  /** The menu entry that it belongs to (keys in `src/apps/web/menu.tsx`); pages without parameters in the path become its links. */
  readonly menu?: string;
  /** False for a page that belongs to an entry but is not reached from the menu. Default true where the path has no parameter. */
  readonly inMenu?: boolean;
  /** Callers without it neither see a link to the page nor the page. Absent: for everybody signed in. */
  readonly permission?: string;
  readonly element: LazyExoticComponent<ComponentType> | ComponentType;
}

/** A page loaded when first opened: `lazyPage(() => import('./XPage.tsx'), (m) => m.XPage)`. */
export function lazyPage<M>(
  load: () => Promise<M>,
  pick: (module: M) => ComponentType,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: pick(await load()) }));
}
