import { describe, expect, it } from 'vitest';
import { checkSite, foldSetupCode } from './set-up.rules.ts';

const SITE = {
  siteName: '洋县社会组织党建',
  rootPartyOrg: { name: '洋县社会组织党工委', kind: 'work_committee' },
};

describe('a site', () => {
  it('stands with a name and a committee at its root', () => {
    expect(checkSite(SITE)).toEqual([]);
  });

  it.each<[string, Partial<typeof SITE>, string]>([
    ['no name', { siteName: ' ' }, 'siteName'],
    ['an essay for a name', { siteName: '社'.repeat(31) }, 'siteName'],
    ['a root without a name', { rootPartyOrg: { ...SITE.rootPartyOrg, name: '' } }, 'rootPartyOrg.name'],
    ['a branch at the root', { rootPartyOrg: { ...SITE.rootPartyOrg, kind: 'branch' } }, 'rootPartyOrg.kind'],
    [
      'a temporary root',
      { rootPartyOrg: { ...SITE.rootPartyOrg, kind: 'temporary_committee' } },
      'rootPartyOrg.kind',
    ],
  ])('with %s is refused', (_what, change, field) => {
    expect(checkSite({ ...SITE, ...change }).map((refusal) => refusal.field)).toEqual([field]);
  });
});

it.each(['7K3D-9QXM', '7k3d 9qxm', '７Ｋ３Ｄ９ＱＸＭ', ' 7K3D9QXM\n'])('%j is the code', (typed) => {
  expect(foldSetupCode(typed)).toBe('7K3D9QXM');
});
