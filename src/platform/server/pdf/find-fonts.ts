import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import type { FontFiles } from './type-case.ts';

const FAMILY = '@expo-google-fonts/noto-serif-sc';

/**
 * The fonts that come with the product (Noto Serif SC, a Song type of 30,000 characters), then what the office has put into
 * `<data>/fonts` for characters that these lack.
 */
export function findFonts(dataFolder: string): FontFiles {
  const { resolve } = createRequire(join(projectRoot(), 'package.json'));
  const own = join(dataFolder, 'fonts');
  const names = existsSync(own) ? readdirSync(own).filter((name) => /\.ttf$/i.test(name)) : [];
  const added = names.sort().map((name) => join(own, name));
  return {
    regular: [resolve(`${FAMILY}/400Regular/NotoSerifSC_400Regular.ttf`), ...added],
    bold: [resolve(`${FAMILY}/700Bold/NotoSerifSC_700Bold.ttf`), ...added],
  };
}
