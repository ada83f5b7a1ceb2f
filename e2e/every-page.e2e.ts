import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessibilityFaults,
  demoPassword,
  openPage,
  openWorld,
  type Screen,
  sidewaysOverflow,
  signIn,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(['--demo']);
});
afterAll(() => world.close());

/** Each role meets its own pages; what its menu does not offer, nobody can walk into. */
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
const SCREENS: readonly Screen[] = ['desktop', 'phone'];

describe.each(SCREENS)('on a %s', (screen) => {
  // Two at a time: most of it is waiting for a page to come to rest.
  it.concurrent.each(ROLES)(
    'every page that the menu offers %s is whole, fits and can be read out',
    async (role) => {
      const { page, context, faults } = await openPage(world, screen);
      await signIn(page, role, demoPassword(world));
      const places = await menuAddresses(page);
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) {
        await page.goto(place);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.waitForLoadState('networkidle');
        expect({ place, overflow: await sidewaysOverflow(page) }).toEqual({ place, overflow: 0 });
        expect({ place, found: await accessibilityFaults(page) }).toEqual({ place, found: [] });
      }
      expect(faults).toEqual([]);
      await context.close();
    },
  );
});

async function menuAddresses(page: Awaited<ReturnType<typeof openPage>>['page']): Promise<string[]> {
  const menu = page.getByRole('button', { name: '打开菜单' });
  if (await menu.isVisible()) await menu.click();
  await page.locator('nav a[href]').first().waitFor();
  const hrefs = await page
    .locator('nav a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(hrefs)];
}
