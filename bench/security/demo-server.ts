import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/server/project-root.ts';

export interface DemoServer {
  readonly address: string;
  /** `name=value` of a session of the county's officer. */
  readonly cookie: string;
  readonly stop: () => Promise<void>;
}

/** Limits beyond what a scanner reaches: what it looks for lies behind them. */
const RAISED = {
  SIGN_INS_A_MINUTE: '1000000',
  SET_UPS_A_MINUTE: '1000000',
  ACCOUNT_REQUESTS_A_MINUTE: '1000000',
  ADDRESS_REQUESTS_A_MINUTE: '1000000',
};

/** Starts the demo from its sources on a free port, signed in. What it says on the console goes through `onText`. */
export async function startDemo(dataFolder: string, onText: (text: string) => void): Promise<DemoServer> {
  const main = join(projectRoot(), 'src', 'apps', 'server', 'main.ts');
  const env = { ...process.env, ...RAISED, SHEZUTONG_DATA: dataFolder, PORT: '0', DATABASE_URL: '' };
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--demo'], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      onText(chunk.toString('utf8'));
    });
  const said = async (sentence: RegExp): Promise<string> => {
    for (;;) {
      const found = sentence.exec(text)?.[1];
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(text);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
  };
  const address = await said(/已启动：(\S+)/);
  const password = await said(/密码都是：(\S+)/);
  return { address, cookie: await signIn(address, password), stop: () => stop(child) };
}

async function signIn(address: string, password: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ signInName: 'officer', password }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`sign-in failed: ${await answer.text()}`);
  return cookie;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
