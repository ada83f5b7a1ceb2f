import { pageAddress } from '../../platform/web/address.ts';
import { percentText } from '../../platform/kernel/portion.ts';
import type { Day } from '../../platform/kernel/day.ts';
import type { VitalityFactView, VitalityView } from './vitality.contract.ts';
import {
  factStateNames,
  type VitalityFact,
  type VitalityFactEntry,
  vitalityFacts,
  vitalityQuestionNames,
  vitalityQuestionTexts,
} from './vitality.ts';

const ENTRIES: readonly (VitalityFactEntry & { readonly code: VitalityFact })[] = vitalityFacts;

export function factEntryOf(fact: VitalityFact) {
  const entry = ENTRIES.find(({ code }) => code === fact);
  if (entry === undefined) throw new RangeError(`no fact: ${fact}`);
  return entry;
}

const TONES = { met: 'good', unmet: 'attention', unmeasured: 'unknown' } as const;
const OF_THE_LEADERSHIP: readonly VitalityFact[] = ['secretary', 'term', 'committee', 'in_management'];

interface Looked {
  readonly id: string;
  readonly since: Day;
  readonly on: Day;
}

/** Where the records of a fact are: the leadership, or what was held in the time looked at. */
export function factAddress(fact: VitalityFact, { id, since, on }: Looked): string {
  if (OF_THE_LEADERSHIP.includes(fact)) return pageAddress(`/party-orgs/${id}`, { tab: 'leadership' });
  if (fact === 'asked') return pageAddress('/meetings/duties', { partyOrg: id, within: 'own' });
  const kind = fact === 'talks_done' ? 'talks' : factEntryOf(fact).kind;
  return pageAddress('/meetings', { partyOrg: id, within: 'own', kind, from: since, to: on });
}

/** The three questions of a view, as the panel shows them. */
export function shownQuestions({ questions, facts }: VitalityView, looked: Looked) {
  return questions.map(({ question, met, measured }) => ({
    key: question,
    title: vitalityQuestionNames[question],
    below: vitalityQuestionTexts[question],
    met,
    measured,
    facts: facts.filter((fact) => fact.question === question).map((fact) => shownFact(fact, looked)),
  }));
}

function shownFact(fact: VitalityFactView, looked: Looked) {
  const { name, clause, unmeasured } = factEntryOf(fact.fact);
  const { state } = fact;
  return {
    key: fact.fact,
    name,
    clause: clause.replace(/^[A-Z]+-\d+\s*/, ''),
    tone: TONES[state],
    state: factStateNames[state],
    number: numberOf(fact),
    note: state === 'unmeasured' ? unmeasured : thresholdText(fact),
    to: factAddress(fact.fact, looked),
  };
}

function numberOf({ fact, state, done, owed }: VitalityFactView): string | null {
  const { unit } = factEntryOf(fact);
  if (state === 'unmeasured' || unit === 'yes') return null;
  return `${done} / ${owed} ${unit}（${percentText(done, owed)}）`;
}

function thresholdText({ fact, threshold }: VitalityFactView): string | null {
  return factEntryOf(fact).unit === 'yes' ? null : `${threshold}% 算做到`;
}

/** 4 项中做到 3 项 */
export function answerText({ met, measured }: { readonly met: number; readonly measured: number }): string {
  return measured === 0 ? '还没有可计算的' : `${measured} 项中做到 ${met} 项`;
}
