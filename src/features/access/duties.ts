/**
 * How the administrative duties are kept (管理方式): `trial`, one account holds everything for a start; `split`, three persons
 * keep them apart (三员分立, GB/T 22239-2019); `small`, one person administers and a named leader audits, reading only.
 */
export const dutyModes = ['trial', 'split', 'small'] as const;
export type DutyMode = (typeof dutyModes)[number];

export const dutyModeNames: Readonly<Record<DutyMode, string>> = {
  trial: '试用账号',
  split: '三员分立',
  small: '小型单位管理',
};

/** How long a request waits for the second administrator. */
export const DUTY_REQUEST_DAYS = 7;

/** How long an administrator whom another one has given a way in counts for no second person: long enough to miss the own password. */
export const RESCUED_DAYS = 30;
