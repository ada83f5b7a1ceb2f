import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../../platform/testing/temporary-folder.ts';
import { signOnSettingsOf } from './sign-on-settings.ts';

const LEAST = {
  OIDC_ISSUER: 'https://sso.example.cn/realm',
  OIDC_CLIENT_ID: 'party-work',
  PUBLIC_ORIGIN: 'http://10.1.2.3:8420/',
};

let folder: string;
beforeAll(() => {
  folder = makeTemporaryFolder();
});
afterAll(() => removeTemporaryFolder(folder));

it('is not in use unless something of it is named; an address alone names nothing', () => {
  expect(signOnSettingsOf({})).toBeNull();
  expect(signOnSettingsOf({ OIDC_ISSUER: '', PUBLIC_ORIGIN: 'https://dj.example.cn' })).toBeNull();
});

it('needs provider, client and own address, the rest has its usual value', () =>
  expect(signOnSettingsOf(LEAST)).toEqual({
    name: '统一身份认证',
    issuer: 'https://sso.example.cn/realm',
    clientId: 'party-work',
    clientSecret: null,
    publicOrigin: 'http://10.1.2.3:8420',
    factorWords: { acr: [], amr: [] },
    timeoutSeconds: 5,
  }));

it('takes the secret from a file, and lists of words', () => {
  const file = join(folder, 'secret');
  writeFileSync(file, 'of-a-file\n');
  const settings = signOnSettingsOf({
    ...LEAST,
    OIDC_CLIENT_SECRET_FILE: file,
    OIDC_NAME: ' 县统一认证 ',
    OIDC_SECOND_FACTOR_AMR: 'mfa, otp',
    OIDC_SECOND_FACTOR_ACR: 'urn:two',
  });
  expect(settings).toMatchObject({
    name: '县统一认证',
    clientSecret: 'of-a-file',
    factorWords: { acr: ['urn:two'], amr: ['mfa', 'otp'] },
  });
});

it.each([
  [{ OIDC_ISSUER: 'https://sso.example.cn' }, '现在只有 OIDC_ISSUER。'],
  [{ OIDC_NAME: '认证', PUBLIC_ORIGIN: 'https://a.cn' }, '现在只有 OIDC_NAME、PUBLIC_ORIGIN。'],
  [{ ...LEAST, OIDC_ISSUER: 'sso.example.cn' }, '不是网址'],
  [{ ...LEAST, OIDC_ISSUER: 'ftp://sso.example.cn' }, '不是网址'],
  [{ ...LEAST, OIDC_ISSUER: 'http://sso.example.cn' }, 'OIDC_PLAIN_HTTP=1'],
  [{ ...LEAST, OIDC_PLAIN_HTTP: 'yes' }, '应是 1'],
  [{ ...LEAST, PUBLIC_ORIGIN: 'https://dj.example.cn/app' }, 'PUBLIC_ORIGIN“https://dj.example.cn/app”'],
  [{ ...LEAST, PUBLIC_ORIGIN: 'dj.example.cn' }, 'PUBLIC_ORIGIN“dj.example.cn”'],
  [{ ...LEAST, OIDC_CLIENT_SECRET: 'a', OIDC_CLIENT_SECRET_FILE: 'b' }, '只能写一个'],
  [{ ...LEAST, OIDC_CLIENT_SECRET_FILE: '/missing' }, '无法读取“/missing”'],
  [{ ...LEAST, OIDC_NAME: '认'.repeat(21) }, '最多 20 个字'],
])('does not start with %j', (env, sentence) => expect(() => signOnSettingsOf(env)).toThrow(sentence));

it.each(['http://localhost:3000', 'http://127.0.0.1:3000/realm', 'http://[::1]:3000'])(
  'takes plain http on this machine: %s',
  (issuer) => expect(signOnSettingsOf({ ...LEAST, OIDC_ISSUER: issuer })?.issuer).toBe(issuer),
);

it('takes plain http elsewhere when it is asked for', () => {
  const env = { ...LEAST, OIDC_ISSUER: 'http://sso.example.cn', OIDC_PLAIN_HTTP: '1' };
  expect(signOnSettingsOf(env)?.issuer).toBe('http://sso.example.cn');
});
