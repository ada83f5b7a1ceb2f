import type { FastifyInstance } from 'fastify';
import type { Route, RouteCall } from '../../platform/contract/route.ts';
import { callTestRoute, type TestAnswer } from '../../platform/testing/test-caller.ts';
import { signInRoute } from '../access/session.contract.ts';

/** A browser that keeps the cookie it was given, for tests that sign in for real. */
export interface BrowserSession {
  call<R extends Route>(route: R, call: RouteCall<R>): Promise<TestAnswer<R>>;
  signIn(signInName: string, password: string): Promise<TestAnswer<typeof signInRoute>>;
  /** `name=value`, or empty when there is none. */
  cookie(): string;
}

export function openBrowser(app: FastifyInstance): BrowserSession {
  let cookie = '';
  const browser: BrowserSession = {
    async call(route, call) {
      const answer = await callTestRoute(app, route, call, {
        origin: 'http://localhost',
        ...(cookie === '' ? {} : { cookie }),
      });
      const given = answer.headers['set-cookie'];
      const [text] = [given].flat();
      if (typeof text === 'string') cookie = text.split(';')[0]?.replace(/^[^=]+=$/, '') ?? '';
      return answer;
    },
    signIn: (signInName, password) => browser.call(signInRoute, { body: { signInName, password } }),
    cookie: () => cookie,
  };
  return browser;
}
