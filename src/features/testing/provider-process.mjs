// A real provider of OpenID Connect, in a process of its own, for tests: anybody may sign in under any name. Takes its client as
// JSON in the first argument, prints its address, and ends with whoever started it.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const { host, client } = JSON.parse(process.argv[2]);
const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://${host}:${server.address().port}`;

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const provider = new Provider(issuer, {
  clients: [{ ...client, id_token_signed_response_alg: 'ES256' }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
  cookies: { keys: ['of a test alone'] },
  claims: { openid: ['sub', 'amr'], acr: null },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  acrValues: ['urn:test:one', 'urn:test:two'],
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/sign-in/${interaction.uid}` },
  loadExistingGrant: grantAll,
});
const answer = provider.callback();
server.on('request', (request, response) => {
  const asked = request.url.startsWith('/sign-in/') ? signIn(request, response) : answer(request, response);
  asked.catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
console.log(issuer);
process.stdin.on('end', () => process.exit(0)).resume();

/** What is asked for is granted: nobody has to agree. */
async function grantAll({ oidc }) {
  const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

async function signIn(request, response) {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="zh"><title>测试用认证</title><form method="post">
      <label>工号 <input name="login"></label> <button>进入</button> <button name="cancel" value="1">取消</button></form>`);
    return;
  }
  const form = new URLSearchParams(await bodyOf(request));
  const result = form.has('cancel')
    ? { error: 'access_denied', error_description: 'cancelled' }
    : {
        login: {
          accountId: form.get('login'),
          ...(form.has('amr') ? { amr: form.getAll('amr') } : {}),
          ...(form.has('acr') ? { acr: form.get('acr') } : {}),
        },
      };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
