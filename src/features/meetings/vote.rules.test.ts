import { describe, expect, it } from 'vitest';
import { integer, property, nat, assert as hold } from 'fast-check';
import type { Assembly } from './meeting.ts';
import type { Candidate, Election, Resolution } from './vote.ts';
import { candidatesWanted, isQuorate, judgeElection, judgeVote } from './vote.rules.ts';
import { voteText } from './vote-words.ts';

const MATTER: Resolution = { matter: '某事', vote: 'ordinary', yes: 0, no: 0, abstained: 0 };
const judge = (assembly: Assembly, voters: number, votersPresent: number, more: Partial<Resolution>) =>
  judgeVote(assembly, { voters, votersPresent }, { ...MATTER, ...more });

describe('the vectors of an ordinary resolution (MEET-11)', () => {
  it.each([
    // voters, present, yes → result
    [16, 8, 8, 'failed'],
    [16, 7, 7, 'no-quorum'],
    [16, 9, 9, 'passed'],
    [16, 16, 8, 'failed'],
    [15, 8, 8, 'passed'],
    [15, 7, 7, 'no-quorum'],
    [2, 1, 1, 'failed'],
    [2, 2, 2, 'passed'],
    [3, 2, 2, 'passed'],
    [1, 1, 1, 'passed'],
    [1, 1, 0, 'failed'],
    [1, 0, 0, 'no-quorum'],
  ])('of %i with a vote, %i there, %i in favour: %s', (voters, present, yes, result) => {
    expect(judge('members', voters, present, { yes }).result).toBe(result);
  });

  it('needs votes by those who have one, not by those who are there', () => {
    expect(judge('members', 16, 8, { yes: 8 })).toEqual({
      result: 'failed',
      quorum: 8,
      needed: 9,
      clause: 'MEET-11 支部工作条例第11条',
      outcome: null,
    });
  });
});

describe('other meetings (MEET-02)', () => {
  it.each<[Assembly, number, number, number, string]>([
    ['committee', 5, 3, 3, 'passed'],
    ['committee', 5, 3, 2, 'failed'],
    ['committee', 5, 2, 2, 'no-quorum'],
    ['committee', 4, 2, 2, 'failed'],
    ['committee', 3, 2, 2, 'passed'],
    ['group', 6, 6, 6, 'not-judged'],
    ['round', 0, 0, 0, 'not-judged'],
    ['members', 0, 0, 0, 'not-judged'],
  ])('%s of %i, %i there, %i in favour: %s', (assembly, voters, present, yes, result) => {
    expect(judge(assembly, voters, present, { yes }).result).toBe(result);
  });

  it('is never quorate without anybody', () => {
    expect(isQuorate(0, 0)).toBe(false);
  });
});

describe('the vectors of an admission (DEV-14)', () => {
  it.each([
    // voters, present, yes on site, written yes → result
    [16, 8, 8, 0, 'no-quorum'],
    [16, 8, 8, 8, 'no-quorum'],
    [16, 9, 8, 0, 'failed'],
    [16, 9, 9, 0, 'passed'],
    [16, 9, 8, 1, 'passed'],
    [16, 9, 7, 1, 'failed'],
    [15, 8, 8, 0, 'passed'],
    [15, 7, 7, 0, 'no-quorum'],
    [15, 7, 7, 8, 'no-quorum'],
    [1, 1, 1, 0, 'passed'],
    [2, 1, 1, 1, 'no-quorum'],
    [3, 2, 1, 1, 'passed'],
  ])('of %i with a vote, %i there, %i + %i in favour: %s', (voters, present, yes, written, result) => {
    const more = {
      yes,
      ballots: { issued: present, returned: present, invalid: 0 },
      written: { yes: written, no: 0, abstained: 0 },
    };
    for (const vote of ['admission', 'regularization'] as const) {
      expect(judge('members', voters, present, { ...more, vote }).result).toBe(result);
    }
  });

  it('shows how written opinions came into the sum', () => {
    const admission: Resolution = {
      ...MATTER,
      vote: 'admission',
      yes: 8,
      ballots: { issued: 9, returned: 9, invalid: 1 },
      written: { yes: 1, no: 0, abstained: 0 },
    };
    const counts = { voters: 16, votersPresent: 9 };
    expect(voteText(judgeVote('members', counts, admission), admission, counts)).toBe(
      '通过：应到有表决权 16 人，到会 9 人，赞成 8 + 书面 1 = 9 票，须 9 票赞成',
    );
    const few = { voters: 16, votersPresent: 8 };
    expect(voteText(judgeVote('members', few, admission), admission, few)).toBe(
      '会议无效：应到有表决权 16 人，到会 8 人，须到会 9 人',
    );
  });

  it('is no matter of a committee', () => {
    expect(judge('committee', 5, 5, { vote: 'admission', yes: 5 }).result).toBe('not-judged');
  });
});

