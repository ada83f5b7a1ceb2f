import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { countPartyOrgsRoute } from '../../party-orgs/party-org-list.contract.ts';
import { countSocialOrgsRoute } from '../../social-orgs/social-org-list.contract.ts';
import { createPrintDesk, type PrintDesk } from '../../testing/print-desk.ts';
import {
  type PrintListCode,
  printListCodes,
  printLists,
  type PrintNarrowing,
  printNarrowings,
} from '../print-list.ts';
import { countPrintRoute, printListRoute, requestPrintRoute } from '../prints.contract.ts';

const NOWHERE = '019a0000-0000-7000-8000-000000000000';
const ASKED: Readonly<Record<PrintNarrowing, unknown>> = {
  sector: ['education'],
  type: ['society'],
  body: NOWHERE,
  kind: ['branch'],
  status: ['full'],
};

let world: PrintDesk;
beforeAll(async () => {
  world = await createPrintDesk();
});
afterAll(() => world.close());

const count = (list: PrintListCode, query: object) =>
  world.app.call('officer', countPrintRoute, { params: { list }, query });

describe('a printed list that is narrowed', () => {
  it.each(['education', 'none', 'legal'])('to the sector %s has the rows of its screen', async (sector) => {
    const query = { sector: [sector] };
    const social = async (more: object) =>
      (await world.app.call('officer', countSocialOrgsRoute, { query: { ...query, ...more } })).body.count;
    expect((await count('ledger', query)).body.count).toBe(await social({}));
    expect((await count('unclear', query)).body.count).toBe(await social({ responsibility: 'unclear' }));
    expect((await count('gaps', query)).body.count).toBe(await social({ covered: 'none' }));
  });

  it('to a kind of Party organisation has the rows of its screen', async () => {
    const query = { kind: ['branch'] };
    const party = async (more: object) =>
      (await world.app.call('officer', countPartyOrgsRoute, { query: { ...query, ...more } })).body.count;
    expect((await count('party-orgs', query)).body.count).toBe(await party({}));
    expect((await count('vacancies', query)).body.count).toBe(await party({ secretary: 'vacant' }));
    expect((await count('leadership', { kind: ['committee'] })).body.count).toBe(0);
  });

  it('to members of a status, or of a sector of work units, has those alone', async () => {
    expect((await count('members', { status: ['full'] })).body.count).toBe(3);
    expect((await count('members', { status: ['probationary'] })).body.count).toBe(0);
    expect((await count('members', { sector: ['none'] })).body.count).toBe(0);
  });

  it('says on its head by what', async () => {
    const query = {
      format: 'xlsx' as const,
      purpose: '年度统计',
      region: '610723000',
      sector: ['education'],
    };
    const { bytes } = await world.app.call('officer', printListRoute, { params: { list: 'ledger' }, query });
    const head = (await readTexts(bytes, 'a.xlsx')).slice(0, 3).flat().join(' ');
    expect(head).toContain('范围：');
    expect(head).toContain('洋县、教育');
  });

  it.each(printListCodes)('%s refuses what its rows do not have, rather than hold more', async (list) => {
    for (const key of printNarrowings) {
      const query = { [key]: ASKED[key] };
      const answer = await count(list, query);
      const own = printLists[list].narrowedBy.includes(key);
      expect([key, answer.refusals[0]?.code ?? null]).toEqual([key, own ? null : 'print.filter']);
    }
  });

  it('refuses it before a file is asked for in the background', async () => {
    const body = { purpose: '年度统计', kind: ['branch'] };
    const answer = await world.app.call('officer', requestPrintRoute, { params: { list: 'ledger' }, body });
    expect(answer.refusals[0]).toMatchObject({ code: 'print.filter', field: 'kind' });
  });
});
