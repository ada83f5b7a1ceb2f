import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { writeScoped } from '../../platform/server/database/scoped.ts';
import { createTestApp, type TestAnswer } from '../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import type { WantedGrant } from '../access/account.rules.ts';
import type { Duty } from '../access/role.ts';
import { withoutRecords } from '../access/server/directory-scope.ts';
import { linkOuterIdentity } from '../access/server/link-outer-identity.ts';
import { registerAccessRoutes } from '../access/server/routes.ts';
import type { SignOnSettings } from '../access/server/sign-on-settings.ts';
import { storeAccount } from '../access/server/store-account.ts';
import { beginSignOnRoute, finishSignOnRoute } from '../access/sign-on.contract.ts';
import { type BrowserSession, openBrowser } from './browser-session.ts';
import {
  type BackFromProvider,
  type ProviderVisit,
  startProvider,
  TEST_CLIENT,
  visitProvider,
} from './provider.ts';

const ORIGIN = 'http://localhost';
export const RETURN_ADDRESS = `${ORIGIN}/sign-on/return`;
export const PASSWORD = 'yang.xian.2026';

const MEMBER: WantedGrant = { role: 'member', scopeKind: 'self', scopeId: null };
const SEALER = createSealer(Buffer.alloc(32, 1));

interface AccountToAdd {
  /** A member unless said otherwise. */
  readonly duty?: Duty;
  readonly mustChange?: boolean;
  /** The outer identity that its owner has linked, or an administrator has entered. */
  readonly linked?: string;
  readonly entered?: string;
}

/** An installation of made-up data with a real provider beside it. */
export interface SignOnDesk {
  readonly database: TestDatabase;
  readonly issuer: string;
  /** A fresh application without a memory of tries; null: without a provider. */
  openApp(more?: Partial<SignOnSettings> | null): Promise<void>;
  /** On the application that was opened last. */
  browser(): BrowserSession;
  app(): FastifyInstance;
  /** @returns its id */
  addAccount(signInName: string, more?: AccountToAdd): Promise<string>;
  signedIn(signInName: string): Promise<BrowserSession>;
  /** To the provider and back; what it said is still to be handed in. */
  goThere(browser: BrowserSession, visit: ProviderVisit): Promise<BackFromProvider>;
  /** All the way, in a browser of its own. */
  signOn(
    login: string,
    more?: Partial<ProviderVisit>,
  ): Promise<{ browser: BrowserSession; answer: TestAnswer<typeof finishSignOnRoute> }>;
  /** What stands in the log about an account, oldest first. */
  actions(accountId: string): Promise<string[]>;
  close(): Promise<void>;
}

/** How an application of tests comes to a provider of tests. */
export function settingsFor(issuer: string): SignOnSettings {
  return {
    name: '县统一认证',
    issuer,
    clientId: TEST_CLIENT.id,
    clientSecret: TEST_CLIENT.secret,
    publicOrigin: ORIGIN,
    factorWords: { acr: [], amr: [] },
    timeoutSeconds: 5,
  };
}

export async function openSignOnDesk(): Promise<SignOnDesk> {
  const [database, provider] = await Promise.all([
    createTestDatabase(),
    startProvider({ redirectAddress: RETURN_ADDRESS }),
  ]);
  // Made-up data spares administrators the second factor: whoever is to have one sets it up.
  await database.superPool.query("update installation set demo = 'test'");
  const usual = settingsFor(provider.issuer);
  let app: FastifyInstance;
  const desk: SignOnDesk = {
    database,
    issuer: provider.issuer,
    async openApp(more = {}) {
      const signOn = more === null ? null : { ...usual, ...more };
      const parts = { pool: database.appPool, sealer: SEALER, signOn };
      ({ app } = await createTestApp({}, (own) => registerAccessRoutes(own, parts)));
    },
    app: () => app,
    browser: () => openBrowser(app),
    addAccount: (signInName, more = {}) => addAccount(database, usual, signInName, more),
    async signedIn(signInName) {
      const browser = openBrowser(app);
      expect((await browser.signIn(signInName, PASSWORD)).refusals).toEqual([]);
      return browser;
    },
    async goThere(browser, visit) {
      const begun = await browser.call(beginSignOnRoute, {});
      expect(begun.refusals).toEqual([]);
      return visitProvider(begun.body.address, visit);
    },
    async signOn(login, more = {}) {
      const browser = openBrowser(app);
      const body = await desk.goThere(browser, { login, ...more });
      return { browser, answer: await browser.call(finishSignOnRoute, { body }) };
    },
    async actions(accountId) {
      const { rows } = await database.superPool.query<{ action: string }>(
        'select action from change_line where entity_id = $1 order by id',
        [accountId],
      );
      return rows.map(({ action }) => action);
    },
    async close() {
      await Promise.all([database.drop(), provider.stop()]);
    },
  };
  return desk;
}

function addAccount(
  { appPool }: TestDatabase,
  settings: SignOnSettings,
  signInName: string,
  { duty, mustChange = false, linked, entered }: AccountToAdd,
): Promise<string> {
  const grant: WantedGrant = duty === undefined ? MEMBER : { role: duty, scopeKind: 'none', scopeId: null };
  const acting = withoutRecords(null, '测试准备');
  return writeScoped(appPool, acting, { changeOn: '2026-01-01' }, async (client) => {
    const account = { signInName, displayName: '王某', password: PASSWORD };
    const id = await storeAccount(client, account, { grants: [grant], mustChangePassword: mustChange });
    if (isRefusal(id)) throw new Error(id.message);
    const subject = linked ?? entered;
    if (subject === undefined) return id;
    const link = { accountId: id, subject, own: linked !== undefined };
    expect(await linkOuterIdentity(client, SEALER, settings, link)).toBeNull();
    return id;
  });
}
