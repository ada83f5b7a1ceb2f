import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Access } from '../../platform/contract/route.ts';
import { reopenAccount, type StoredAccount, storedAccounts } from './accounts.queries.ts';

/** Somebody in whose name requests are sent. */
export interface Actor {
  readonly name: string;
  headers(): Readonly<Record<string, string>>;
  /** Whether the permissions lead to an operation. */
  may(operationId: string): boolean;
  /** Takes notice of an answer; whoever has lost the session or the rights gets them back. */
  checkOn(operationId: string, status: number): Promise<void>;
}

export interface ActorParts {
  readonly app: FastifyInstance;
  readonly ownerPool: Pool;
  readonly keeper: string;
  readonly password: string;
  readonly signInNames: readonly string[];
}

/** An actor for each account, and one who is not signed in. */
export async function openActors({
  app,
  ownerPool,
  keeper,
  password,
  signInNames,
}: ActorParts): Promise<Actor[]> {
  const access = new Map(app.boundRoutes.map((route) => [route.id, route.access]));
  const accounts = await storedAccounts(ownerPool, keeper, signInNames);
  const reopen = (account: StoredAccount) => reopenAccount(ownerPool, keeper, account);
  const signedIn = accounts.map((account) => openActor({ app, access, account, password, reopen }));
  return [...(await Promise.all(signedIn)), stranger(access)];
}

function stranger(access: ReadonlyMap<string, Access>): Actor {
  return {
    name: 'nobody',
    headers: () => ({}),
    may: (id) => access.get(id) === 'public',
    checkOn: async () => undefined,
  };
}

interface OpenActor {
  readonly app: FastifyInstance;
  readonly access: ReadonlyMap<string, Access>;
  readonly account: StoredAccount;
  readonly password: string;
  readonly reopen: (account: StoredAccount) => Promise<void>;
}

async function openActor({ app, access, account, password, reopen }: OpenActor): Promise<Actor> {
  const { signInName } = account;
  let cookie = await signIn(app, signInName, password);
  const rights = async () => {
    const answer = await app.inject({ url: '/api/session', headers: { cookie } });
    return answer.statusCode === 200
      ? answer.json<{ permissions: string[] }>().permissions.toSorted().join()
      : '';
  };
  const atFirst = await rights();
  const permissions = new Set(atFirst.split(','));
  const may = (id: string) => {
    const asked = access.get(id);
    return asked !== undefined && (typeof asked === 'string' || permissions.has(asked.permission));
  };
  return {
    name: signInName,
    // Where `inject` sends to, as the page of a browser there would say it.
    headers: () => ({ cookie, origin: 'http://localhost' }),
    may,
    async checkOn(operationId, status) {
      if ((status !== 401 && status !== 403) || !may(operationId)) return;
      if ((await rights()) === atFirst) return;
      await reopen(account);
      cookie = await signIn(app, signInName, password);
    },
  };
}

async function signIn(app: FastifyInstance, signInName: string, password: string): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { signInName, password } });
  const [cookie] = answer.cookies;
  if (answer.statusCode !== 200 || cookie === undefined)
    throw new Error(`${signInName} cannot sign in: ${answer.body}`);
  return `${cookie.name}=${cookie.value}`;
}
