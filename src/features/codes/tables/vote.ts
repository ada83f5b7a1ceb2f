import type { CodeOf, CodeTable } from '../code-table.ts';

/** What a vote decides: each kind has its own quorum and majority (section 12 of the rules). */
export const voteKinds = {
  id: 'voteKind',
  title: '表决事项',
  source: '支部工作条例第11条、发展党员工作细则第19、20条、基层组织选举工作条例',
  entries: [
    { code: 'ordinary', name: '普通决议', words: ['决议', '一般事项'] },
    { code: 'admission', name: '接收预备党员', words: ['发展党员', '接收'] },
    { code: 'regularization', name: '预备党员转正', words: ['转正'] },
    { code: 'election', name: '选举', words: ['换届选举', '补选'] },
  ],
} as const satisfies CodeTable;

export type VoteKind = CodeOf<typeof voteKinds>;

/** Ballots of an election (ELECT-13, ELECT-14). */
export const electionRounds = {
  id: 'electionRound',
  title: '第几次投票',
  source: '基层组织选举工作条例',
  entries: [
    { code: 'first', name: '第一次投票' },
    { code: 'again', name: '不足名额另行选举' },
    { code: 'tie', name: '票数相等者重新投票' },
  ],
} as const satisfies CodeTable;

export type ElectionRound = CodeOf<typeof electionRounds>;
