import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So much may pile up between two collections. */
const MOST_GARBAGE_BYTES = 96 * 1024 * 1024;

/**
 * For long work that makes much garbage in batches: call the answer between batches. The engine lets the heap grow to many
 * times what is alive before it looks for old garbage (measured: 900 MB where 90 are alive); this collects as soon as a
 * good deal has piled up, which costs a few milliseconds a time.
 */
export function createMemoryKeeper(): () => void {
  let collect: (() => void) | undefined;
  let alive = getHeapStatistics().used_heap_size;
  return () => {
    if (getHeapStatistics().used_heap_size - alive < MOST_GARBAGE_BYTES) return;
    collect ??= exposeCollector();
    collect();
    alive = getHeapStatistics().used_heap_size;
  };
}

/** The engine's collector has no other door: the flag shows it to contexts that are made afterwards. */
function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return typeof collect === 'function' ? () => void collect() : () => undefined;
}
