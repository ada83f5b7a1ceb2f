import { describe, expect, it } from 'vitest';
import { findGlossaryFaults, readGlossary } from './glossary.ts';

const PAGE = `# Glossary

## In the code

| term | identifier | meaning | source |
|---|---|---|---|
| 社会组织 | \`socialOrg\` | … | SORG-01 |
| 联合支部 | \`jointBranch\` | … | BRANCH-03 |

## Settled, not yet in the code

| term | identifier | meaning | source |
|---|---|---|---|
| 党费 | \`dues\` | … | DUES-01 |

## Forbidden

| word | instead | except |
|---|---|---|
| \`organization\` | \`socialOrg\` | — |
| \`orgUnit\` | \`socialOrg\` | \`org_unit_old\`: a column of others |
`;
const GOOD =
  "export const listSocialOrgs = (kind: string) => kind === 'joint_branch'; // organization in a comment";

function faultsOf(code: string, page = PAGE, path = 'src/a.ts'): readonly string[] {
  return findGlossaryFaults(readGlossary(page), [{ path, text: code }]);
}

describe('findGlossaryFaults', () => {
  it('is silent where page and code agree', () => {
    expect(faultsOf(GOOD)).toEqual([]);
  });

  it.each([
    ['an identifier that never occurs', 'export const socialOrg = 1;', 'jointBranch'],
    ['an identifier named in a comment only', '// jointBranch\nexport const socialOrg = 1;', 'jointBranch'],
    ['an identifier inside another word', "export const socialOrganist = 'joint_branch';", 'socialOrg'],
    ['a forbidden word', `${GOOD}\nexport const organization = 1;`, 'organization uses'],
    ['a forbidden word in capitals', `${GOOD}\nexport interface OrgUnits { a: 1 }`, 'OrgUnits uses'],
    ['a forbidden word inside a longer one', `${GOOD}\nexport const listOrgUnits = 1;`, 'listOrgUnits uses'],
  ])('finds %s', (_what, code, part) => {
    expect(faultsOf(code)).toEqual([expect.stringContaining(part)]);
  });

  it('allows an identifier that is excepted, and that one alone', () => {
    expect(faultsOf(`${GOOD}\nexport const row = { org_unit_old: 1 };`)).toEqual([]);
    expect(faultsOf(`${GOOD}\nexport const row = { org_unit_old_id: 1 };`)).toHaveLength(1);
  });

  it('allows a forbidden word in text that people read', () => {
    expect(faultsOf(`${GOOD}\nexport const label = 'organization';`)).toEqual([]);
  });

  it('reads components', () => {
    expect(faultsOf(`${GOOD}\nexport const Page = () => <OrgUnit />;`, PAGE, 'src/a.tsx')).toHaveLength(1);
  });

  it.each([
    ['two terms', '| 社团组织 | `socialOrg` | … | — |', 'socialOrg has two terms'],
    ['two identifiers', '| 党费 | `contributions` | … | — |', '党费 has two identifiers'],
  ])('finds %s for one', (_what, line, part) => {
    const page = PAGE.replace('\n## Forbidden', `${line}\n\n## Forbidden`).replace(
      '\n\n| 社团组织',
      '\n| 社团组织',
    );
    expect(faultsOf(GOOD, page)).toEqual([expect.stringContaining(part)]);
  });

  it('throws when a section is missing', () => {
    expect(() => readGlossary('# Glossary\n')).toThrow('In the code');
  });
});
