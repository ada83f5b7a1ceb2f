import { expect, it } from 'vitest';
import { findRefused, licenceList } from './licences.mjs';

const sound = { version: '1.0.0', resolved: 'x', integrity: 'sha512-x', license: 'MIT' };
const lockOf = (more: object, own: object = {}) => ({
  packages: { '': own, 'node_modules/sound': sound, 'node_modules/more': { ...sound, ...more } },
});

it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-only)', 'MPL-2.0'])('lets %s in', (license) =>
  expect(findRefused(lockOf({ license }))).toEqual([]),
);

it.each(['GPL-3.0-only', 'AGPL-3.0', 'UNLICENSED', undefined, 'MIT AND GPL-2.0'])('refuses %s', (license) =>
  expect(findRefused(lockOf({ license }))).toEqual([expect.stringContaining('more 1.0.0')]),
);

it('refuses what is not pinned by version and checksum', () => {
  expect(findRefused(lockOf({ integrity: undefined }))).toEqual([expect.stringContaining('no checksum')]);
  expect(findRefused(lockOf({}, { dependencies: { sound: '^1.0.0' } }))).toEqual([
    expect.stringContaining('names no one version'),
  ]);
});

it('lists what is shipped by name and tools by count', () => {
  const list = licenceList(lockOf({ dev: true }));
  expect(list).toContain('| sound | 1.0.0 | MIT |');
  expect(list).not.toContain('| more |');
});
