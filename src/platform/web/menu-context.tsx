import { createContext, type ReactNode, use } from 'react';
import type { MenuEntry } from './menu.ts';

const MenuContext = createContext<readonly MenuEntry[]>([]);

export function MenuProvider({
  menu,
  children,
}: {
  readonly menu: readonly MenuEntry[];
  readonly children: ReactNode;
}) {
  return <MenuContext value={menu}>{children}</MenuContext>;
}

/** Where the signed-in person can go. */
export function useMenu(): readonly MenuEntry[] {
  return use(MenuContext);
}
