import type { ReactNode } from 'react';
import type { WebPage } from './web-page.ts';

/** An entry of the left menu before it is known which of its pages the person may open. */
export interface MenuPlace {
  readonly key: string;
  readonly title: string;
  readonly icon: ReactNode;
}

export interface MenuLink {
  readonly path: string;
  readonly title: string;
}

export interface MenuEntry extends MenuPlace {
  /** Never empty. One link: the entry itself is the link; several stand under it. */
  readonly links: readonly MenuLink[];
}

/** The menu of a person: only places that have a page which the person may open. */
export function menuFor(
  places: readonly MenuPlace[],
  pages: readonly WebPage[],
  permissions: ReadonlySet<string>,
): readonly MenuEntry[] {
  return places
    .map((place) => ({
      ...place,
      links: pages.filter((page) => page.menu === place.key && reachable(page, permissions)),
    }))
    .filter((entry) => entry.links.length > 0);
}

/** Whether the menu may lead to the page. */
function reachable(page: WebPage, permissions: ReadonlySet<string>): boolean {
  return (page.inMenu ?? !page.path.includes('$')) && isOpenTo(page, permissions);
}

export function isOpenTo(page: WebPage, permissions: ReadonlySet<string>): boolean {
  return page.permission === undefined || permissions.has(page.permission);
}

/** The link under which the path stands: the longest that it begins with; `/` only for itself. */
export function activeLink(entries: readonly MenuEntry[], path: string): string | undefined {
  const links = entries.flatMap((entry) => entry.links.map((link) => link.path));
  const above = links.filter((link) => path === link || (link !== '/' && path.startsWith(`${link}/`)));
  return above.sort((a, b) => b.length - a.length)[0];
}
