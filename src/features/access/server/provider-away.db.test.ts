import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
  const slow = await listenSlowly();
  try {
    await desk.openApp({ issuer: slow.address, timeoutSeconds: 1 });
    const begin = () => desk.browser().call(beginSignOnRoute, {});
    expect((await begin()).code).toBe('sign-on.away');
    expect((await desk.browser().signIn('wang', PASSWORD)).status).toBe(200);
    slow.wakeUp();
    expect((await begin()).body.address).toMatch(new RegExp(`^${slow.address}/auth\\?`));
  } finally {
    slow.close();
  }
});

/** Says nothing at all until it is woken up, then where its pages are. */
async function listenSlowly() {
  let awake = false;
  const server = createServer((_request, response) => {
    if (!awake) return;
    const at = { authorization_endpoint: `${address}/auth`, token_endpoint: `${address}/token` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ issuer: address, ...at, jwks_uri: `${address}/jwks` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  return {
    address,
    wakeUp: () => (awake = true),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
