import { readFileSync } from 'node:fs';
import { expect, describe, it } from 'vitest';
import { checkMember } from '../members/member.rules.ts';
import { checkPartyPost, checkPartyTerm } from '../party-orgs/leadership.rules.ts';
import { checkPartyOrg } from '../party-orgs/party-org.rules.ts';
import { readRegionSeed } from '../places/region-seed.ts';
import { checkSocialOrgFact } from '../social-orgs/social-org-fact.rules.ts';
import { checkSocialOrg } from '../social-orgs/social-org.rules.ts';
import type { DemoArea } from './demo.ts';
import { drawWorld } from './draw-world.ts';
import { type PresetCode, presets } from './presets.ts';

const TODAY = '2026-11-22';
const places = readRegionSeed(readFileSync('database/seeds/regions.tsv', 'utf8')).filter(
  ({ validTo }) => validTo === null,
);

function draw(preset: PresetCode): DemoArea[] {
  return [...drawWorld(presets[preset], places, TODAY).areas()];
}

const drawn: Record<'yangxian' | 'hengyang', DemoArea[]> = {
  yangxian: draw('yangxian'),
  hengyang: draw('hengyang'),
};
const both = ['yangxian', 'hengyang'] as const;

function rowsOf<K extends keyof DemoArea>(preset: 'yangxian' | 'hengyang', key: K): DemoArea[K][number][] {
  return drawn[preset].flatMap((area) => [...area[key]] as DemoArea[K][number][]);
}

describe.each(both)('%s', (preset) => {
  const wanted = presets[preset];
  const socialOrgs = rowsOf(preset, 'socialOrgs');
  const current = socialOrgs.filter(({ endedOn }) => endedOn === null);
  const partyOrgs = rowsOf(preset, 'partyOrgs');
  const members = rowsOf(preset, 'members');
  const coverage = rowsOf(preset, 'coverage').filter(({ toOn }) => toOn === null);

  it('is the same every time', () => {
    expect(draw(preset)).toEqual(drawn[preset]);
  });

  it('adds up to its totals exactly', () => {
    const sum = (values: (number | null)[]) =>
      values.reduce<number>((total, value) => total + (value ?? 0), 0);
    expect({
      socialOrgs: current.length,
      ended: socialOrgs.length - current.length,
      covered: new Set(coverage.map(({ socialOrgId }) => socialOrgId)).size,
      covering: new Set(coverage.map(({ partyOrgId }) => partyOrgId)).size,
      members: members.length,
      staff: sum(current.map(({ staff }) => staff)),
      volunteers: sum(current.map(({ volunteers }) => volunteers)),
      exemplars: partyOrgs.filter(({ exemplar }) => exemplar).length,
    }).toEqual({
      socialOrgs: wanted.socialOrgs,
      ended: wanted.ended,
      covered: wanted.covered,
      covering: wanted.covering,
      members: wanted.members,
      staff: wanted.staff,
      volunteers: wanted.volunteers,
      exemplars: wanted.exemplars,
    });
  });

  it('holds nothing twice that is one of a kind', () => {
    const distinct = (values: (string | number | null)[]) => {
      const known = values.filter((value) => value !== null);
      expect(new Set(known).size).toBe(known.length);
    };
    distinct(socialOrgs.map(({ name }) => name));
    distinct(socialOrgs.map(({ creditCode }) => creditCode));
    distinct(partyOrgs.map(({ name }) => name));
    distinct(partyOrgs.map(({ partyCode }) => partyCode));
    distinct(partyOrgs.map(({ pos }) => pos));
    distinct(members.map(({ identityNumber }) => identityNumber));
    distinct([...socialOrgs, ...partyOrgs, ...members].map(({ id }) => id));
  });

  it('passes the product’s own checks', () => {
    const facts = { regionInForce: true, addressRegionInForce: true, sectorKnown: true };
    const posts = rowsOf(preset, 'posts');
    const kindOf = new Map(partyOrgs.map((each) => [each.id, each]));
    const refused = [
      ...socialOrgs.map(({ orgType, ...row }) =>
        checkSocialOrg(
          { ...row, type: orgType, status: row.status as 'normal' },
          { ...facts, creating: true },
          TODAY,
        ),
      ),
      ...partyOrgs.map(({ setupMode, ...row }) =>
        checkPartyOrg({ ...row, setUpMode: setupMode }, { ...facts, root: row.parentId === null }, TODAY),
      ),
      ...members.map((row) => checkMember(row, {}, TODAY)),
      ...posts.map((row) => checkPartyPost(row, { otherSecretaries: [] }, TODAY)),
      ...rowsOf(preset, 'terms').map((row) => {
        const partyOrg = kindOf.get(row.partyOrgId);
        return checkPartyTerm(row, partyOrg?.kind ?? 'branch', partyOrg?.functional ?? false);
      }),
      ...rowsOf(preset, 'heads').map((row) =>
        checkSocialOrgFact('heads', { ...row, deputyRoles: row.deputyRoles as [] }, TODAY),
      ),
      ...rowsOf(preset, 'annualChecks').map((row) => checkSocialOrgFact('annualChecks', row, TODAY)),
      ...rowsOf(preset, 'evaluations').map((row) => checkSocialOrgFact('evaluations', row, TODAY)),
      ...rowsOf(preset, 'massOrgs').map((row) => checkSocialOrgFact('massOrgs', row, TODAY)),
      ...rowsOf(preset, 'advisors').map((row) => checkSocialOrgFact('advisors', row, TODAY)),
      ...rowsOf(preset, 'declared').map((row) => checkSocialOrgFact('declaredFigures', row, TODAY)),
    ].flatMap(({ refusals }) => refusals.map(({ message }) => message));
    expect(refused).toEqual([]);
  });

  it('lays the tree out with every child inside its parent and room for more', () => {
    const codes = new Map(rowsOf(preset, 'codes').map((code) => [code.pos, code]));
    for (const code of codes.values()) {
      expect(code.usedTo).toBeLessThanOrEqual(code.posEnd);
      expect((code.posEnd - code.usedTo) / 64).toBeGreaterThan(64);
      if (code.parentPos === null) continue;
      const parent = codes.get(code.parentPos);
      expect(parent?.pos).toBeLessThan(code.pos);
      expect(parent?.usedTo).toBeGreaterThanOrEqual(code.posEnd);
    }
    expect(codes.size).toBe(partyOrgs.length);
  });

  it('gives every branch three full members, and no branch more than fifty', () => {
    const sizes = new Map<string, number>();
    const full = new Map<string, number>();
    for (const { managingBranchId, status } of members) {
      sizes.set(managingBranchId, (sizes.get(managingBranchId) ?? 0) + 1);
      if (status === 'full') full.set(managingBranchId, (full.get(managingBranchId) ?? 0) + 1);
    }
    const branches = partyOrgs.filter(({ setupMode }) => setupMode !== null);
    expect(Math.min(...branches.map(({ id }) => full.get(id) ?? 0))).toBeGreaterThanOrEqual(3);
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(50);
  });
});

