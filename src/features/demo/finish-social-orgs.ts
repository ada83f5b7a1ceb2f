import { addDays, addYears } from '../../platform/kernel/day.ts';
import { codesOf } from '../codes/code-table.ts';
import type { NoPartyReason } from '../codes/tables/no-party-reason.ts';
import { deputyRoles } from '../social-orgs/social-org-fact.ts';
import type { ExtraValue } from '../party-orgs/party-org.ts';
import { apportion } from './apportion.ts';
import type { AreaScene } from './area-scene.ts';
import { bodyStemOf } from './bodies.ts';
import type { DemoBody, DemoMember, DemoSocialOrg } from './demo.ts';
import type { DrawnUnit } from './draw-party-org.ts';
import { drawDay, drawPerson, drawPhone } from './draw-person.ts';
import type { SocialOrgSketch } from './draw-social-org.ts';

/** What has become known of an organisation since it was sketched. */
export interface SocialOrgAround {
  readonly sketch: SocialOrgSketch;
  readonly unit: DrawnUnit | null;
  /** The node that answers for it. */
  readonly responsible: DrawnUnit;
  readonly secretary: DemoMember | null;
  /** Members on the roll that work there. */
  readonly workers: number;
}

const HEAD_POSTS: Readonly<Record<string, readonly string[]>> = {
  association: ['会长'],
  service_agency: ['理事长', '院长', '主任'],
  foundation: ['理事长'],
  law_firm: ['主任'],
};
const STREETS = [
  '文明路',
  '建设路',
  '朝阳路',
  '振兴街',
  '滨河路',
  '人民路',
  '解放路',
  '和平街',
  '学府路',
  '兴业大道',
];

/** Deals staff and volunteers out exactly and writes the organisations with their heads. */
export function finishSocialOrgs(scene: AreaScene, arounds: readonly SocialOrgAround[]): void {
  const { plan, random } = scene;
  const known = drawKnown(scene, arounds);
  const staff = dealStaff(plan.counts.staff, arounds, known);
  const helpers = arounds.map(() => random.chance(0.55));
  if (plan.counts.volunteers > 0 && !helpers.includes(true)) helpers[0] = true;
  const volunteers = apportion(
    plan.counts.volunteers,
    arounds.map(({ sketch }, index) => (helpers[index] ? sketch.size * (0.3 + random.next()) : 0)),
  );
  for (const [index, around] of arounds.entries()) {
    writeSocialOrg(scene, around, staff[index] ?? null, helpers[index] ? (volunteers[index] ?? 0) : null);
  }
}

/** Whose staff are on record: of some at least, so that there is somebody to deal the area's staff to. */
export function drawKnown(
  { preset, random }: Pick<AreaScene, 'preset' | 'random'>,
  arounds: readonly Pick<SocialOrgAround, 'workers'>[],
): boolean[] {
  const known = arounds.map(({ workers }) => workers > 0 || !preset.gapsInKnowledge || random.chance(0.93));
  if (known.length > 0 && !known.includes(true)) known[0] = true;
  return known;
}

/** Nobody has fewer staff than members at work there; where staff are not known, none are dealt. */
function dealStaff(
  total: number,
  arounds: readonly SocialOrgAround[],
  known: readonly boolean[],
): (number | null)[] {
  const least = arounds.map(({ workers }, index) => (known[index] ? workers + 1 : 0));
  const free = total - least.reduce((sum, each) => sum + each, 0);
  const shares = apportion(
    free,
    arounds.map(({ sketch }, index) => (known[index] ? sketch.size : 0)),
  );
  return shares.map((share, index) => (known[index] ? share + (least[index] ?? 0) : null));
}

function writeSocialOrg(
  scene: AreaScene,
  around: SocialOrgAround,
  staff: number | null,
  volunteers: number | null,
): void {
  const { area, random, plan, today } = scene;
  const { sketch, responsible } = around;
  const headName = writeHeads(scene, around);
  const association = sketch.type === 'association';
  const charterParty = scene.preset.gapsInKnowledge && random.chance(0.3) ? null : random.chance(0.85);
  const unclear = random.chance(0.05) && around.unit === null;
  area.socialOrgs.push({
    id: sketch.id,
    name: sketch.name,
    creditCode: sketch.creditCode,
    orgType: sketch.type,
    registerKind: sketch.filed ? 'filed' : 'registered',
    legalPerson: !sketch.filed,
    operating: !scene.preset.gapsInKnowledge || around.unit !== null || random.chance(0.96),
    status: 'normal',
    foundedOn: sketch.foundedOn,
    endedOn: null,
    endReason: null,
    regionCode: plan.region.code,
    address: `${sketch.addressRegion.shownName}${random.pick(STREETS)}${random.int(1, 180)}号`,
    addressRegionCode: sketch.addressRegion.code,
    sector: sketch.sector,
    staff,
    staffFullTime:
      staff === null
        ? null
        : Math.max(Math.min(around.workers, staff), Math.round(staff * (0.35 + random.next() * 0.6))),
    volunteers,
    affiliates: association ? random.int(20, 400) : null,
    memberEnterprises:
      association && /^(economic_industry|business_services)$/.test(sketch.sector)
        ? random.int(12, 160)
        : null,
    branchUnits: random.chance(0.08) ? random.int(1, 4) : 0,
    legalRepresentative: headName,
    contactName: drawPerson(random).name,
    contactPhone: drawPhone(random),
    charterParty,
    charterPartyOn:
      charterParty === true ? drawDay(random, addDays(sketch.foundedOn, 30), addDays(today, -30)) : null,
    staffing: random.chance(0.7) ? 'full_time' : 'part_time',
    ...bodiesAround(scene, sketch),
    responsiblePartyOrgId: responsible.partyOrg.id,
    partyPos: responsible.node.pos,
    responsibility: unclear ? 'unclear' : 'confirmed',
    responsibilityPrinciple: unclear ? null : random.weigh(PRINCIPLES),
    setupBase: around.unit === null || random.chance(0.4) ? null : random.pick(BASES),
    ...drawReason(scene, around),
    extra: scene.preset.lean ? [] : drawExtra(scene),
  });
}

