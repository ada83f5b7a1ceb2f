import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../testing/temporary-folder.ts';
import { tlsOf } from './tls.ts';

let folder: string;
beforeAll(() => {
  folder = makeTemporaryFolder();
  writeFileSync(join(folder, 'no-key.pem'), 'no key');
});
afterAll(() => removeTemporaryFolder(folder));

it('is plain http unless both files are named', () => {
  expect(tlsOf({})).toBeUndefined();
  expect(tlsOf({ TLS_KEY_FILE: '', TLS_CERT_FILE: '' })).toBeUndefined();
});

it.each([
  [{ TLS_KEY_FILE: 'key.pem' }, '现在只有一个'],
  [{ TLS_KEY_FILE: '/missing.pem', TLS_CERT_FILE: '/missing.pem' }, '无法读取“/missing.pem”'],
])('does not start with %j', (env, sentence) => expect(() => tlsOf(env)).toThrow(sentence));

it('does not start with files that are no key and no certificate', () => {
  const file = join(folder, 'no-key.pem');
  expect(() => tlsOf({ TLS_KEY_FILE: file, TLS_CERT_FILE: file })).toThrow('不是一对可用的');
});