it('洋县 shows what asks for attention', () => {
  const overdue = rowsOf('yangxian', 'terms');
  const latest = new Map(overdue.map((term) => [term.partyOrgId, term.toOn]));
  expect([...latest.values()].some((toOn) => toOn <= TODAY)).toBe(true);
  const members = rowsOf('yangxian', 'members');
  expect(members.some(({ identityNumber }) => identityNumber === null)).toBe(true);
  expect(members.some(({ membershipElsewhere }) => membershipElsewhere !== null)).toBe(true);
  expect(members.some(({ status }) => status === 'probationary')).toBe(true);
  expect(members.some(({ workUnitId }) => workUnitId === null)).toBe(true);
  const led = new Set(rowsOf('yangxian', 'posts').map(({ partyOrgId }) => partyOrgId));
  expect(rowsOf('yangxian', 'partyOrgs').some(({ id }) => !led.has(id))).toBe(true);
  expect(new Set(rowsOf('yangxian', 'socialOrgs').map(({ sector }) => sector)).size).toBe(5);
});

describe.each(['province', 'nation'] as const)('%s', (preset) => {
  it('shares its totals out to areas that can hold them', () => {
    const wanted = presets[preset];
    const { plans } = drawWorld(wanted, places, TODAY);
    const totals = {
      socialOrgs: 0,
      covered: 0,
      covering: 0,
      members: 0,
      staff: 0,
      volunteers: 0,
      exemplars: 0,
      ended: 0,
    };
    for (const { counts } of plans) {
      for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += counts[key];
      expect(counts.covered).toBeLessThanOrEqual(counts.socialOrgs);
      expect(counts.covering).toBeLessThanOrEqual(counts.covered);
      expect(counts.members).toBeGreaterThanOrEqual(3 * (counts.covering - 1));
      expect(counts.members).toBeLessThanOrEqual(50 * (counts.covering - 1));
    }
    expect(wanted).toMatchObject(totals);
    expect(Math.min(...plans.map(({ node }) => node.posEnd - node.usedTo))).toBeGreaterThan(2 ** 24);
  });
});
