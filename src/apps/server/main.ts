import { parseArgs } from 'node:util';
import { StartFailure } from '../../platform/server/start-failure.ts';
import { type StartOptions, startServer } from './start-server.ts';

try {
  await startServer(process.env, optionsOf(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof StartFailure ? `启动失败：${error.message}` : error);
  process.exit(1);
}

function optionsOf(args: string[]): StartOptions {
  try {
    return parseArgs({ args, options: { demo: { type: 'boolean', default: false } } }).values;
  } catch {
    throw new StartFailure(
      `参数“${args.join(' ')}”有误。可用的只有 --demo：在空的数据文件夹中装入演示数据。`,
    );
  }
}
