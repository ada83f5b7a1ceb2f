import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const TEST_CLIENT = { id: 'shezutong', secret: 'a-secret-of-tests-alone' };

/** A provider of OpenID Connect in a process of its own. */
export interface TestProvider {
  readonly issuer: string;
  stop(): Promise<void>;
}

interface ProviderOptions {
  /** Where the product sends people back to. */
  readonly redirectAddress: string;
  /** As which name of this machine it is reached: another one than the product's is another site to a browser. */
  readonly host?: '127.0.0.1' | 'localhost';
}

export async function startProvider({
  redirectAddress,
  host = '127.0.0.1',
}: ProviderOptions): Promise<TestProvider> {
  const client = {
    client_id: TEST_CLIENT.id,
    client_secret: TEST_CLIENT.secret,
    redirect_uris: [redirectAddress],
  };
  const program = join(import.meta.dirname, 'provider-process.mjs');
  const child = spawn(process.execPath, [program, JSON.stringify({ host, client })], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let printed = '';
  const issuer = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const address = /^http:\S+$/m.exec(printed)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the provider ended with ${code}: ${printed}`)));
  });
  return {
    issuer,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** What a person does at the provider. */
export interface ProviderVisit {
  readonly login: string;
  /** How the provider is to say that it let the person in. */
  readonly amr?: readonly string[];
  readonly acr?: string;
  readonly cancels?: true;
}

/** What the provider put into the address on the way back. */
export interface BackFromProvider {
  readonly state: string;
  readonly code?: string;
  readonly iss?: string;
  readonly error?: string;
}

/** Goes through the provider's pages as a browser does. */
export async function visitProvider(address: string, visit: ProviderVisit): Promise<BackFromProvider> {
  const cookies = new Map<string, string>();
  const follow = async (url: string, form?: URLSearchParams): Promise<URL> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const init = form === undefined ? {} : { method: 'POST', body: form };
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' });
    for (const given of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
    return new URL(next, url);
  };
  const page = await follow(address);
  const back = await follow((await follow(page.href, formOf(visit))).href);
  return { state: '', ...Object.fromEntries(back.searchParams) };
}

function formOf({ login, amr = [], acr, cancels }: ProviderVisit): URLSearchParams {
  const form = new URLSearchParams({ login });
  for (const each of amr) form.append('amr', each);
  if (acr !== undefined) form.set('acr', acr);
  if (cancels === true) form.set('cancel', '1');
  return form;
}
