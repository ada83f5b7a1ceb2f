import { addDays, type Day, daysBetween } from '../../platform/kernel/day.ts';
import {
  BEFORE_INSPECTION_DAYS,
  BUNCH,
  BUNCH_DAYS,
  EARLIER_DAYS,
  type Hint,
  type HintCode,
  type HintFacts,
  LATE_DAYS,
  OLDER_DAYS,
} from './hint.ts';
import type { MeetingDraft } from './meeting.ts';

type Told = Pick<MeetingDraft, 'heldOn' | 'studied'>;

/** What is worth a second look before an entry is saved. `isNew`: not a correction, which may come at any time. */
export function hintsOf(draft: Told, facts: HintFacts, today: Day, isNew: boolean): Hint[] {
  return [
    ...hintAlike(facts),
    ...(isNew ? [...hintTimes(draft, facts, today), ...hintInspection(facts)] : []),
    ...hintElsewhere(facts),
    ...hintStudied(draft),
  ];
}

function hintAlike({ ownAlikeOn, othersAlike }: HintFacts): Hint[] {
  const hints: Hint[] = [];
  if (ownAlikeOn !== null) {
    hints.push(
      hint(
        'alike-own',
        `讨论情况和决议与本支部 ${ownAlikeOn} 的记录八成以上相同。如果是从那次改来的，请看看有没有忘了改的地方。`,
      ),
    );
  }
  if (othersAlike) {
    hints.push(
      hint(
        'alike-other',
        '讨论情况和决议与另一个党组织的一份记录八成以上相同。如果用了范文，请写上这一次会上大家说了什么。',
      ),
    );
  }
  return hints;
}

function hintTimes({ heldOn }: Told, { enteredLately }: HintFacts, today: Day): Hint[] {
  const hints: Hint[] = [];
  if (heldOn < addDays(today, -LATE_DAYS)) {
    hints.push(
      hint(
        'entered-late',
        `这次会是 ${daysBetween(heldOn, today)} 天以前开的。隔得久了容易记错，请核对日期、到会的人和说过的话。`,
      ),
    );
  }
  const bunch = enteredLately + 1;
  if (heldOn < addDays(today, -OLDER_DAYS) && bunch >= BUNCH) {
    hints.push(
      hint(
        'entered-bunched',
        `连这一次，近 ${BUNCH_DAYS} 天补登了 ${bunch} 次两周以前的组织生活。请逐次核对；以后可以在会上用手机点名，十秒就好。`,
      ),
    );
  }
  return hints;
}

/** More in two weeks than in the two months before them. */
function hintInspection({ inspection }: HintFacts): Hint[] {
  if (inspection === null) return [];
  const { name, heldOn, before, earlier } = inspection;
  const bunch = before + 1;
  if (bunch < BUNCH || bunch <= earlier) return [];
  return [
    hint(
      'before-inspection',
      `“${name}”（${heldOn}）前 ${BEFORE_INSPECTION_DAYS} 天里，连这一次有 ${bunch} 次组织生活，再往前 ${EARLIER_DAYS} 天有 ${earlier} 次。请核对日期。检查不要求补开，没有开成的照实说明就好。`,
    ),
  ];
}

function hintElsewhere({ elsewhere }: HintFacts): Hint[] {
  if (elsewhere.length === 0) return [];
  const message = `${elsewhere.join('、')}在这天同一时间还登记为在另一处到会。请核对时间和到会情况。`;
  return [hint('elsewhere', message)];
}

function hintStudied({ heldOn, studied = [] }: Told): Hint[] {
  return studied
    .filter(({ publishedOn }) => typeof publishedOn === 'string' && publishedOn > heldOn)
    .map(({ title, publishedOn }) =>
      hint(
        'not-yet-published',
        `学习材料“${title}”的发布日期是 ${publishedOn}，在 ${heldOn} 开会之后。请核对材料名称或日期。`,
      ),
    );
}

function hint(code: HintCode, message: string): Hint {
  return { code, message };
}
