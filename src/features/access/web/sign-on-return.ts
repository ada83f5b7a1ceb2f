import { SIGN_ON_RETURN_PATH } from '../sign-on.ts';

/** What the provider put into the address on the way back. */
export interface SignOnReturn {
  readonly state: string;
  readonly code?: string;
  readonly iss?: string;
  readonly error?: string;
}

const CAME_FROM = 'shezutong.sign-on-from';
let taken: SignOnReturn | null | undefined;

/**
 * The provider's answer where this page is where it sends people back to; null elsewhere. It is taken out of the address bar,
 * where it would stay in the history, and kept here: it is good once, and the entrance may be drawn more than once.
 */
export function takeSignOnReturn(): SignOnReturn | null {
  if (taken === undefined) {
    const { pathname, search } = window.location;
    taken = pathname === SIGN_ON_RETURN_PATH ? signOnReturnIn(search) : null;
    if (taken !== null) window.history.replaceState(window.history.state, '', pathname);
  }
  return taken;
}

/** An address without an answer gets one that fits nothing: the server then says what to do. */
export function signOnReturnIn(search: string): SignOnReturn {
  const given = new URLSearchParams(search);
  const part = (name: string) => {
    const value = given.get(name);
    return value === null || value === '' ? {} : { [name]: value };
  };
  return { state: given.get('state') || 'none', ...part('code'), ...part('iss'), ...part('error') };
}

/** Remembers where somebody wanted to be before leaving for the provider. */
export function rememberPlace({ pathname, search }: Location): void {
  if (pathname !== SIGN_ON_RETURN_PATH) sessionStorage.setItem(CAME_FROM, `${pathname}${search}`);
}

/** Leaves the way back for the page that was wanted; never for another site. */
export function leaveReturn(to?: string): void {
  const place = to ?? sessionStorage.getItem(CAME_FROM) ?? '/';
  sessionStorage.removeItem(CAME_FROM);
  window.location.replace(/^\/(?![/\\])/.test(place) ? place : '/');
}
