/**
 * The service worker of the phone's entry: keeps its page and what the page loads, so that both open without network. Answers of the
 * interface are never kept here: what waits to be sent stands in the page's own store.
 */
const KEPT = 'phone';
const PAGE = '/m/';
/** A network that is there and answers nothing is none. */
const PATIENCE_MS = 3000;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

self.addEventListener('install', (event) => (event as Lasting).waitUntil(keepPage(fetch(PAGE))));
self.addEventListener('fetch', (event) => answer(event as Asked));

function answer(event: Asked): void {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(openPage(event));
  else if (/^\/(assets|m)\//.test(pathname) && !pathname.endsWith('worker.js')) {
    event.respondWith(kept(request).then((found) => found ?? fetch(request)));
  }
}

/** The page as the server has it now; as it was kept where there is no network. */
async function openPage(event: Asked): Promise<Response> {
  const fresh = fetch(event.request);
  event.waitUntil(keepPage(fresh.then((response) => response.clone())).catch(() => undefined));
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const first = await Promise.race([fresh.catch(() => undefined), late]);
  return first ?? (await kept(PAGE)) ?? fresh;
}

async function kept(request: Request | string): Promise<Response | undefined> {
  return (await caches.open(KEPT)).match(request);
}

/** Keeps the page with everything that it names, and drops what an earlier one named. */
async function keepPage(asked: Promise<Response>): Promise<void> {
  const response = await asked;
  if (!response.ok) throw new Error(`the page answers ${response.status}`);
  const text = await response.clone().text();
  const named = [...text.matchAll(/(?:src|href)="(\/(?:assets|m)\/[^"]+)"/g)].map(([, path = '']) => path);
  const store = await caches.open(KEPT);
  const missing = await Promise.all(named.map(async (path) => ((await store.match(path)) ? [] : [path])));
  await store.addAll(missing.flat());
  // Only once everything that it needs is here.
  await store.put(PAGE, response);
  for (const { url } of await store.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== PAGE && !named.includes(pathname)) await store.delete(url);
  }
}
