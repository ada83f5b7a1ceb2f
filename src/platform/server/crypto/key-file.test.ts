import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartFailure } from '../start-failure.ts';
import { fingerprintOf, keyFileOf, openKey } from './key-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'szt-key-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('openKey', () => {
  it('makes a key once, for this account alone, and finds it again', () => {
    const file = join(folder, 'key');
    const made = openKey(file, null);
    expect(made).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openKey(file, fingerprintOf(made)).equals(made)).toBe(true);
    expect(openKey(file, null).equals(made)).toBe(true);
  });

  it.each([
    ['is missing', () => join(folder, 'absent'), '找不到密钥文件'],
    ['is another one', () => writeKey('other', Buffer.alloc(32, 7).toString('base64')), '与数据库不配'],
    ['is cut short', () => writeKey('short', Buffer.alloc(31, 7).toString('base64')), '已损坏'],
  ])('refuses a key that %s', (_what, file, message) => {
    const open = () => openKey(file(), fingerprintOf(Buffer.alloc(32, 1)));
    expect(open).toThrow(StartFailure);
    expect(open).toThrow(message);
  });

  it('makes no new key when the database was written with one that is gone', () => {
    const file = join(folder, 'gone');
    expect(() => openKey(file, 'f')).toThrow(StartFailure);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });
});

describe('keyFileOf', () => {
  it('prefers the named file', () => {
    expect(keyFileOf('/data', {})).toBe(join('/data', 'key'));
    expect(keyFileOf('/data', { SHEZUTONG_KEY_FILE: '/keys/one' })).toBe('/keys/one');
  });
});

function writeKey(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
