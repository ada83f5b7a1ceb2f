import type { RefusalView } from '../contract/refusal-answer.ts';
import type { Route, RouteAnswer, RouteCall } from '../contract/route.ts';

/** The server refused: its reasons, in Chinese, ready to show. */
export class RefusedError extends Error {
  readonly status: number;
  readonly refusals: readonly RefusalView[];

  constructor(status: number, refusals: readonly RefusalView[]) {
    super(refusals.map((refusal) => refusal.message).join('\n'));
    this.name = 'RefusedError';
    this.status = status;
    this.refusals = refusals;
  }
}

interface LooseCall {
  readonly params?: Record<string, string | number>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

/** The address of a route with its parameters filled in; also for links to files. */
export function addressOf(route: Route, call: LooseCall = {}): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(call.params?.[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Calls a declared route. Throws RefusedError on every answer that is not a success. */
export async function callRoute<R extends Route>(
  route: R,
  call: RouteCall<R>,
  signal?: AbortSignal,
): Promise<RouteAnswer<R>> {
  const loose = call as LooseCall;
  const init: RequestInit = { method: route.method, credentials: 'same-origin' };
  if (signal !== undefined) init.signal = signal;
  if (loose.body instanceof FormData) init.body = loose.body;
  else if (loose.body !== undefined) {
    init.body = JSON.stringify(loose.body);
    init.headers = { 'content-type': 'application/json' };
  }
  const response = await fetch(addressOf(route, loose), init).catch(() => {
    throw new RefusedError(0, [
      { code: 'network', message: '网络不通，操作没有提交。请检查网络后重试，已填写的内容仍在。' },
    ]);
  });
  if (!response.ok) throw new RefusedError(response.status, await readRefusals(response));
  return (response.status === 204 ? undefined : await response.json()) as RouteAnswer<R>;
}

/** The reasons in an answer that is no success. */
export async function readRefusals(response: Response): Promise<readonly RefusalView[]> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === 'object' && body !== null && 'refusals' in body && Array.isArray(body.refusals)) {
    return body.refusals as RefusalView[];
  }
  return [{ code: 'server.fault', message: `服务器没有正常答复（${response.status}），请稍后重试。` }];
}
