import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../platform/kernel/day.ts';
import { meetingKinds } from '../codes/tables/meeting.ts';
import { tierOfPartyOrgKind } from '../codes/tables/party-org-kind.ts';
import { beginsAt, checkConvening } from '../convenings/convening.rules.ts';
import { rollIdOf } from '../meetings/attendance.rules.ts';
import type { MeetingHost } from '../meetings/meeting.ts';
import { checkApproval, checkElsewhere, checkMeeting, checkRoll } from '../meetings/meeting.rules.ts';
import { checkVotes } from '../meetings/vote-sums.rules.ts';
import { readRegionSeed } from '../places/region-seed.ts';
import type { DemoArea, DemoMeeting, DemoPartyOrg } from './demo.ts';
import { drawWorld } from './draw-world.ts';
import { presets } from './presets.ts';

const TODAY = '2026-11-22';
const places = readRegionSeed(readFileSync('database/seeds/regions.tsv', 'utf8')).filter(
  ({ validTo }) => validTo === null,
);
const areas = {
  yangxian: [...drawWorld(presets.yangxian, places, TODAY).areas()],
  hengyang: [...drawWorld(presets.hengyang, places, TODAY).areas()],
};

function hostOf(partyOrg: DemoPartyOrg): MeetingHost {
  const tier = tierOfPartyOrgKind(partyOrg.kind);
  return {
    name: partyOrg.name,
    firstOn: partyOrg.foundedOn,
    endedOn: null,
    tier: tier === 'committee' || tier === 'general_branch' || tier === 'branch' ? tier : 'other',
    outsideSystem: false,
  };
}

function refusalsOf(meeting: DemoMeeting, host: MeetingHost): unknown[] {
  const roll = meeting.people.map((person) => ({ ...person, id: rollIdOf(person) }));
  const draft = { ...meeting, roll };
  return [
    ...checkMeeting(draft, host, TODAY),
    ...checkRoll(draft, meeting.people),
    ...checkElsewhere(draft, 0),
    ...checkVotes(draft, meeting.counts),
    ...(meeting.approval === null ? [] : [checkApproval(meeting)].filter((each) => each !== null)),
  ];
}

describe.each(['yangxian', 'hengyang'] as const)('the meetings of %s', (preset) => {
  const all = <K extends keyof DemoArea>(key: K) =>
    areas[preset].flatMap((area) => [...area[key]] as DemoArea[K][number][]);
  const hosts = new Map(all('partyOrgs').map((each) => [each.id, hostOf(each)]));
  const hostBy = (id: string): MeetingHost => {
    const host = hosts.get(id);
    if (host === undefined) throw new Error(`no Party organisation ${id}`);
    return host;
  };
  const meetings = all('meetings');
  const notices = all('notices');

  it('could each have been entered by the form', () => {
    expect(meetings.flatMap((each) => refusalsOf(each, hostBy(each.partyOrgId)))).toEqual([]);
    const absent = meetings.filter(({ recorder, people }) =>
      people.some(({ name, state }) => name === recorder && state !== 'present'),
    );
    // Two of one name may sit in one branch.
    expect(absent.length).toBeLessThan(meetings.length / 100);
    expect(meetings.filter(({ heldOn, enteredOn }) => enteredOn < heldOn || enteredOn >= TODAY)).toEqual([]);
    expect(
      meetings.filter(({ approval, enteredOn }) => approval !== null && approval.on < enteredOn),
    ).toEqual([]);
  });

  it('could each have been announced', () => {
    const faults = notices.flatMap((notice) => {
      const at = new Date(`${notice.announcedOn}T09:10:00+08:00`);
      return checkConvening(notice, hostBy(notice.partyOrgId), [], at);
    });
    expect(faults).toEqual([]);
    const told = notices.filter(({ announcedOn }) => announcedOn >= TODAY);
    expect(told).toEqual([]);
    const late = notices.filter((notice) =>
      notice.answers.some(
        ({ leave, readOn }) => leave !== null && new Date(`${readOn}T12:40:00+08:00`) >= beginsAt(notice),
      ),
    );
    expect(late).toEqual([]);
  });

  it('are of all kinds, with branches that are idle and some that enter late', () => {
    const kinds = new Set(meetings.flatMap((each) => each.kinds));
    const missing = meetingKinds.entries.map(({ code }) => code).filter((code) => !kinds.has(code));
    // Of the city only the last months are there, in which nothing yearly is held.
    expect(preset === 'yangxian' ? missing : []).toEqual([]);
    const metLately = new Set(
      meetings.filter(({ heldOn }) => heldOn > addDays(TODAY, -90)).map(({ partyOrgId }) => partyOrgId),
    );
    const branches = all('partyOrgs').filter(({ kind }) => kind === 'branch' || kind === 'joint_branch');
    const idle = branches.filter(({ id }) => !metLately.has(id));
    expect(idle.length).toBeGreaterThan(0);
    expect(idle.length).toBeLessThan(branches.length / 3);
    expect(meetings.some(({ heldOn, enteredOn }) => enteredOn > addDays(heldOn, 8))).toBe(true);
    expect(meetings.some(({ approval }) => approval === null)).toBe(true);
    expect(notices.some(({ onDay }) => onDay >= TODAY)).toBe(true);
    expect(notices.some(({ answers }) => answers.some(({ leave }) => leave?.state === 'waiting'))).toBe(true);
  });

  it('seldom read alike', () => {
    const texts = meetings.flatMap(({ minutes }) => minutes ?? []);
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.95);
    expect(texts.filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
  });
});
