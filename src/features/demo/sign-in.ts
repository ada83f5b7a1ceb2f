import type { WantedGrant } from '../access/account.rules.ts';
import type { DemoAdvisor, DemoArea } from './demo.ts';
import type { Preset } from './presets.ts';

/** An account of the demo: one for each role, so that everybody can see what everybody sees. */
export interface DemoAccount {
  readonly signInName: string;
  readonly displayName: string;
  /** What the list of sign-ins says of it. */
  readonly note: string;
  readonly grant: WantedGrant;
  readonly memberId?: string;
  /** The advisor of the demo whose organisations are entrusted to this account; names alone may be two people's. */
  readonly advisor?: Pick<DemoAdvisor, 'personName' | 'phone'>;
}

/** What the accounts are bound to: the root's own area and, where there is one, an area below it. */
export interface AccountAreas {
  readonly root: DemoArea;
  /** The root's own area again where the preset has just one. */
  readonly below: DemoArea;
}

/** The demo's accounts. */
export function demoAccountsOf(preset: Preset, { root, below }: AccountAreas): DemoAccount[] {
  const committee = orThrow(root.partyOrgs[0]);
  const subNode = below === root ? orThrow(root.partyOrgs[1]) : orThrow(below.partyOrgs[0]);
  const region = below === root ? preset.rootRegion : orThrow(below.answersFor[0]).regionCode;
  const body = biggestBody(root);
  const branch = biggestBranch(below);
  const secretary = orThrow(secretaryOf(below, branch.id));
  const member = orThrow(
    below.members.find(
      ({ id, managingBranchId }) => managingBranchId === branch.id && id !== secretary.memberId,
    ),
  );
  const advisor = busiestAdvisor(below);
  return [
    duty('system', '系统管理员', 'system_admin', '开设和停用账号'),
    duty('security', '安全管理员', 'security_admin', '授予和收回角色'),
    duty('audit', '安全审计员', 'auditor', '查看操作记录'),
    {
      signInName: 'officer',
      displayName: '党工委干部',
      note: `党建工作人员 · ${committee.name}`,
      grant: { role: 'officer', scopeKind: 'party', scopeId: committee.id },
    },
    {
      signInName: 'suboffice',
      displayName: '下级党组织干部',
      note: `党建工作人员 · ${subNode.name}`,
      grant: { role: 'officer', scopeKind: 'party', scopeId: subNode.id },
    },
    {
      signInName: 'place',
      displayName: '民政局干部',
      note: `按行政区划 · ${below.title}`,
      grant: { role: 'officer', scopeKind: 'place', scopeId: region },
    },
    {
      signInName: 'body',
      displayName: '主管单位干部',
      note: `按业务主管单位 · ${body.name}`,
      grant: { role: 'officer', scopeKind: 'body', scopeId: body.id },
    },
    {
      signInName: 'inspector',
      displayName: '查阅人员',
      note: `只读 · ${committee.name}`,
      grant: { role: 'inspector', scopeKind: 'party', scopeId: committee.id },
    },
    {
      signInName: 'secretary',
      displayName: secretary.personName,
      note: `党支部书记 · ${branch.name}`,
      grant: { role: 'branch_secretary', scopeKind: 'party', scopeId: branch.id },
      memberId: secretary.memberId,
    },
    {
      signInName: 'advisor',
      displayName: advisor.personName,
      note: '党建指导员 · 负责的社会组织',
      grant: { role: 'advisor', scopeKind: 'self', scopeId: null },
      advisor,
    },
    {
      signInName: 'member',
      displayName: member.name,
      note: `党员 · ${branch.name}`,
      grant: { role: 'member', scopeKind: 'self', scopeId: null },
      memberId: member.id,
    },
  ];
}

function duty(
  signInName: string,
  displayName: string,
  role: 'system_admin' | 'security_admin' | 'auditor',
  note: string,
): DemoAccount {
  return { signInName, displayName, note, grant: { role, scopeKind: 'none', scopeId: null } };
}

function biggestBody(area: DemoArea) {
  return orThrow(
    mostFrequent(
      area.bodies,
      area.socialOrgs.map(({ supervisingBodyId }) => supervisingBodyId),
    ),
  );
}

/** A joint branch that is led by somebody. */
function biggestBranch(area: DemoArea) {
  const branches = area.partyOrgs.filter(
    ({ id, setupMode }) => setupMode === 'joint' && secretaryOf(area, id) !== undefined,
  );
  return orThrow(
    mostFrequent(
      branches,
      area.members.map(({ managingBranchId }) => managingBranchId),
    ),
  );
}

function secretaryOf(area: DemoArea, branchId: string): { memberId: string; personName: string } | undefined {
  const post = area.posts.find((each) => each.partyOrgId === branchId && each.post === 'secretary');
  return post === undefined || post.memberId === null ? undefined : { ...post, memberId: post.memberId };
}

function busiestAdvisor(area: DemoArea) {
  const people = area.advisors.map(({ personName, phone }) => ({ id: phone, personName, phone }));
  return orThrow(
    mostFrequent(
      people,
      area.advisors.map(({ phone }) => phone),
    ),
  );
}

/** The item whose id occurs most often among the mentions. */
function mostFrequent<Item extends { readonly id: string }>(
  items: readonly Item[],
  mentions: readonly (string | null)[],
): Item | undefined {
  const counts = new Map<string | null, number>();
  for (const id of mentions) counts.set(id, (counts.get(id) ?? 0) + 1);
  return items.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))[0];
}

function orThrow<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the demo has nothing to sign in to');
  return value;
}

/** What is printed once the demo stands. */
export function signInLines(demo: {
  readonly title: string;
  readonly password: string;
  readonly signIns: readonly Pick<DemoAccount, 'signInName' | 'displayName' | 'note'>[];
}): string[] {
  return [
    `已装入演示数据：${demo.title}。全部内容均为虚构。`,
    `以下账号的密码都是：${demo.password}`,
    ...demo.signIns.map(({ signInName, note }) => `  ${signInName.padEnd(12)}${note}`),
  ];
}
