import { describe, expect, it } from 'vitest';
import type { Assembly } from './meeting.ts';
import type { Election, Resolution } from './vote.ts';
import { checkVotes, warnOfVotes } from './vote-sums.rules.ts';

const VOTERS = { voters: 10, votersPresent: 8 };
const ORDINARY: Resolution = { matter: '评优', vote: 'ordinary', yes: 0, no: 0, abstained: 0 };
const BALLOTS = { issued: 8, returned: 8, invalid: 1 };
const ADMISSION: Resolution = {
  ...ORDINARY,
  matter: '接收某人',
  vote: 'admission',
  yes: 6,
  no: 1,
  ballots: BALLOTS,
};
const SEATS: Election = {
  seats: 2,
  round: 'first',
  contested: true,
  candidates: [
    { name: '甲', yes: 6, no: 1, abstained: 0 },
    { name: '乙', yes: 5, no: 1, abstained: 1 },
    { name: '丙', yes: 1, no: 6, abstained: 0 },
  ],
  writtenIn: [{ name: '丁', yes: 2 }],
  fewerAgreed: null,
};
const ELECTION: Resolution = {
  ...ORDINARY,
  matter: '选举委员',
  vote: 'election',
  ballots: BALLOTS,
  election: SEATS,
};

const refusalsOf = (resolution: Resolution, assembly: Assembly = 'members', voters = VOTERS) =>
  checkVotes({ assembly, resolutions: [resolution] }, voters);

describe('a vote that adds up', () => {
  it.each<[string, Resolution]>([
    ['by show of hands, not everybody voting', { ...ORDINARY, yes: 5 }],
    ['secret, on a matter', { ...ORDINARY, yes: 5, no: 1, abstained: 1, ballots: BALLOTS }],
    ['an admission with written opinions', { ...ADMISSION, written: { yes: 1, no: 0, abstained: 1 } }],
    ['an election', ELECTION],
    [
      'an election that is void',
      {
        ...ELECTION,
        ballots: { issued: 8, returned: 9, invalid: 0 },
        election: {
          ...SEATS,
          candidates: SEATS.candidates.map(({ name }) => ({ name, yes: 0, no: 0, abstained: 0 })),
          writtenIn: [],
        },
      },
    ],
  ])('%s', (_, resolution) => {
    expect(refusalsOf(resolution)).toEqual([]);
  });
});

