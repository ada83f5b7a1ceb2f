import { type CodeTable } from '../../features/codes/code-table.ts';
import { type MemberStatus, memberStatuses } from '../../features/codes/tables/member.ts';
import { partyOrgKinds } from '../../features/codes/tables/party-org-kind.ts';
import { socialOrgTypes } from '../../features/codes/tables/social-org-type.ts';
import { printNarrowingNames } from '../../features/prints/print-list.ts';
import type { PrintFilter } from '../../features/prints/prints.contract.ts';
import { listSectors } from '../../features/social-orgs/server/public.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { findBodies } from './find-scope.queries.ts';
import type { Sight } from './open-workplace.ts';

const TABLES = { type: socialOrgTypes, kind: partyOrgKinds, status: memberStatuses } as const;

type Words = { readonly [K in 'sector' | keyof typeof TABLES]?: readonly string[] | undefined } & {
  readonly body?: string | undefined;
};

/** By what a list is narrowed, each said by its code, its name or an everyday word for it. */
export async function readNarrowing(
  workplace: Sight,
  words: Words,
): Promise<Pick<PrintFilter, 'sector' | 'type' | 'body' | 'kind' | 'status'> | Refusal> {
  const { appPool, acting } = workplace;
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
  if (isRefusal(status)) return status;
  const body = await readBody(workplace, words.body);
  if (isRefusal(body)) return body;
  return { sector, type, body, kind, status: status as MemberStatus[] | undefined };
}

/** A supervising body by its id or its full name; bodies of two places may be called alike. */
async function readBody(
  { appPool, acting }: Sight,
  word: string | undefined,
): Promise<string | undefined | Refusal> {
  if (word === undefined) return undefined;
  const [found, another] = await findBodies(appPool, acting, word);
  if (found === undefined)
    return refuse('input.body', `没有找到业务主管单位“${word}”。请写全称，或它的编号。`, { value: word });
  if (another === undefined) return found.id;
  const each = [found, another].map(({ id, within }) => `${within}的是 ${id}`).join('，');
  return refuse('input.body', `叫“${word}”的业务主管单位不止一个，请写编号：${each}。`, { value: word });
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
