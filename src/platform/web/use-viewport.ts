import { useCallback, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

const PHONE = 'screen and (max-width: 767px)';

/** Whether the screen is a phone's; paper is as narrow and is none. The same border stands in styles/. */
export function useIsPhone(): boolean {
  return useMedia(PHONE);
}

/** Whether the person has asked the machine for still screens. */
export function useStillness(): boolean {
  return useMedia('(prefers-reduced-motion: reduce)');
}

/** Whether the page is being laid out for paper. */
export function usePrinting(): boolean {
  return useSyncExternalStore(onPrinting, () => window.matchMedia('print').matches || printing);
}

let printing = false;

/** The paper is laid out right after the event, so the change has to be on the page before it returns. */
function onPrinting(changed: () => void): () => void {
  const turn = (to: boolean) => () => {
    printing = to;
    flushSync(changed);
  };
  const [before, after] = [turn(true), turn(false)];
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

function useMedia(media: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const query = window.matchMedia(media);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    [media],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(media).matches);
}
