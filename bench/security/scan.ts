// `npx tsx bench/security/scan.ts [--minutes N] [--from N]`: sqlmap and wapiti (Debian packages) against a demo of its own, fed with
// every route of the API document. What they report is answered in docs/security.md.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../src/platform/testing/temporary-folder.ts';
import { type DemoServer, startDemo } from './demo-server.ts';
import { type SampleRequest, sampleRequests } from './sample-requests.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '20' }, from: { type: 'string', default: '0' } },
});
const minutes = Number(values.minutes);
const folder = makeTemporaryFolder();
const data = join(folder, 'data');
mkdirSync(data);
const log = join(folder, 'server.log');
const server = await startDemo(data, (text) => appendFileSync(log, text));
try {
  const requests = (await sampleRequests(server)).slice(Number(values.from));
  const reported = await runWapiti(server, requests, minutes * 0.3);
  console.log(`wapiti: ${reported.length} findings`);
  for (const line of reported) console.log(`  ${line}`);
  const tried = await runSqlmap(server, requests, minutes * 0.7);
  console.log(
    `sqlmap: ${tried.done} of ${requests.length} requests tried, ${tried.found.length} lines on injectable places`,
  );
  for (const line of tried.found) console.log(`  ${line}`);
  const faults = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /"level":[56]0/.test(line));
  console.log(`server errors in the log: ${faults.length}`);
  for (const line of faults.slice(0, 10)) console.log(`  ${line.slice(0, 300)}`);
} finally {
  await server.stop();
  removeTemporaryFolder(folder, data);
}

/** Every parameter, part of an address and value of a body, one request after another until the time is over. */
async function runSqlmap(
  { address, cookie }: DemoServer,
  requests: readonly SampleRequest[],
  boxMinutes: number,
): Promise<{ done: number; found: string[] }> {
  const end = Date.now() + boxMinutes * 60_000;
  const found: string[] = [];
  let done = 0;
  for (const { operationId, method, url, body } of requests) {
    if (Date.now() > end) break;
    const sent = body === null ? [] : ['--data', body, '-H', 'Content-Type: application/json'];
    const options = [
      ['-u', url, '--method', method, '--cookie', cookie, '-H', `Origin: ${address}`, ...sent],
      [
        '--batch',
        '--flush-session',
        '--level',
        '1',
        '--risk',
        '1',
        '--technique',
        'BEUST',
        '--time-sec',
        '2',
      ],
      ['--dbms', 'PostgreSQL', '--ignore-code', '400,401,403,404,409', '--timeout', '15', '--retries', '0'],
      ['--disable-coloring', '--output-dir', join(folder, 'sqlmap'), '--skip', 'cookie', '--threads', '2'],
    ];
    const text = await run('sqlmap', end - Date.now(), options.flat());
    done += 1;
    const hits = text.split('\n').filter((line) => /is vulnerable|^ +Type: |false positive/.test(line));
    found.push(...hits.map((line) => `${operationId}: ${line}`));
  }
  return { done, found };
}

interface WapitiReport {
  readonly vulnerabilities: Readonly<Record<string, readonly WapitiFinding[]>>;
  readonly anomalies: Readonly<Record<string, readonly WapitiFinding[]>>;
}

interface WapitiFinding {
  readonly method: string;
  readonly path: string;
  readonly info: string;
}

/** The modules for pages and answers: injections, scripts, files, headers, redirects. */
async function runWapiti(
  { address, cookie }: DemoServer,
  requests: readonly SampleRequest[],
  boxMinutes: number,
): Promise<string[]> {
  const report = join(folder, 'wapiti.json');
  const starts = requests
    .filter(({ method }) => method === 'GET')
    .flatMap(({ url }) => ['-s', url.replaceAll('*', '')]);
  const seconds = String(Math.round(boxMinutes * 60));
  const options = [
    ['-u', `${address}/`, ...starts, '-H', `Cookie: ${cookie}`, '--scope', 'folder', '--flush-session'],
    ['-m', 'common,-nikto,-wapp', '-d', '1', '--max-scan-time', seconds, '--max-attack-time', '20'],
    ['--store-session', folder, '-f', 'json', '-o', report, '-v', '0', '--no-bugreport'],
  ];
  const text = await run('wapiti', boxMinutes * 60_000 + 120_000, options.flat());
  if (!existsSync(report)) throw new Error(`wapiti made no report: ${text.slice(-2000)}`);
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, 'utf8')) as WapitiReport;
  return [...Object.entries(vulnerabilities), ...Object.entries(anomalies)].flatMap(([kind, found]) =>
    found.map(({ method, path, info }) => `${kind}: ${method} ${path}: ${info}`),
  );
}

/** Runs a scanner and answers what it printed; ends it when its time is over. */
function run(command: string, boxMs: number, options: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
    const clock = setTimeout(() => child.kill('SIGINT'), boxMs);
    child.once('error', (error) =>
      reject(new Error(`${command} is not installed: apt-get install sqlmap wapiti`, { cause: error })),
    );
    child.once('exit', () => {
      clearTimeout(clock);
      resolve(text);
    });
  });
}
