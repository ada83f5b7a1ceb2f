import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  accessibilityFaults,
  atRest,
  openPage,
  openDemoWorld,
  SCREENS,
  sidewaysOverflow,
  SIZES,
  signIn,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openDemoWorld();
});
afterAll(() => world.close());

/** Each role meets its own pages; what its menu does not offer, nobody can walk into. Who sees most of a page comes first. */
const ROLES = [
  'officer',
  'place',
  'body',
  'inspector',
  'secretary',
  'advisor',
  'member',
  'system',
  'security',
  'audit',
];

/** Pages that axe has seen on both screens: another role meets the same parts with other records, or fewer of them. */
const judged = new Set<string>();

it.each(ROLES)(
  'every page that the menu offers %s is whole on a desktop and on a phone',
  async (role) => {
    const { page, context, faults } = await openPage(world, 'desktop');
    await signIn(page, world, role);
    const places = await menuAddresses(page);
    const headings = new Set<string>();
    for (const place of places) {
      headings.add(await walkTo(page, place));
      for (const screen of SCREENS) {
        await page.setViewportSize(SIZES[screen]);
        await atRest(page);
        const found = {
          overflow: await sidewaysOverflow(page),
          faults: judged.has(place) ? [] : await accessibilityFaults(page),
        };
        expect({ place, screen, ...found }).toEqual({ place, screen, overflow: 0, faults: [] });
      }
      // Each role's own 工作台 stands at the same address.
      if (place !== '/') judged.add(place);
    }
    // A walk that went nowhere would judge one page many times.
    expect(headings.size).toBe(places.length);
    expect(faults).toEqual([]);
    await context.close();
  },
  480_000,
);

/** As a click in the menu does: the product is loaded once a role, not once a page. Answers the page's heading. */
async function walkTo(page: Page, place: string): Promise<string> {
  await page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, place);
  await atRest(page);
  return page.getByRole('heading', { level: 1 }).first().innerText();
}

async function menuAddresses(page: Page): Promise<string[]> {
  const menu = page.getByRole('button', { name: '打开菜单' });
  if (await menu.isVisible()) await menu.click();
  await page.locator('nav a[href]').first().waitFor();
  const hrefs = await page
    .locator('nav a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(hrefs)];
}
