import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { makeDataFolder, type StoppedDemo, startServer } from './start-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stoppedDemo: StoppedDemo;
  }
}

/** Fills a data folder with the demo county once; each file of journeys begins on a copy of it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = makeDataFolder();
  const server = await startServer(folder, ['--demo']);
  const password = await server.printed(/密码都是：(\S+)/);
  await server.stop();
  project.provide('stoppedDemo', { folder, password });
  return () => rmSync(folder, { recursive: true, force: true });
}
