import { type CodeTable } from '../../features/codes/code-table.ts';
import { type MemberStatus, memberStatuses } from '../../features/codes/tables/member.ts';
import { partyOrgKinds } from '../../features/codes/tables/party-org-kind.ts';
import { socialOrgTypes } from '../../features/codes/tables/social-org-type.ts';
import { printNarrowingNames } from '../../features/prints/print-list.ts';
import type { PrintFilter } from '../../features/prints/prints.contract.ts';
import { listSectors } from '../../features/social-orgs/server/public.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { Workplace } from './open-workplace.ts';

const TABLES = { type: socialOrgTypes, kind: partyOrgKinds, status: memberStatuses } as const;

type Words = { readonly [K in 'sector' | keyof typeof TABLES]?: readonly string[] | undefined };

/** By what a list is narrowed, each said by its code, its name or an everyday word for it. */
export async function readNarrowing(
  { appPool, acting }: Workplace,
  words: Words,
): Promise<Pick<PrintFilter, 'sector' | 'type' | 'kind' | 'status'> | Refusal> {
  const sectors = words.sector === undefined ? [] : await listSectors(appPool, acting);
  const found = {
    sector: codesOf([...sectors, { code: 'none', name: '未填' }], words.sector, printNarrowingNames.sector),
    type: codesOf(TABLES.type.entries, words.type, printNarrowingNames.type),
    kind: codesOf(TABLES.kind.entries, words.kind, printNarrowingNames.kind),
    status: codesOf(TABLES.status.entries, words.status, printNarrowingNames.status),
  };
  const { sector, type, kind, status } = found;
  if (isRefusal(sector)) return sector;
  if (isRefusal(type)) return type;
  if (isRefusal(kind)) return kind;
  return isRefusal(status) ? status : { sector, type, kind, status: status as MemberStatus[] | undefined };
}

function codesOf(
  entries: CodeTable['entries'],
  words: readonly string[] | undefined,
  title: string,
): string[] | undefined | Refusal {
  if (words === undefined) return undefined;
  const codes: string[] = [];
  for (const word of words) {
    const entry = entries.find(
      ({ code, name, words: others = [] }) => code === word || name === word || others.includes(word),
    );
    if (entry === undefined) {
      const known = entries.map(({ name }) => name).join('、');
      return refuse('input.narrowing', `没有${title}“${word}”。可以写：${known}。`, { value: word });
    }
    codes.push(entry.code);
  }
  return codes;
}
