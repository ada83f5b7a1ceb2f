import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { type ImportKind, type Outcome, outcomeTitles, type RunState, runStateTitles } from '../import.ts';

const STATE_TONES: Readonly<Record<RunState, Tone>> = {
  mapping: 'attention',
  checking: 'waiting',
  checked: 'attention',
  storing: 'waiting',
  stored: 'good',
  failed: 'fault',
  cancelled: 'over',
  taking_back: 'waiting',
  taken_back: 'over',
};

export function RunStateTag({ state }: { readonly state: RunState }) {
  return <StatusTag tone={STATE_TONES[state]}>{runStateTitles[state]}</StatusTag>;
}

const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = {
  created: 'good',
  changed: 'attention',
  unchanged: 'over',
  skipped: 'over',
  refused: 'fault',
};

export function OutcomeTag({ outcome }: { readonly outcome: Outcome }) {
  return <StatusTag tone={OUTCOME_TONES[outcome]}>{outcomeTitles[outcome]}</StatusTag>;
}

/** What each kind of file holds, in a person's words. */
export const kindHints: Readonly<Record<ImportKind, string>> = {
  social_orgs: '每行一个社会组织：名称、代码、登记机关、主管单位、从业人员等',
  party_orgs: '每行一个党组织：名称、上级、组建方式、书记、换届时间等',
  members: '每行一名党员：姓名、身份证号、入党时间、所在党支部等',
  ledger: '每行一个社会组织，同时写着它的党组织、书记和党员数',
};

/** Where the records of a kind are found once they are stored. */
export const kindLists: Readonly<
  Record<ImportKind, readonly { readonly to: string; readonly title: string }[]>
> = {
  social_orgs: [{ to: '/social-orgs', title: '查看社会组织' }],
  party_orgs: [{ to: '/party-orgs', title: '查看党组织' }],
  members: [{ to: '/members', title: '查看党员' }],
  ledger: [
    { to: '/social-orgs', title: '查看社会组织' },
    { to: '/party-orgs', title: '查看党组织' },
  ],
};
