import type { MeetingKind } from '../codes/tables/meeting.ts';

/**
 * How alive a Party organisation is (三问): whether it is there (有没有), whether it does what it owes (好不好), and whether it does so
 * well (优不优). Each question is answered by named facts that are worked out from records alone, as how many of how many; a fact
 * with nothing to measure (0 of 0) is left out of everything. A scheme (方案) says which facts belong to which question, from which
 * share on a fact is met, and what it weighs in the index. Facts are open to whoever sees the record; the index is for the
 * Party organisation and its direct superior. Nothing is ranked by it, and it is told of organisations, never of persons.
 */
export const vitalityQuestions = ['exists', 'good', 'excellent'] as const;
export type VitalityQuestion = (typeof vitalityQuestions)[number];

export const vitalityQuestionNames: Readonly<Record<VitalityQuestion, string>> = {
  exists: '有没有',
  good: '好不好',
  excellent: '优不优',
};

export const vitalityQuestionTexts: Readonly<Record<VitalityQuestion, string>> = {
  exists: '班子在不在、有没有组织生活',
  good: '应开的开了没有',
  excellent: '到会、记录、谈心做得怎样',
};

export interface VitalityFactEntry {
  readonly code: string;
  readonly name: string;
  /** What stands over its two numbers: 次, 人次; yes: met or not, without numbers. */
  readonly unit: 'yes' | '个时段' | '人次' | '份';
  readonly clause: string;
  /** Why it may not be measured. */
  readonly unmeasured: string;
  readonly question: VitalityQuestion;
  /** From which share of it on it is met, in percent, and what it weighs, unless an office has said otherwise. */
  readonly threshold: number;
  readonly weight: number;
  /** The kind of meeting whose duty it is. */
  readonly kind?: MeetingKind;
}

const OWED = '不作要求，或还没有过完的时段';
const duty = (
  code: MeetingKind,
  name: string,
  clause: string,
  weight: number,
  threshold = 80,
): VitalityFactEntry => ({
  code,
  name,
  unit: '个时段',
  clause,
  unmeasured: OWED,
  question: 'good',
  threshold,
  weight,
  kind: code,
});

/** In the order in which the database answers them. */
export const vitalityFacts = [
  {
    code: 'secretary',
    name: '书记在任',
    unit: 'yes',
    clause: 'BRANCH-08 支部工作条例第20条',
    unmeasured: '不作要求',
    question: 'exists',
    threshold: 100,
    weight: 10,
  },
  {
    code: 'term',
    name: '在届期内',
    unit: 'yes',
    clause: 'BRANCH-12 支部工作条例第21条',
    unmeasured: '不换届，或没有登记届次',
    question: 'exists',
    threshold: 100,
    weight: 10,
  },
  {
    code: 'committee',
    name: '支委会配齐（三人以上）',
    unit: 'yes',
    clause: 'BRANCH-08 支部工作条例第20条',
    unmeasured: '正式党员不足七人，不要求设支委会',
    question: 'exists',
    threshold: 100,
    weight: 5,
  },
  {
    code: 'meets',
    name: '近三个月有组织生活',
    unit: 'yes',
    clause: 'BRANCH-19 支部工作条例第11至16条',
    unmeasured: '不作要求，或刚成立',
    question: 'exists',
    threshold: 100,
    weight: 15,
  },
  duty('branch_assembly', '支部党员大会按季召开', 'MEET-01 支部工作条例第11条', 10),
  duty('committee_meeting', '支委会按月召开', 'MEET-02 支部工作条例第12条', 5),
  duty('group_meeting', '党小组会按月召开', 'MEET-03 支部工作条例第13条', 5),
  duty('theme_day', '主题党日按月开展', 'MEET-05 支部工作条例第16条', 10),
  duty('party_lecture', '党课按期上', 'MEET-04 支部工作条例第16条', 5),
  duty('criticism_meeting', '组织生活会按年召开', 'MEET-06 支部工作条例第17条', 5, 100),
  duty('appraisal', '民主评议按年开展', 'MEET-07 支部工作条例第18条', 5, 100),
  duty('talks', '谈心谈话按年开展', 'MEET-08 支部工作条例第19条', 5, 100),
  {
    code: 'asked',
    name: '另设的要求按期完成',
    unit: '个时段',
    clause: 'BRANCH-07 批准它的党组织或上级另设的应开规则',
    unmeasured: '没有另设要求',
    question: 'good',
    threshold: 80,
    weight: 5,
  },
  {
    code: 'attendance',
    name: '党员到会率',
    unit: '人次',
    clause: 'MEET-15 教育管理条例第23条（不作要求的和请假的不算）',
    unmeasured: '没有登记到会情况',
    question: 'excellent',
    threshold: 80,
    weight: 10,
  },
  {
    code: 'minutes',
    name: '会议记录已审核',
    unit: '份',
    clause: 'MEET-12 支部工作条例第14条',
    unmeasured: '没有会议记录',
    question: 'excellent',
    threshold: 80,
    weight: 5,
  },
  {
    code: 'talks_done',
    name: '应谈的已经谈到',
    unit: '人次',
    clause: 'MEET-08 支部工作条例第19条',
    unmeasured: '没有登记谈心谈话',
    question: 'excellent',
    threshold: 80,
    weight: 5,
  },
  {
    code: 'in_management',
    name: '书记进入管理层',
    unit: 'yes',
    clause: 'SORGP-09 中办发〔2015〕51号',
    unmeasured: '没有登记书记是否进入管理层',
    question: 'excellent',
    threshold: 100,
    weight: 5,
  },
] as const satisfies readonly VitalityFactEntry[];

export type VitalityFact = (typeof vitalityFacts)[number]['code'];

/** How many of how many; of 0 nothing is measured. */
export interface VitalityCount {
  readonly done: number;
  readonly owed: number;
}

/** What a scheme says of a fact; question null: it is not asked for. */
export interface SchemeLine {
  readonly fact: VitalityFact;
  readonly question: VitalityQuestion | null;
  readonly weight: number;
  /** In percent. */
  readonly threshold: number;
}

export const factStates = ['met', 'unmet', 'unmeasured'] as const;
export type FactState = (typeof factStates)[number];

export const factStateNames: Readonly<Record<FactState, string>> = {
  met: '做到',
  unmet: '没做到',
  unmeasured: '不计算',
};

export interface JudgedFact extends VitalityCount, SchemeLine {
  readonly question: VitalityQuestion;
  readonly state: FactState;
}

/** Of a question: how many facts are met, of how many that are measured. */
export interface QuestionAnswer {
  readonly question: VitalityQuestion;
  readonly met: number;
  readonly measured: number;
}

/** The weights of what is met, of the weights of what is measured; 0 to 100. */
export interface VitalityIndex {
  readonly met: number;
  readonly of: number;
  readonly value: number;
}
