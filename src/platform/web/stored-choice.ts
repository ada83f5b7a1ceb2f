import { useCallback, useSyncExternalStore } from 'react';

const keyOf = (name: string) => `shezutong.${name}`;
/** What a browser that forbids storage holds for as long as the page is open. */
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
  return [parsed(text, accepts) ?? initial, store];
}

/** What is kept, for whoever does not show it; undefined when nothing is. */
export function readChoice<T>(name: string, accepts: (value: unknown) => value is T): T | undefined {
  return parsed(readText(name), accepts);
}

/** Keeps a choice; whatever on the screen follows it is drawn anew. */
export function storeChoice(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  unstored.set(name, text);
  try {
    localStorage.setItem(keyOf(name), text);
  } catch {
    // A browser that forbids storage forgets the choice with the page.
  }
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

function readText(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name)) ?? unstored.get(name) ?? null;
  } catch {
    return unstored.get(name) ?? null;
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
