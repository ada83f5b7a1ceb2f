import { useEffect, useState } from 'react';

/** True once `waiting` has lasted: what comes at once should not flash a skeleton. */
export function useLater(waiting: boolean, afterMs = 300): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting, afterMs]);
  return late && waiting;
}
