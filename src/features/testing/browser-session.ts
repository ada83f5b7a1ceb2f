import type { FastifyInstance } from 'fastify';
import type { Route, RouteCall } from '../../platform/contract/route.ts';
import { callTestRoute, type TestAnswer } from '../../platform/testing/test-caller.ts';
import { signInRoute } from '../access/session.contract.ts';

/** A browser that keeps the cookies it was given, for tests that sign in for real. */
export interface BrowserSession {
  call<R extends Route>(route: R, call: RouteCall<R>): Promise<TestAnswer<R>>;
  signIn(signInName: string, password: string, code?: string): Promise<TestAnswer<typeof signInRoute>>;
  /** As it sends them, `name=value; …`; empty when there is none. */
  cookie(): string;
}

export function openBrowser(app: FastifyInstance): BrowserSession {
  const kept = new Map<string, string>();
  const sent = () => [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
  const browser: BrowserSession = {
    async call(route, call) {
      const answer = await callTestRoute(app, route, call, {
        origin: 'http://localhost',
        ...(kept.size === 0 ? {} : { cookie: sent() }),
      });
      for (const text of [answer.headers['set-cookie']].flat()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(typeof text === 'string' ? text : '') ?? [];
        if (name === '') continue;
        if (value === '') kept.delete(name);
        else kept.set(name, value);
      }
      return answer;
    },
    signIn: (signInName, password, code) =>
      browser.call(signInRoute, {
        body: { signInName, password, ...(code === undefined ? {} : { code }) },
      }),
    cookie: sent,
  };
  return browser;
}
