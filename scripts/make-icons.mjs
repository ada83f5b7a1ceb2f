// node scripts/make-icons.mjs — draws the phone's icons from our own icon.svg; run again when that changes, and commit what it writes.
// A browser does the drawing: CHROMIUM_PATH says where it is.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const folder = join(import.meta.dirname, '..', 'src', 'apps', 'web', 'public', 'm');
const RED = '#c8161d';
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');

/** `bleed`: the ground reaches the edges, since the phone cuts the corners; `share`: how much of it the drawing takes. */
const icons = [
  { name: 'icon-192.png', size: 192, bleed: false, share: 1 },
  { name: 'icon-512.png', size: 512, bleed: false, share: 1 },
  { name: 'icon-maskable-512.png', size: 512, bleed: true, share: 0.8 },
  { name: 'apple-touch-icon.png', size: 180, bleed: true, share: 1 },
];

const executablePath = process.env.CHROMIUM_PATH;
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(executablePath === undefined ? {} : { executablePath }),
});
const page = await browser.newPage();
for (const { name, size, bleed, share } of icons) {
  await page.setViewportSize({ width: size, height: size });
  const ground = bleed ? RED : 'transparent';
  await page.setContent(
    `<style>html, body { margin: 0; background: ${ground} } body { display: grid; place-items: center; height: 100vh }
      svg { width: ${share * 100}vw; height: ${share * 100}vw }</style>${svg}`,
  );
  writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }));
}
await browser.close();