const candidate = (name: string, yes: number): Candidate => ({ name, yes, no: 0, abstained: 0 });
const election = (seats: number, votes: readonly number[], more: Partial<Election> = {}): Election => ({
  seats,
  round: 'first',
  contested: true,
  candidates: votes.map((yes, at) => candidate('甲乙丙丁戊己'.charAt(at), yes)),
  writtenIn: [],
  ...more,
});
const BALLOTS = { issued: 8, returned: 8, invalid: 0 };

describe('the vectors of an election (ELECT-08, ELECT-12)', () => {
  it.each([
    // voters, present, yes → result
    [10, 8, 4, 'failed'],
    [10, 8, 5, 'passed'],
    [10, 7, 7, 'no-quorum'],
    [5, 4, 3, 'passed'],
    [5, 3, 3, 'no-quorum'],
    [1, 1, 1, 'passed'],
    [16, 13, 7, 'passed'],
    [16, 13, 6, 'failed'],
    [16, 12, 12, 'no-quorum'],
  ])('of %i with a vote, %i there, %i in favour: %s', (voters, present, yes, result) => {
    const more = { vote: 'election', election: election(1, [yes]), ballots: BALLOTS } as const;
    expect(judge('members', voters, present, more).result).toBe(result);
    expect(judge('committee', voters, present, more).result).toBe(result);
  });

  it('holds only where no more ballots came back than were given out (ELECT-11)', () => {
    const held = (returned: number) =>
      judge('members', 10, 8, {
        vote: 'election',
        election: election(1, [8]),
        ballots: { issued: 8, returned, invalid: 0 },
      }).result;
    expect([held(7), held(8), held(9)]).toEqual(['passed', 'passed', 'void']);
  });
});

describe('who is elected (ELECT-12 to ELECT-14)', () => {
  it.each<[string, Election, object]>([
    ['by votes down to the last seat', election(2, [5, 8, 6]), { state: 'filled', elected: ['乙', '丙'] }],
    [
      'equal votes at the last seat are voted on again',
      election(2, [8, 6, 6]),
      { state: 'tie', elected: ['甲'], tied: ['乙', '丙'], open: 1 },
    ],
    [
      'equal votes above the last seat don’t matter',
      election(2, [7, 7, 5]),
      { state: 'filled', elected: ['甲', '乙'] },
    ],
    [
      'all alike: all are voted on again',
      election(2, [6, 6, 6]),
      { state: 'tie', elected: [], tied: ['甲', '乙', '丙'], open: 2 },
    ],
    ['half is not more than half', election(2, [6, 4, 4]), { state: 'short', elected: ['甲'], open: 1 }],
    [
      'half of those present leave the open seat empty',
      election(2, [6, 4], { fewerAgreed: 4 }),
      { state: 'fewer', elected: ['甲'], open: 1 },
    ],
    ['less than half don’t', election(2, [6, 4], { fewerAgreed: 3 }), { state: 'short', elected: ['甲'] }],
    [
      'nobody elected can’t be agreed to',
      election(1, [4], { fewerAgreed: 8 }),
      { state: 'short', elected: [], open: 1 },
    ],
    [
      'somebody written in',
      election(1, [2], { writtenIn: [{ name: '庚', yes: 5 }] }),
      { state: 'filled', elected: ['庚'] },
    ],
    [
      'asked once more, more votes suffice',
      election(1, [4, 3], { round: 'tie' }),
      { state: 'filled', elected: ['甲'] },
    ],
    ['equal once more', election(1, [4, 4], { round: 'tie' }), { state: 'tie', tied: ['甲', '乙'], open: 1 }],
  ])('%s', (_, given, answer) => {
    expect(judgeElection(given, 8)).toMatchObject(answer);
  });

  it('never elects more than there are seats, and nobody without a majority', () => {
    hold(
      property(
        integer({ min: 1, max: 5 }),
        integer({ min: 1, max: 60 }),
        nat(60),
        nat(60),
        nat(60),
        (seats, present, a, b, c) => {
          const votes = [a, b, c].map((yes) => Math.min(yes, present));
          const given = election(seats, votes);
          const { elected, tied, open } = judgeElection(given, present);
          expect(elected.length + open).toBe(seats);
          for (const name of [...elected, ...tied]) {
            const yes = given.candidates.find((each) => each.name === name)?.yes ?? 0;
            expect(2 * yes).toBeGreaterThan(present);
          }
        },
      ),
    );
  });
});

it.each([
  [1, 2, 1],
  [3, 4, 4],
  [5, 6, 6],
  [7, 9, 8],
  [9, 11, 11],
])('差额 of %i seats wants %i candidates, rounded %i', (seats, up, nearest) => {
  expect([candidatesWanted(seats), candidatesWanted(seats, 'nearest')]).toEqual([up, nearest]);
});
