import { expect, it } from 'vitest';
import { createSocialOrgMatcher, withoutFormer } from './match-social-orgs.ts';
import type { StoredSocialOrg } from './social-org-match.queries.ts';

const stored = (id: string, more: Partial<StoredSocialOrg> & { code?: string }): StoredSocialOrg => ({
  id,
  name_key: id,
  first_on: '2020-01-01',
  former: { keys: [], codes: [] },
  ...more,
  draft: { name: id, creditCode: more.code ?? null, regionCode: '610723000', extra: [] },
});
const renamed = stored('甲协会', { code: 'A', former: { keys: ['乙协会', '丙协会'], codes: ['B'] } });
const bearer = stored('丙协会', {});
const matcher = createSocialOrgMatcher([renamed, bearer], []);

it.each([
  ['its name', { name: '甲协会' }, '甲协会', false],
  ['its code', { name: '别名协会', creditCode: 'A' }, '甲协会', false],
  ['a former name', { name: '乙协会' }, '甲协会', true],
  ['a former code', { name: '乙协会', creditCode: 'B' }, '甲协会', true],
  ['a name that another bears now', { name: '丙协会' }, '丙协会', false],
  ['a former name with a code of its own', { name: '乙协会', creditCode: 'C' }, undefined, false],
])('%s finds', (_, draft, id, formerly) => {
  const found = matcher.match(draft, null);
  expect('stored' in found ? [found.stored?.id, found.formerly] : found).toEqual([id, formerly]);
});

it('says so, and takes neither name nor code back', () => {
  const said = withoutFormer({ name: '乙协会', creditCode: 'B', staff: 3 }, renamed);
  expect(said.draft).toEqual({ staff: 3 });
  expect(said.note).toMatchObject({ kind: 'warning', code: 'import.found-formerly' });
  expect(said.note.message).toContain('“乙协会”是“甲协会”以前用的');
});
