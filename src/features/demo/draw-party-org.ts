import { addDays, addYears, type Day } from '../../platform/kernel/day.ts';
import type { SetUpMode } from '../codes/tables/party-org.ts';
import type { AreaScene } from './area-scene.ts';
import type { DemoPartyOrg } from './demo.ts';
import { drawDay } from './draw-person.ts';
import type { AreaPlan } from './plan-areas.ts';
import type { SocialOrgSketch } from './draw-social-org.ts';
import type { PresetGroup } from './presets.ts';
import type { CoverageUnit } from './spread-coverage.ts';
import { takeShares, type TreeNode } from './tree-codes.ts';

/** A Party organisation in the making: its row, its node and what it covers. */
export interface DrawnUnit {
  readonly partyOrg: DemoPartyOrg;
  readonly node: TreeNode;
  readonly orgs: readonly SocialOrgSketch[];
  readonly way: SetUpMode;
}

/** The committee of an area, and the groups between it and its branches. */
export interface DrawnHeads {
  readonly committee: DrawnUnit;
  readonly groups: readonly (DrawnUnit & { readonly group: PresetGroup })[];
}

/** How long ago committees were founded, from the root down: each level after the one above it. */
const COMMITTEE_YEARS = [15, 13, 11, 9];
/** Before that, hardly an organisation had a branch. */
const FIRST_BRANCHES = 14;

function levelOf({ parent }: AreaPlan): number {
  return parent === null ? 0 : 1 + levelOf(parent);
}

/** Draws the committee and the groups below it. */
export function drawHeads(scene: AreaScene, taken: readonly SocialOrgSketch[]): DrawnHeads {
  const { plan, preset, today, random } = scene;
  const isRoot = plan.parent === null;
  const years = COMMITTEE_YEARS[levelOf(plan)] ?? 9;
  const foundedOn = addDays(addYears(today, -years), random.int(-300, 300));
  const name = isRoot ? preset.rootName : `${plan.region.shownName}社会组织综合党委`;
  const committee = makeUnit(scene, plan.node, plan.parent?.node.partyOrgId ?? null, {
    name,
    shortName: isRoot ? preset.rootName : `${plan.region.name}综合党委`,
    kind: isRoot ? preset.rootKind : 'comprehensive_committee',
    setupMode: null,
    foundedOn,
    mayApproveProbationary: true,
    secretarySource: 'sent',
  });
  const nodes = takeShares(
    plan.node,
    preset.groups.map(() => scene.nextId()),
  );
  const groups = preset.groups.map((group, index) => {
    const unit = makeUnit(scene, nodes[index] as TreeNode, committee.id, {
      name: group.name,
      shortName: group.shortName,
      kind: group.kind,
      setupMode: null,
      foundedOn: addDays(foundedOn, random.int(200, 900)),
      secretarySource: 'other_staff',
    });
    return { partyOrg: unit, node: nodes[index] as TreeNode, orgs: [], way: 'joint' as const, group };
  });
  return { committee: { partyOrg: committee, node: plan.node, orgs: taken, way: 'attached' }, groups };
}

/** Draws the branches, each under the committee or the group that looks after its sector. */
export function drawBranches(
  scene: AreaScene,
  heads: DrawnHeads,
  units: readonly CoverageUnit<SocialOrgSketch>[],
): DrawnUnit[] {
  const parentOf = (unit: CoverageUnit<SocialOrgSketch>) =>
    heads.groups.find(({ group }) => group.sectors.includes(unit.orgs[0]?.sector ?? '')) ?? heads.committee;
  return [heads.committee, ...heads.groups].flatMap((parent) => {
    const children = units.filter((unit) => parentOf(unit) === parent);
    const nodes = takeShares(
      parent.node,
      children.map(() => scene.nextId()),
    );
    return children.map((unit, index) => drawBranch(scene, parent, nodes[index] as TreeNode, unit));
  });
}

function drawBranch(
  scene: AreaScene,
  parent: DrawnUnit,
  node: TreeNode,
  unit: CoverageUnit<SocialOrgSketch>,
): DrawnUnit {
  const { random, today } = scene;
  const oldest = unit.orgs.map(({ foundedOn }) => foundedOn).toSorted()[0] ?? today;
  const days = [
    addDays(oldest, 60),
    addYears(today, -FIRST_BRANCHES),
    addDays(parent.partyOrg.foundedOn, 30),
  ];
  const earliest = days.toSorted().at(-1) as Day;
  const partyOrg = makeUnit(scene, node, parent.partyOrg.id, {
    ...branchName(scene, unit),
    kind: unit.way === 'joint' ? 'joint_branch' : 'branch',
    setupMode: unit.way,
    functional: scene.preset.gapsInKnowledge && unit.way !== 'sole' && random.chance(0.06),
    foundedOn: drawDay(random, earliest, addDays(today, -40)),
    secretarySource: random.weigh([
      [unit.way === 'sole' ? 'head' : 'other_staff', 45],
      ['other_staff', 35],
      ['sent', 20],
    ]),
  });
  return { partyOrg, node, orgs: unit.orgs, way: unit.way };
}

const HOSTS = [
  '社会事务办公室',
  '便民服务中心',
  '综合文化站',
  '社区',
  '产业园',
  '中心校',
  '商贸街区',
  '老年活动中心',
];

/** 单独 and 联合 branches carry an organisation's name, 挂靠 ones that of their host. */
function branchName(
  scene: AreaScene,
  unit: CoverageUnit<SocialOrgSketch>,
): { name: string; shortName: string } {
  const first = unit.orgs[0]?.name ?? scene.plan.region.shownName;
  if (unit.way !== 'attached') {
    const joint = unit.way === 'joint' ? '联合' : '';
    return { name: `中共${first}${joint}支部委员会`, shortName: `${shortened(scene, first)}${joint}党支部` };
  }
  for (let attempt = 0; ; attempt += 1) {
    const place = scene.random.pick(scene.plan.addresses);
    const home = place.code === scene.plan.region.code ? '' : place.name;
    const host = `${home}${scene.random.pick(HOSTS)}${attempt < 20 ? '' : `第${attempt - 18}`}`;
    const name = `中共${scene.plan.region.shownName}${host}支部委员会`;
    if (scene.given.names.has(name)) continue;
    scene.given.names.add(name);
    return { name, shortName: `${host}党支部` };
  }
}

function shortened(scene: AreaScene, name: string): string {
  const place = scene.plan.region.shownName;
  return name.startsWith(place) ? name.slice(place.length) : name;
}

type UnitDetails = Pick<
  DemoPartyOrg,
  'name' | 'shortName' | 'kind' | 'setupMode' | 'foundedOn' | 'secretarySource'
> & {
  readonly mayApproveProbationary?: boolean;
  readonly functional?: boolean;
};

function makeUnit(
  scene: AreaScene,
  node: TreeNode,
  parentId: string | null,
  details: UnitDetails,
): DemoPartyOrg {
  const { plan, random } = scene;
  scene.given.partyCodes += 1;
  const year = details.foundedOn.slice(0, 4);
  return {
    id: node.partyOrgId,
    parentId,
    pos: node.pos,
    partyCode: `99${plan.region.code.slice(0, 6)}${String(scene.given.partyCodes).padStart(5, '0')}`,
    functional: false,
    regionCode: plan.region.code,
    approvalNo: random.chance(0.8) ? `社党发〔${year}〕${random.int(1, 60)}号` : null,
    approvedBy: parentId === null ? `中共${plan.region.shownName}委员会组织部` : null,
    exemplar: false,
    mayApproveProbationary: false,
    ...details,
  };
}
