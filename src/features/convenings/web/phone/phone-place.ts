import { useEffect, useState } from 'react';

/** Where the page stands: a list, a month, one notice, or one that was opened by scanning its code. */
export interface PhonePlace {
  readonly conveningId: string | null;
  readonly proof: string | null;
  /** The month whose meetings are shown. */
  readonly month: string | null;
}

const PLACE = /^#([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.([0-9a-z]+\.[\w-]+))?$/;

const MONTH = /^#([12]\d{3}-(?:0[1-9]|1[0-2]))$/;

export function readPlace(hash: string): PhonePlace {
  const [, conveningId = null, proof = null] = PLACE.exec(hash) ?? [];
  const [, month = null] = MONTH.exec(hash) ?? [];
  return { conveningId, proof, month };
}

/** Follows the address; what stands behind the mark is never sent to a server. */
export function usePhonePlace(): PhonePlace {
  const [place, setPlace] = useState(() => readPlace(window.location.hash));
  useEffect(() => {
    const follow = () => setPlace(readPlace(window.location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return place;
}

/** Stays on the notice without its code: going back to it doesn't sign in again. */
export function leaveProof(conveningId: string): void {
  window.history.replaceState(null, '', `#${conveningId}`);
}
