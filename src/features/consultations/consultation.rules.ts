/** What a consultation may do next (SORGP-02, SORGP-04): nothing is set up before all whom it concerns have agreed. */
import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { type PersonCount, tellingTexts } from '../../platform/kernel/small-counts.ts';
import type { GapGroup } from '../counting/counting.rules.ts';
import { gapGroupNames } from '../gaps/gap.ts';
import type { ConsultationAnswer, ConsultationState } from '../codes/tables/consultation.ts';

/** An organisation of a plan as the officer saw it, or as it is now. */
export interface UnitFacts {
  readonly id: string;
  readonly group: GapGroup | null;
  /** Null: 未核实. */
  readonly transferred: PersonCount | null;
  readonly notTransferred: PersonCount | null;
  readonly responsibleId: string;
}

export interface UnitNow extends UnitFacts {
  readonly name: string;
}

/** A consultation in which an organisation is asked already. */
export interface StandingConsultation {
  readonly name: string;
  readonly opener: string;
  readonly openedOn: Day;
}

export interface Acceptance {
  /** Of the organisations of the plan, whichever are asked already. */
  readonly standing: readonly StandingConsultation[];
  /** The day whose facts were shown. */
  readonly shownOn: Day;
}

/** Refuses to accept a proposal before anything is asked of its facts: what the screen greys out, the server refuses. */
export function refuseAcceptance({ standing, shownOn }: Acceptance, today: Day): Refusal | null {
  const [first] = standing;
  if (first !== undefined)
    return refuse(
      'consultation.standing',
      `“${first.name}”已由${first.opener}于 ${first.openedOn} 发起征求意见，还没有办结。请在征求意见列表里查看。`,
      { field: 'units' },
    );
  if (shownOn === today) return null;
  return refuse(
    'consultation.other-day',
    `这是 ${shownOn} 的情况，征求意见要按今天 ${today} 的情况发起。请把截至日期改为今天。`,
    { field: 'on', value: shownOn },
  );
}

/** Refuses a plan whose facts are others than those shown, and says which; null where all is as it was. */
export function refuseChanged(shown: readonly UnitFacts[], now: readonly UnitNow[]): Refusal | null {
  const current = new Map(now.map((unit) => [unit.id, unit]));
  const changes = shown.flatMap((unit) => {
    const found = current.get(unit.id);
    return found === undefined ? ['有一家已不存在，或不在您的管理范围内'] : changesOf(unit, found);
  });
  if (changes.length === 0) return null;
  return refuse(
    'consultation.changed',
    `情况已有变化，没有发起征求意见：${changes.join('；')}。请刷新后按现在的情况重新决定。`,
    { field: 'units' },
  );
}

function changesOf(shown: UnitFacts, now: UnitNow): string[] {
  const pairs: readonly (readonly [title: string, before: string, after: string])[] = [
    ['归类', groupText(shown.group), groupText(now.group)],
    ['关系已转入的正式党员', countText(shown.transferred), countText(now.transferred)],
    ['关系未转入的正式党员', countText(shown.notTransferred), countText(now.notTransferred)],
  ];
  const told = pairs
    .filter(([, before, after]) => before !== after)
    .map(([title, before, after]) => `“${now.name}”的${title}原为${before}，现为${after}`);
  return shown.responsibleId === now.responsibleId ? told : [...told, `“${now.name}”的党建责任单位已变更`];
}

function groupText(group: GapGroup | null): string {
  return group === null ? '已有党组织覆盖' : gapGroupNames[group];
}

function countText(count: PersonCount | null): string {
  if (count === null) return '未核实';
  return typeof count === 'number' ? `${count} 名` : tellingTexts[count];
}

/** Where a consultation stands by the answers of all who were asked; null: not answered yet. */
export function stateAfter(answers: readonly (ConsultationAnswer | null)[]): ConsultationState {
  if (answers.includes('refuse')) return 'refused';
  return answers.length > 0 && answers.every((answer) => answer === 'agree') ? 'agreed' : 'asking';
}

export interface AnswerAsked {
  readonly answer: ConsultationAnswer;
  readonly answeredOn: Day;
  readonly reason: string | null;
}

export interface Asked {
  readonly state: ConsultationState;
  /** Since when it is asked. */
  readonly openedOn: Day;
  /** Since when it is asked no more. */
  readonly supersededOn: Day | null;
  /** Who is asked, and what was recorded of them already. */
  readonly name: string;
  readonly answer: ConsultationAnswer | null;
}

/** All that is wrong with an answer. */
export function refuseAnswer(
  asked: Asked,
  { answer, answeredOn, reason }: AnswerAsked,
  today: Day,
): Refusal[] {
  if (asked.state !== 'asking') return [CLOSED];
  if (asked.supersededOn !== null)
    return [
      refuse(
        'consultation.superseded',
        `“${asked.name}”从 ${asked.supersededOn} 起不再是这些社会组织的党建责任单位，不再向它征求意见。请刷新后登记新的党建责任单位的意见。`,
      ),
    ];
  if (asked.answer !== null)
    return [refuse('consultation.answered', `“${asked.name}”的意见已经登记过。请刷新后查看。`)];
  const found: Refusal[] = [];
  if (answeredOn > today)
    found.push(
      refuse('consultation.future', `答复日期 ${answeredOn} 晚于今天 ${today}。请在答复以后再登记。`, {
        field: 'answeredOn',
        value: answeredOn,
      }),
    );
  if (answeredOn < asked.openedOn)
    found.push(
      refuse(
        'consultation.early',
        `答复日期 ${answeredOn} 早于征求它意见的 ${asked.openedOn}。请核对日期。`,
        { field: 'answeredOn', value: answeredOn },
      ),
    );
  if (answer === 'refuse' && reason === null)
    found.push(refuse('consultation.no-reason', '不同意的，请写明理由。', { field: 'reason' }));
  return found;
}

const CLOSED = refuse('consultation.closed', '这次征求意见已经结束，不能再登记意见。请刷新后查看。');

/** A consultation is taken back while it stands: before all have answered, or before anything is set up. */
export function refuseWithdrawal(state: ConsultationState): Refusal | null {
  if (state === 'asking' || state === 'agreed') return null;
  return refuse('consultation.closed', '这次征求意见已经结束，不能再撤回。请刷新后查看。');
}
