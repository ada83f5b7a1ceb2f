import { useCallback, useMemo, useSyncExternalStore } from 'react';

const keyOf = (name: string) => `shezutong.${name}`;
/** What the browser would not store, for as long as the page is open. */
const unstored = new Map<string, string>();
const listeners = new Set<() => void>();

/** A person's choice kept in this browser (chosen columns, type size). Nothing about records belongs here. */
export function useStoredChoice<T>(
  name: string,
  initial: T,
  accepts: (value: unknown) => value is T,
): [T, (value: T) => void] {
  const text = useSyncExternalStore(listen, () => readText(name));
  const store = useCallback((next: T) => storeChoice(name, next), [name]);
  const value = useMemo(() => parsed(text, accepts), [text, accepts]);
  return [value ?? initial, store];
}

/** What is kept, for whoever does not show it; undefined when nothing is. */
export function readChoice<T>(name: string, accepts: (value: unknown) => value is T): T | undefined {
  return parsed(readText(name), accepts);
}

/** Keeps a choice; whatever on the screen follows it is drawn anew. */
export function storeChoice(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(keyOf(name), text);
    unstored.delete(name);
  } catch {
    unstored.set(name, text);
  }
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

function readText(name: string): string | null {
  const held = unstored.get(name);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

function parsed<T>(text: string | null, accepts: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return accepts(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
