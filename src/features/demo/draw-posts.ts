import { addDays, addYears, type Day } from '../../platform/kernel/day.ts';
import type { PartyPost } from '../codes/tables/party-org.ts';
import { hasTerms, termYearsOf } from '../party-orgs/party-org.rules.ts';
import type { AreaScene } from './area-scene.ts';
import type { DemoMember, DemoPost, DemoTerm } from './demo.ts';
import type { DrawnUnit } from './draw-party-org.ts';
import type { DrawnMembers } from './draw-members.ts';
import { drawPerson, drawPhone } from './draw-person.ts';

/** BRANCH-08: a branch committee from seven full members on. */
const COMMITTEE_FROM = 7;
const OVERDUE_SHARE = 0.22;
const VACANCY_SHARE = 0.05;

const DUTIES = new Map<PartyPost, string>([
  ['secretary', '主持支部全面工作'],
  ['deputy_secretary', '协助书记工作，分管党员教育管理'],
  ['organisation_member', '组织发展、党费收缴、党员管理'],
  ['publicity_member', '理论学习、宣传报道、意识形态工作'],
  ['discipline_member', '纪律检查、党风廉政建设'],
]);

/** Draws terms and posts of a branch from its own members; answers who is secretary, if anybody is. */
export function drawBranchPosts(scene: AreaScene, { unit, members }: DrawnMembers): DemoMember | null {
  const termFrom = drawTerms(scene, unit);
  const { random } = scene;
  const full = members.filter(({ status }) => status === 'full');
  if (random.chance(VACANCY_SHARE)) return null;
  const posts: PartyPost[] = ['secretary'];
  if (full.length >= 12 && !scene.preset.lean) posts.push('deputy_secretary');
  if (full.length >= COMMITTEE_FROM && !scene.preset.lean) {
    posts.push('organisation_member', 'publicity_member', 'discipline_member');
  }
  for (const [index, post] of posts.entries()) {
    const holder = full[index];
    if (holder !== undefined) scene.area.posts.push(postOf(scene, unit, post, termFrom, holder));
  }
  return full[0] ?? null;
}

/** Draws terms and posts of a committee: people of the administration, who are not on this roll. */
export function drawCommitteePosts(scene: AreaScene, unit: DrawnUnit): void {
  const termFrom = drawTerms(scene, unit);
  const posts: PartyPost[] = [
    'secretary',
    'deputy_secretary',
    'organisation_member',
    'publicity_member',
    'discipline_member',
  ];
  for (const post of scene.preset.lean ? posts.slice(0, 1) : posts) {
    scene.area.posts.push(postOf(scene, unit, post, termFrom, null));
  }
}

function postOf(
  scene: AreaScene,
  unit: DrawnUnit,
  post: PartyPost,
  fromOn: Day,
  holder: DemoMember | null,
): DemoPost {
  const { random } = scene;
  const isSecretary = post === 'secretary';
  return {
    id: scene.nextId(),
    partyOrgId: unit.partyOrg.id,
    memberId: holder?.id ?? null,
    personName: holder?.name ?? drawPerson(random, 0.3).name,
    post,
    duties: DUTIES.get(post) ?? null,
    inManagement:
      isSecretary && holder !== null ? unit.partyOrg.secretarySource === 'head' || random.chance(0.55) : null,
    fullTime: isSecretary ? random.chance(0.25) : null,
    phone: isSecretary ? drawPhone(random) : null,
    // Who came later took over from somebody whom the roll does not know.
    fromOn: holder !== null && holder.firstOn > fromOn ? holder.firstOn : fromOn,
    toOn: null,
  };
}

/**
 * Draws the terms since the founding, the last two at most; answers the day on which the present leadership came in.
 * Some terms have run out without an election (BRANCH-10, BRANCH-12).
 */
function drawTerms(scene: AreaScene, { partyOrg }: DrawnUnit): Day {
  const { random, today } = scene;
  if (!hasTerms(partyOrg.kind, partyOrg.functional)) return partyOrg.foundedOn;
  const years = termYearsOf(partyOrg.kind);
  const past = pastTerms(partyOrg.foundedOn, years, today);
  const overdue = past > 0 && random.chance(OVERDUE_SHARE);
  const current = overdue ? past - 1 : past;
  const shown = scene.preset.lean ? [current] : [current - 1, current];
  for (const term of shown.filter((index) => index >= 0)) {
    const fromOn = addYears(partyOrg.foundedOn, term * years);
    scene.area.terms.push({
      id: scene.nextId(),
      partyOrgId: partyOrg.id,
      number: term + 1,
      electedOn: term === 0 ? fromOn : addDays(fromOn, -random.int(0, 9)),
      fromOn,
      toOn: addYears(partyOrg.foundedOn, (term + 1) * years),
    } satisfies DemoTerm);
  }
  return addYears(partyOrg.foundedOn, current * years);
}

function pastTerms(foundedOn: Day, years: number, today: Day): number {
  let terms = 0;
  while (addYears(foundedOn, (terms + 1) * years) <= today) terms += 1;
  return terms;
}
