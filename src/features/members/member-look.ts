/**
 * A look (查看记录) says who saw what of a member: the record opened, a number or a telephone revealed for a purpose. Whoever may
 * see the record sees who looked, the member too: by unit and role. Lists and exports write one line for all they held.
 */
export const looks = ['open', 'reveal-identityNumber', 'reveal-phone'] as const;
export type Look = (typeof looks)[number];

export const lookNames: Readonly<Record<Look, string>> = {
  open: '打开记录',
  'reveal-identityNumber': '查看公民身份号码',
  'reveal-phone': '查看联系电话',
};

/** Lawful grounds (法定依据) for a look of which the member learns only after a set time. It is recorded at once all the same. */
export const lookGrounds = ['discipline', 'appointment'] as const;
export type LookGround = (typeof lookGrounds)[number];

export const lookGroundNames: Readonly<Record<LookGround, string>> = {
  discipline: '纪检监察',
  appointment: '组织考察',
};

/** What people usually open sealed fields or take lists out for. */
export const usualPurposes = ['办理组织关系接转', '党内统计核对', '核对身份信息', '联系本人', '党费核算'];

interface ToldLook {
  readonly what: Look;
  readonly times: number;
  readonly routine: boolean;
  readonly ground: LookGround | null;
}

/** What was seen, in words; the own branch's daily work is one line a month. */
export function lookText({ what, times, routine, ground }: ToldLook): string {
  if (routine) return `所在支部日常查看 ${times} 次`;
  return ground === null ? lookNames[what] : `${lookNames[what]}（${lookGroundNames[ground]}）`;
}

/** When: a day for the member, who is told the day; a month for daily work. */
export function lookDayText(at: string, routine: boolean): string {
  return routine ? `${at.slice(0, 4)} 年 ${Number(at.slice(5, 7))} 月` : at;
}
