import { createContext, type ReactNode, use, useEffect, useEffectEvent } from 'react';

const SlashTaken = createContext(false);

/** Around a page where `/` goes to the box in the top bar: a list's own search leaves the key to it. */
export function SlashTakenProvider({
  taken,
  children,
}: {
  readonly taken: boolean;
  readonly children: ReactNode;
}) {
  return <SlashTaken value={taken}>{children}</SlashTaken>;
}

export function useSlashTaken(): boolean {
  return use(SlashTaken);
}

/** `/` anywhere on the page, unless somebody is typing. */
export function useSlashKey(go: () => void, enabled = true): void {
  const goNow = useEffectEvent(go);
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element &&
        event.target.closest('input, textarea, [contenteditable]') !== null;
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      goNow();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [enabled]);
}
