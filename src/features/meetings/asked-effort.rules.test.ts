import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from '../../platform/contract/form-fields.ts';
import { type DutyUnit, meetingKindOf } from '../codes/tables/meeting.ts';
import { effortOf, isReckoned, timesAYear } from './asked-effort.rules.ts';
import { recordMeetingRoute } from './meeting.contract.ts';

const times = (per: DutyUnit, least: number) => ({ per, least });

describe('what is asked costs', () => {
  it.each([
    ['month', 1, 12],
    ['quarter', 2, 8],
    ['year', 3, 3],
  ] as const)('every %s, %i times', (per, least, expected) => {
    expect(timesAYear({ per, least })).toBe(expected);
  });

  it.each([
    ['what the articles ask anyway', times('quarter', 1), 'branch_assembly', 10, [40, 40, 160]],
    ['more than the articles', times('month', 1), 'branch_assembly', 10, [120, 40, 480]],
    ['less than is customary', times('year', 1), 'party_lecture', 10, [10, 40, 40]],
    ['what no article counts', times('year', 2), 'talks', 3, [6, null, 24]],
    ['of nobody', times('month', 1), 'theme_day', 0, [0, 0, 0]],
  ] as const)('%s', (_, asked, kind, branches, [entries, byArticle, fields]) => {
    const duty = kind === 'talks' ? undefined : meetingKindOf(kind).duty;
    expect(effortOf(asked, branches, 4, duty)).toEqual({ entries, byArticle, fields });
  });

  it.each([
    ['branch_assembly', 'below', true],
    ['theme_day', 'own', true],
    ['group_meeting', 'below', false],
    ['committee_meeting', 'below', false],
    ['site:any:0a1b2c3d:读书会', 'own', true],
    ['site:any:0a1b2c3d:读书会', 'below', false],
    ['site:group:0a1b2c3d:小组读书会', 'own', false],
  ] as const)('%s, %s: known to be held by so many: %s', (kind, reach, expected) => {
    expect(isReckoned(kind, reach)).toBe(expected);
  });

  it('fields as the contract has them', () => {
    const form = z.object({
      a: z.string(),
      b: z.string().nullable().optional(),
      c: z.array(z.string()).default([]),
    });
    expect(fieldsOf(form)).toEqual({ all: 3, needed: 1 });
    const { all, needed } = fieldsOf(recordMeetingRoute.body);
    expect(needed).toBe(4);
    expect(all).toBeGreaterThan(needed);
  });
});
