import { describe, expect, it } from 'vitest';
import { activeLink, menuFor } from './menu.ts';
import type { WebPage } from './web-page.ts';

const Page = () => null;
const places = ['home', 'orgs', 'system'].map((key) => ({ key, title: key, icon: null }));
const pages: readonly WebPage[] = [
  { path: '/', title: '工作台', menu: 'home', element: Page },
  { path: '/orgs', title: '社会组织', menu: 'orgs', permission: 'orgs.read', element: Page },
  { path: '/orgs/$id', title: '社会组织', menu: 'orgs', permission: 'orgs.read', element: Page },
  { path: '/accounts', title: '账号', menu: 'system', permission: 'accounts.manage', element: Page },
  {
    path: '/accounts/split',
    title: '三员分立',
    menu: 'system',
    permission: 'accounts.manage',
    inMenu: false,
    element: Page,
  },
];

const shape = (held: readonly string[]) =>
  menuFor(places, pages, new Set(held)).map(({ key, links }) => [key, links.map(({ path }) => path)]);

describe('menuFor', () => {
  it('leads only where the person may go, and never to a page that needs a record', () => {
    expect(shape(['orgs.read'])).toEqual([
      ['home', ['/']],
      ['orgs', ['/orgs']],
    ]);
  });

  it('shows a place once one of its pages is open', () => {
    expect(shape(['accounts.manage'])).toEqual([
      ['home', ['/']],
      ['system', ['/accounts']],
    ]);
  });
});

describe('activeLink', () => {
  const entries = menuFor(places, pages, new Set(['orgs.read', 'accounts.manage']));
  it.each([
    ['/', '/'],
    ['/orgs', '/orgs'],
    ['/orgs/123', '/orgs'],
    ['/orgsmore', undefined],
    ['/elsewhere', undefined],
  ])('%s stands under %s', (path, link) => {
    expect(activeLink(entries, path)).toBe(link);
  });
});
