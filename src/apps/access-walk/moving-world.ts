import type { Facts, MemberFacts, SocialOrgFacts } from './sight.ts';

/** One line of who covers whom: it began before today or today, and may have ended today. */
interface Covering {
  readonly nodeId: string;
  readonly since: 'before' | 'today';
  open: boolean;
}

interface Node {
  parentId: string | null;
  readonly regionCode: string;
  ended: boolean;
}

interface Org {
  responsibleId: string;
  readonly regionCode: string;
  readonly bodyId: string | null;
  coverings: Covering[];
  readonly advisors: Set<string>;
}

/** What moves, merges and ends do to a world, told plainly: parents are changed, and what hung on a node hangs on another. */
export class MovingWorld {
  readonly nodes = new Map<string, Node>();
  readonly orgs = new Map<string, Org>();
  readonly members = new Map<string, MemberFacts>();

  move(id: string, parentId: string): void {
    this.#node(id).parentId = parentId;
  }

  /** Children that still exist, members, coverage and responsibility go over; the node ends where it stood. */
  merge(id: string, intoId: string): void {
    for (const node of this.nodes.values()) if (node.parentId === id && !node.ended) node.parentId = intoId;
    const over = (at: string | null) => (at === id ? intoId : at);
    for (const [memberId, { managingId, membershipId, workUnitId }] of this.members) {
      this.members.set(memberId, {
        managingId: over(managingId) ?? intoId,
        membershipId: over(membershipId),
        workUnitId,
      });
    }
    for (const org of this.orgs.values()) {
      if (org.responsibleId === id) org.responsibleId = intoId;
      const isCovered = org.coverings.some((each) => each.open && each.nodeId === id);
      const isAlready = org.coverings.some((each) => each.open && each.nodeId === intoId);
      if (isCovered && !isAlready) org.coverings.push({ nodeId: intoId, since: 'today', open: true });
    }
    this.end(id);
  }

  end(id: string): void {
    this.#node(id).ended = true;
    for (const org of this.orgs.values()) {
      org.coverings = org.coverings.filter((each) => each.nodeId !== id || each.since === 'before');
      for (const each of org.coverings) if (each.nodeId === id) each.open = false;
    }
  }

  cover(orgId: string, nodeId: string): void {
    this.#org(orgId).coverings.push({ nodeId, since: 'before', open: true });
  }

  answerFor(orgId: string, nodeId: string): void {
    this.#org(orgId).responsibleId = nodeId;
  }

  entrust(orgId: string, accountId: string): void {
    this.#org(orgId).advisors.add(accountId);
  }

  transfer(memberId: string, to: { readonly managingId?: string; readonly membershipId?: string }): void {
    const member = this.members.get(memberId);
    if (member !== undefined) this.members.set(memberId, { ...member, ...to });
  }

  facts(): Facts {
    const org = ({ coverings, ...rest }: Org): SocialOrgFacts => ({
      ...rest,
      coveredBy: new Set(coverings.filter(({ open }) => open).map(({ nodeId }) => nodeId)),
      everCoveredBy: new Set(coverings.map(({ nodeId }) => nodeId)),
    });
    return {
      partyOrgs: this.nodes,
      socialOrgs: new Map([...this.orgs].map(([id, each]) => [id, org(each)])),
      members: this.members,
    };
  }

  #node(id: string): Node {
    const node = this.nodes.get(id);
    if (node === undefined) throw new Error(`no node ${id}`);
    return node;
  }

  #org(id: string): Org {
    const org = this.orgs.get(id);
    if (org === undefined) throw new Error(`no organisation ${id}`);
    return org;
  }
}