const BASES = ['业务主管单位', '街道（社区）', '产业园区', '行业协会商会'];
/** Why there is no Party organisation; none that speaks of numbers, which are declared later. */
const REASONS: readonly (readonly [NoPartyReason, note?: string])[] = [
  ['preparing'],
  ['to_discuss'],
  ['awaiting_guidance'],
  ['other', '成立时间不长'],
  ['other', '专职人员少，流动性大'],
];

function drawReason(
  { random }: AreaScene,
  { unit }: SocialOrgAround,
): Pick<DemoSocialOrg, 'noPartyReason' | 'noPartyReasonNote'> {
  if (unit !== null || random.chance(0.5)) return { noPartyReason: null, noPartyReasonNote: null };
  const [reason, note = null] = random.pick(REASONS);
  return { noPartyReason: reason, noPartyReasonNote: note };
}

/** 附列: what an imported ledger knew and the product has no field for. */
function drawExtra({ random, today }: AreaScene): ExtraValue[] {
  if (!random.chance(0.25)) return [];
  const year = Number(today.slice(0, 4)) - 1;
  const known = { on: `${year}-12-31`, source: `${year} 年社会组织台账.xlsx` };
  return [
    {
      title: '活动场所',
      value: `${random.pick(['自有', '租用', '共用'])} ${random.int(3, 30) * 10} 平方米`,
      ...known,
      after: 'address',
    },
    {
      title: '党建经费来源',
      value: random.pick(['自筹', '党费返还', '财政补助']),
      ...known,
      after: 'setUpMode',
    },
  ];
}

const PRINCIPLES = [
  ['territorial', 60],
  ['sectoral', 25],
  ['supervisory', 15],
] as const;

type BodyColumns = Pick<
  DemoSocialOrg,
  'registrarId' | 'supervisingBodyId' | 'bodyNo' | 'industryRegulatorId' | 'guidanceBodyId'
>;

/** Trade associations have been untied (脱钩): no 业务主管单位 any more, a guiding body instead. */
function bodiesAround({ bodies, random }: AreaScene, { sector, type }: SocialOrgSketch): BodyColumns {
  const own = bodyOf(bodies, bodyStemOf(sector));
  const registrar = bodyOf(bodies, type === 'law_firm' ? '司法' : '民政').id;
  const untied = /^(economic_industry|business_services)$/.test(sector) && random.chance(0.5);
  if (untied) {
    const guide = bodyOf(bodies, '发展和改革').id;
    return {
      registrarId: registrar,
      supervisingBodyId: null,
      bodyNo: 0,
      industryRegulatorId: own.id,
      guidanceBodyId: guide,
    };
  }
  return {
    registrarId: registrar,
    supervisingBodyId: own.id,
    bodyNo: own.no,
    industryRegulatorId: null,
    guidanceBodyId: null,
  };
}

function bodyOf(bodies: AreaScene['bodies'], stem: string): DemoBody {
  const body = bodies.get(stem);
  if (body === undefined) throw new Error(`no body ${stem}`);
  return body;
}

/** The legal representative, who is the secretary too where the branch says so; answers the name. */
function writeHeads(scene: AreaScene, { sketch, unit, secretary }: SocialOrgAround): string {
  const { random, area, today } = scene;
  const also = unit?.way === 'sole' && unit.partyOrg.secretarySource === 'head' && secretary !== null;
  const name = also ? secretary.name : drawPerson(random, 0.35).name;
  if (scene.preset.lean) return name;
  const posts = HEAD_POSTS[sketch.type] ?? ['负责人'];
  const isMember = also
    ? true
    : scene.preset.gapsInKnowledge && random.chance(0.3)
      ? null
      : random.chance(0.4);
  area.heads.push({
    id: scene.nextId(),
    socialOrgId: sketch.id,
    personName: name,
    post: sketch.sector === 'education' && sketch.name.endsWith('幼儿园') ? '园长' : random.pick(posts),
    isMember,
    alsoSecretary: isMember === null ? null : also,
    deputyRoles: random.chance(0.05) ? [random.pick(codesOf(deputyRoles))] : [],
    fromOn: drawDay(
      random,
      [sketch.foundedOn, addYears(today, -6)].toSorted()[1] ?? today,
      addDays(today, -30),
    ),
  });
  return name;
}
