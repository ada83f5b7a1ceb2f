import type { z } from 'zod';
import { saveAppraisalRoute, startAppraisalRoute } from '../appraisals/appraisal.contract.ts';
import { announceMeetingRoute, recordConvenedRoute } from '../convenings/convening.contract.ts';
import { confirmAttendanceRoute } from '../meetings/confirmation.contract.ts';
import { changeMeetingRoute, recordMeetingRoute } from '../meetings/meeting.contract.ts';
import { approveMinutesRoute } from '../meetings/minutes.contract.ts';
import { setYearPlanRoute } from '../year-plans/year-plan.contract.ts';

/**
 * What the product asks branches for costs them time (负担). Fields are counted in the contracts of the forms, entries in what is
 * owed and in the records; minutes are reckoned from an assumption. No person and no branch is timed.
 */
export interface EffortForm {
  readonly code: string;
  readonly name: string;
  readonly when: string;
  readonly body: z.ZodObject;
  /** Fields that the product fills in or sends along. */
  readonly ahead: readonly string[];
  /** Fields that take a text of some length. */
  readonly texts: readonly string[];
}

/** Holds the fields that are named to those of the contract. */
function form<Shape extends z.ZodRawShape>(
  code: string,
  name: string,
  when: string,
  body: z.ZodObject<Shape>,
  {
    ahead,
    texts = [],
  }: {
    readonly ahead: readonly (keyof Shape & string)[];
    readonly texts?: readonly (keyof Shape & string)[];
  },
): EffortForm {
  return { code, name, when, body, ahead, texts };
}

const MEETING_TEXTS = ['agenda', 'minutes', 'resolutions'] as const;

/** The forms that branches fill in for 组织生活, as their pages open them. */
export const effortForms = [
  form('announce', '会议通知', '会前，可以不发', announceMeetingRoute.body, {
    ahead: ['partyOrgId', 'assembly'],
    texts: ['agenda'],
  }),
  form('record', '登记一次组织生活', '会后，没有发过通知', recordMeetingRoute.body, {
    ahead: ['partyOrgId', 'assembly', 'heldOn', 'roll', 'chair'],
    texts: MEETING_TEXTS,
  }),
  form('convened', '会后登记', '会后，从通知登记', recordConvenedRoute.body, {
    ahead: [
      'kinds',
      'assembly',
      'partyGroup',
      'heldOn',
      'startsAt',
      'place',
      'topic',
      'agenda',
      'roll',
      'chair',
    ],
    texts: ['minutes', 'resolutions'],
  }),
  form('minutes', '补充会议记录', '登记时没有写的，可以以后补', changeMeetingRoute.body, {
    ahead: [
      'kinds',
      'assembly',
      'partyGroup',
      'heldOn',
      'startsAt',
      'place',
      'chair',
      'recorder',
      'topic',
      'guests',
      'elsewherePresent',
      'roll',
      'talksDone',
      'talksPlanned',
      'version',
    ],
    texts: MEETING_TEXTS,
  }),
  form('approve', '审核会议记录', '书记，每次会议一次', approveMinutesRoute.body, { ahead: ['version'] }),
  form('confirm', '确认参加情况', '只有功能型、临时党组织', confirmAttendanceRoute.body, {
    ahead: ['period', 'memberIds'],
  }),
  form('appraise', '发起民主评议', '一年一次', startAppraisalRoute.body, {
    ahead: ['partyOrgId', 'year', 'capPercent'],
  }),
  form('appraised', '登记民主评议结果', '一年一次', saveAppraisalRoute.body, {
    ahead: ['version', 'capPercent'],
    texts: ['members'],
  }),
  form('plan', '年度计划', '一年一次，可以不订', setYearPlanRoute.body, {
    ahead: ['year', 'version', 'templateId', 'lines'],
  }),
] as const satisfies readonly EffortForm[];

/** What an entry is taken to cost, in seconds. */
export interface AssumedSeconds {
  /** To open the form, look over what is filled in, and save. */
  readonly entry: number;
  /** For each field by hand. */
  readonly field: number;
  /** For each text by hand. */
  readonly text: number;
}

export const MOST_SECONDS = { entry: 600, field: 600, text: 3600 } as const;
