import { readSecret } from './read-secret.ts';
import { runCommandLine } from './run-command-line.ts';

// A reader that has seen enough (`| head -1`) closes the pipe: what is still to be told has nobody to go to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  print: (text) => void process.stdout.write(`${text}\n`),
  say: (text) => void process.stderr.write(`${text}\n`),
  askSecret: readSecret,
});
