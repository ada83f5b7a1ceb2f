import { type Refusal, refuse, type Warning } from '../../platform/kernel/refusal.ts';
import { kindName, type MeetingKind } from '../codes/tables/meeting.ts';

/**
 * One meeting may count for several kinds (一次算几种), the first of which is the main one. Whom the kinds call decides first
 * (`assemblyOf`); of kinds that call the same people the articles keep some apart, and say nothing of others, which offices see
 * differently: those are told, and stop nothing. Every pair that is not listed here goes together.
 */
interface Pair {
  readonly of: readonly [MeetingKind, MeetingKind];
  readonly why: string;
  readonly clause: string;
}

const CRITICISM = 'MEET-06 支部工作条例第17条';
const APPRAISAL = 'MEET-07 支部工作条例第18条';
const THEME_DAY = 'MEET-05 支部工作条例第16条';
const LECTURE = 'MEET-04 支部工作条例第16条';
const APART_BY_BODY = 'MEET-16';

/** What one article gives to the leadership of a committee, and another to the branch. */
const APART: readonly Pair[] = [
  {
    of: ['democratic_meeting', 'criticism_meeting'],
    why: '民主生活会由党委领导班子召开，组织生活会由支部召开',
    clause: APART_BY_BODY,
  },
  {
    of: ['democratic_meeting', 'appraisal'],
    why: '民主评议由支部组织党员进行，领导班子的民主生活会不能代替',
    clause: APPRAISAL,
  },
];

/** What no article forbids, and an inspection may not count. */
const DOUBTFUL: readonly Pair[] = [
  {
    of: ['committee_meeting', 'theme_day'],
    why: '支委会只召集委员，主题党日一般组织全体党员参加',
    clause: THEME_DAY,
  },
  {
    of: ['committee_meeting', 'party_lecture'],
    why: '支委会只召集委员，党课一般面向全体党员',
    clause: LECTURE,
  },
  {
    of: ['criticism_meeting', 'theme_day'],
    why: '组织生活会一般专题召开',
    clause: CRITICISM,
  },
  {
    of: ['criticism_meeting', 'party_lecture'],
    why: '组织生活会一般专题召开',
    clause: CRITICISM,
  },
  {
    of: ['appraisal', 'theme_day'],
    why: '民主评议一般和组织生活会合并，或在支部党员大会上进行',
    clause: APPRAISAL,
  },
  {
    of: ['appraisal', 'party_lecture'],
    why: '民主评议一般和组织生活会合并，或在支部党员大会上进行',
    clause: APPRAISAL,
  },
  {
    of: ['democratic_meeting', 'theme_day'],
    why: '民主生活会一般专题召开，主题党日组织全体党员参加',
    clause: THEME_DAY,
  },
  {
    of: ['democratic_meeting', 'party_lecture'],
    why: '民主生活会一般专题召开，党课面向全体党员',
    clause: LECTURE,
  },
];

function pairsIn(kinds: readonly string[], pairs: readonly Pair[]): readonly Pair[] {
  return pairs.filter(({ of }) => of.every((kind) => kinds.includes(kind)));
}

const pairText = ({ of }: Pair) => of.map((kind) => kindName(kind)).join('和');

/** Which kinds one meeting can't be at once, with the reason. */
export function checkTogether(kinds: readonly string[]): Refusal[] {
  return pairsIn(kinds, APART).map((pair) =>
    refuse('meeting.kinds-by-clause', `${pairText(pair)}不能算作一次：${pair.why}。请各记一次。`, {
      field: 'kinds',
      clause: pair.clause,
    }),
  );
}

/** What an inspection may see otherwise; counted for each kind all the same. */
export function doubtsTogether(kinds: readonly string[]): Omit<Warning, 'kind'>[] {
  return pairsIn(kinds, DOUBTFUL).map((pair) => ({
    code: 'meeting.kinds-doubtful',
    message: `${pairText(pair)}记作一次，两种都计数；${pair.why}，请按当地要求核对。`,
    clause: pair.clause,
  }));
}
