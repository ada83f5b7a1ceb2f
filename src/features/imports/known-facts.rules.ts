/** The keys by which facts of a row are compared with those that are known; findKnownFacts writes the same. */
import type { SocialOrgFacts } from '../social-orgs/social-org-fact.ts';

/**
 * Only the facts that say something new of the organisation.
 * @param sealed how a telephone stands in the database
 */
export function newFactsOf(
  socialOrgId: string,
  facts: SocialOrgFacts,
  known: ReadonlySet<string>,
  sealed: (phone: string) => string,
): SocialOrgFacts {
  const isNew = (...keys: readonly string[]) => keys.some((key) => !known.has(`${socialOrgId} ${key}`));
  return {
    heads: facts.heads?.filter((each) => {
      const { personName, post, isMember, alsoSecretary, deputyRoles, officialsApproval, phone } = each;
      const head = `head ${personName} ${post}`;
      const said = [
        ['member', isMember],
        ['secretary', alsoSecretary],
        ['roles', deputyRoles?.join(',')],
        ['approval', officialsApproval],
        ['phone', phone ? sealed(phone) : phone],
      ].flatMap(([what, value]) =>
        value === undefined || value === null ? [] : [`${head} ${what} ${value}`],
      );
      return isNew(head, ...said);
    }),
    annualChecks: facts.annualChecks?.filter(({ year, result }) => isNew(`check ${year} ${result}`)),
    evaluations: facts.evaluations?.filter(({ grade }) => isNew(`grade ${grade}`)),
    creditListings: facts.creditListings?.filter(({ kind }) => isNew(`listing ${kind}`)),
    massOrgs: facts.massOrgs?.filter(({ kind, doesPartyWork }) =>
      isNew(
        `mass ${kind}`,
        ...(doesPartyWork === undefined ? [] : [`mass ${kind} party work ${doesPartyWork}`]),
      ),
    ),
    advisors: facts.advisors?.filter(({ kind, personName }) => isNew(`${kind} ${personName}`)),
    declaredFigures: facts.declaredFigures?.filter(({ figure, value }) =>
      isNew(`declared ${figure} ${value}`),
    ),
  };
}

/** Whether any fact is left. */
export function saysAnything(facts: SocialOrgFacts): boolean {
  return Object.values(facts).some((each) => each !== undefined && each.length > 0);
}