describe('a vote that can’t be is refused with its arithmetic', () => {
  const withSeats = (more: Partial<Election>): Resolution => ({
    ...ELECTION,
    election: { ...SEATS, ...more },
  });
  it.each<[Resolution, string]>([
    [
      { ...ORDINARY, yes: 5, no: 3, abstained: 1 },
      '赞成 5 + 不赞成 3 + 弃权 1 = 9 票，多于到会有表决权的 8 人。',
    ],
    [{ ...ADMISSION, ballots: { ...BALLOTS, issued: 9 } }, '发出选票 9 张，多于到会有表决权的 8 人。'],
    [
      { ...ADMISSION, ballots: { ...BALLOTS, returned: 9 } },
      '收回 9 张，多于发出的 8 张，请重新投票以后再登记。',
    ],
    [{ ...ADMISSION, ballots: { ...BALLOTS, invalid: 9 } }, '无效票 9 张，多于收回的 8 张。'],
    [{ ...ADMISSION, yes: 7 }, '赞成 7 + 不赞成 1 + 弃权 0 = 8 票，和有效票 7 张（收回 8 - 无效 1）不相等。'],
    [
      { ...ADMISSION, written: { yes: 2, no: 1, abstained: 0 } },
      '书面意见赞成 2 + 不赞成 1 + 弃权 0 = 3 份，多于没有到会的有表决权党员 10 - 8 = 2 人。',
    ],
    [
      withSeats({ candidates: [{ name: '甲', yes: 6, no: 0, abstained: 0 }, ...SEATS.candidates.slice(1)] }),
      '甲赞成 6 + 不赞成 0 + 弃权 0 = 6 票，和有效票 7 张（收回 8 - 无效 1）不相等。',
    ],
    [
      withSeats({ writtenIn: [{ name: '丁', yes: 7 }] }),
      '各人赞成票合计 19 票，多于有效票 7 张 × 应选 2 名 = 14 票。所选人数超过应选名额的票是无效票。',
    ],
    [
      withSeats({
        seats: 3,
        candidates: SEATS.candidates.map((each) => ({ ...each, yes: 6, no: 1, abstained: 0 })),
        writtenIn: [
          { name: '丁', yes: 3 },
          { name: '戊', yes: 1 },
        ],
      }),
      '各人赞成票合计 22 票，多于有效票 7 张 × 应选 3 名 = 21 票。所选人数超过应选名额的票是无效票。',
    ],
    [
      withSeats({
        seats: 3,
        candidates: SEATS.candidates.map((each) => ({ ...each, yes: 5, no: 1, abstained: 1 })),
        writtenIn: [{ name: '丁', yes: 4 }],
      }),
      '另选他人合计 4 票，多于不赞成票合计 3 票：投不赞成票的才能另选他人。',
    ],
    [withSeats({ seats: 4 }), '候选人 3 名，应选 4 名，无法选出。'],
    [withSeats({ round: 'tie', writtenIn: [], seats: 3 }), '候选人 3 名，应选 3 名，无法选出。'],
    [withSeats({ round: 'tie' }), '票数相等者重新投票，只在他们当中选，不另选他人。'],
    [withSeats({ fewerAgreed: 9 }), '同意减少名额的 9 人，多于到会的 8 人。'],
    [
      withSeats({ writtenIn: [{ name: '甲', yes: 1 }] }),
      '“甲”写了两次。同名的两人，请在姓名后注明，例如“（女）”。',
    ],
    [
      { ...ELECTION, ballots: { issued: 8, returned: 9, invalid: 0 } },
      '收回 9 张，多于发出的 8 张，选举无效，不再计票。各人的得票请填 0，重新选举另记一项。',
    ],
  ])('%#', (resolution, message) => {
    expect(refusalsOf(resolution).map((each) => each.message)).toContain(
      `第 1 项决议“${resolution.matter}”：${message}`,
    );
  });
});

describe('a meeting that may not hold such a vote', () => {
  it.each<[string, Resolution, Assembly, string]>([
    ['an admission by the committee', ADMISSION, 'committee', 'vote.not-assembly'],
    ['an election by a group', ELECTION, 'group', 'vote.not-electors'],
    ['an admission by show of hands', { ...ADMISSION, ballots: null }, 'members', 'vote.not-secret'],
    ['an election by show of hands', { ...ELECTION, ballots: null }, 'members', 'vote.not-secret'],
    [
      'written opinions on an ordinary matter',
      { ...ORDINARY, written: { yes: 1, no: 0, abstained: 0 } },
      'members',
      'vote.no-written',
    ],
    ['an election without candidates', { ...ELECTION, election: null }, 'members', 'vote.no-candidates'],
    ['candidates without an election', { ...ADMISSION, election: SEATS }, 'members', 'vote.no-candidates'],
  ])('%s', (_, resolution, assembly, code) => {
    expect(refusalsOf(resolution, assembly).map((each) => each.code)).toEqual([code]);
  });

  it('of nobody with a vote', () => {
    const nobody = { voters: 0, votersPresent: 0 };
    expect(refusalsOf(ORDINARY, 'members', nobody)[0]?.code).toBe('meeting.no-voters');
  });
});

it('tells of too few candidates, and stops nothing', () => {
  const few = { ...SEATS, candidates: SEATS.candidates.slice(0, 2) };
  expect(warnOfVotes({ resolutions: [{ ...ELECTION, election: few }] })[0]?.message).toBe(
    '“选举委员”应选 2 名，差额 20% 一般须有候选人 3 名，登记的是 2 名。',
  );
  expect(
    warnOfVotes({ resolutions: [ELECTION, { ...ELECTION, election: { ...few, contested: false } }] }),
  ).toEqual([]);
});
