import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProvider } from '../../testing/provider.ts';
import { openSignOnDesk, PASSWORD, RETURN_ADDRESS, type SignOnDesk } from '../../testing/sign-on-desk.ts';
import { beginOwnLinkRoute, beginSignOnRoute, finishSignOnRoute } from '../sign-on.contract.ts';

let desk: SignOnDesk;
beforeAll(async () => {
  desk = await openSignOnDesk();
  await desk.addAccount('wang', { linked: 'g-1001' });
});
afterAll(() => desk.close());

it('a provider that is away is told of in clear words, and the password still opens', async () => {
  const gone = await startProvider({ redirectAddress: RETURN_ADDRESS });
  await desk.openApp({ issuer: gone.issuer });
  const browser = desk.browser();
  const body = await desk.goThere(browser, { login: 'g-1001' });
  await gone.stop();
  expect((await browser.call(finishSignOnRoute, { body })).code).toBe('sign-on.away');
  await desk.openApp({ issuer: gone.issuer });
  const begun = await desk.browser().call(beginSignOnRoute, {});
  expect(begun.refusals[0]?.message).toMatch(/“县统一认证”没有正常答复.*用登录名和密码登录/);
  const known = await desk.signedIn('wang');
  const linking = await known.call(beginOwnLinkRoute, { body: { currentPassword: PASSWORD } });
  expect(linking.code).toBe('sign-on.away');
});

it('a provider that says nothing is not waited for, and asked again the next time', async () => {
  const silent = await listenSilently();
  try {
    await desk.openApp({ issuer: silent.address, timeoutSeconds: 0.2 });
    for (const asked of [1, 2]) {
      expect((await desk.browser().call(beginSignOnRoute, {})).code).toBe('sign-on.away');
      expect(silent.connections()).toBe(asked);
    }
    expect((await desk.browser().signIn('wang', PASSWORD)).status).toBe(200);
  } finally {
    silent.server.close();
  }
});

/** Takes connections and says nothing. */
async function listenSilently(): Promise<{ server: Server; address: string; connections: () => number }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, address: `http://127.0.0.1:${address.port}`, connections: () => connections };
}
