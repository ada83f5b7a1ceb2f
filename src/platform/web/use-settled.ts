import { useEffect, useState } from 'react';

const SETTLED_MS = 200;

/** The text once typing rests. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text.trim());
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
