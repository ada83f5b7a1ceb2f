import { expect, it } from 'vitest';
import { endOf, factsOf } from './hit-words.ts';
import type { SearchHit } from './search.contract.ts';

const socialOrg: SearchHit = {
  kind: 'social_org',
  id: '1',
  name: '某协会',
  over: false,
  code: null,
  type: 'association',
  status: 'normal',
  place: '洋县',
  former: null,
};
const member: SearchHit = {
  kind: 'member',
  id: '2',
  name: '张三',
  over: false,
  status: 'probationary',
  sex: '2',
  bornOn: '1990-03-07',
  branch: null,
  workUnit: null,
  private: false,
  former: null,
};
const partyOrg: SearchHit = {
  kind: 'party_org',
  id: '3',
  name: '某支部',
  over: true,
  code: '0042',
  shortName: null,
  type: 'branch',
  place: '洋县',
  parent: '某党委',
  former: null,
};

it.each([
  [socialOrg, ['社会团体', '洋县'], null],
  [{ ...socialOrg, over: true, status: 'deregistered', code: '51' }, ['社会团体', '洋县', '51'], '注销'],
  [{ ...socialOrg, over: true }, ['社会团体', '洋县'], '已终止'],
  [{ ...socialOrg, former: '甲会 乙会' }, ['社会团体', '洋县', '曾用名 甲会、乙会'], null],
  [partyOrg, ['党支部', '某党委', '洋县', '0042'], '已撤销'],
  [member, ['由范围外的党组织管理', '女', '1990 年生', '预备党员'], null],
  [{ ...member, over: true, status: 'dead', branch: '某支部' }, ['某支部', '女', '1990 年生'], '死亡'],
])('%j', (hit, facts, end) => {
  expect(factsOf(hit)).toEqual(facts);
  expect(endOf(hit)?.includes(end ?? '') ?? null).toBe(end === null ? null : true);
});
