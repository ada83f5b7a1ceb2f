import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartFailure } from '../start-failure.ts';
import { keyFileOf, keyPlaceOf, openKeyRing, replaceKeys, suiteOf } from './key-file.ts';
import { createKey, fingerprintOf, keyOf, writeKeys } from './key-ring.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'szt-key-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('openKeyRing', () => {
  it('makes a key once, for this account alone, and finds it again', () => {
    const file = join(folder, 'key');
    const [made] = openKeyRing({ file }, []).keys();
    expect(made.secret).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openKeyRing({ file }, [fingerprintOf(made.secret)]).keys()[0].id).toEqual(made.id);
    expect(openKeyRing({ file }, []).keys()[0].id).toEqual(made.id);
  });

  it.each([
    ['is missing', () => join(folder, 'absent'), '找不到密钥文件'],
    ['is another one', () => writeKey('other', Buffer.alloc(32, 7).toString('base64')), '与数据库不配'],
    ['is cut short', () => writeKey('short', Buffer.alloc(31, 7).toString('base64')), '已损坏'],
    [
      'has an algorithm that is not known',
      () => writeKey('des', `des ${Buffer.alloc(32, 7).toString('base64')}`),
      '已损坏',
    ],
  ])('refuses a key that %s', (_what, file, message) => {
    const open = () => openKeyRing({ file: file() }, [fingerprintOf(Buffer.alloc(32, 1))]);
    expect(open).toThrow(StartFailure);
    expect(open).toThrow(message);
  });

  it('makes no new key when the database was written with one that is gone', () => {
    const file = join(folder, 'gone');
    expect(() => openKeyRing({ file }, ['f'])).toThrow(StartFailure);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  it('asks for both keys while one replaces the other', () => {
    const [old, next] = [createKey('aes256'), createKey('sm4')];
    const known = [old, next].map(({ secret }) => fingerprintOf(secret));
    expect(openKeyRing({ text: writeKeys([next, old]) }, known).keys()).toHaveLength(2);
    for (const alone of [old, next]) {
      expect(() => openKeyRing({ text: writeKeys([alone]) }, known)).toThrow('与数据库不配');
    }
  });

  it('knows of a key that another process puts into the file', () => {
    const file = join(folder, 'replaced');
    const ring = openKeyRing({ file }, []);
    const next = createKey('aes256');
    replaceKeys(file, [next, ...ring.keys()]);
    ring.refresh();
    expect(ring.keys()[0].id).toEqual(next.id);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('reads a file of the first releases, which holds nothing but the key', () => {
    const secret = Buffer.alloc(32, 7);
    const [key] = openKeyRing({ file: writeKey('plain', secret.toString('base64')) }, []).keys();
    expect(key.id).toEqual(keyOf('aes256', secret).id);
  });
});

describe('where and how', () => {
  it('prefers the named file, and keys that the environment holds', () => {
    expect(keyFileOf('/data', {})).toBe(join('/data', 'key'));
    expect(keyFileOf('/data', { SHEZUTONG_KEY_FILE: '/keys/one' })).toBe('/keys/one');
    expect(keyPlaceOf('/data', { SHEZUTONG_KEY: 'text' })).toEqual({ text: 'text' });
    expect(keyPlaceOf('/data', {})).toEqual({ file: join('/data', 'key') });
  });

  it('takes the algorithms that are asked for, and no others', () => {
    expect(suiteOf({})).toBe('aes256');
    expect(suiteOf({ SHEZUTONG_CIPHER: 'sm4' })).toBe('sm4');
    expect(() => suiteOf({ SHEZUTONG_CIPHER: 'rot13' })).toThrow(StartFailure);
  });
});

function writeKey(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
