import { useCallback, useState } from 'react';

/** A person's choice kept in this browser (chosen columns, type size). Nothing about records belongs here. */
export function useStoredChoice<T>(
  name: string,
  initial: T,
  accepts: (value: unknown) => value is T,
): [T, (value: T) => void] {
  const key = `shezutong.${name}`;
  const [value, setValue] = useState<T>(() => readChoice(key, accepts) ?? initial);
  const store = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that forbids storage only forgets the choice.
      }
    },
    [key],
  );
  return [value, store];
}

function readChoice<T>(key: string, accepts: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return accepts(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
