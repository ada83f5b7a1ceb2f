import { StartFailure } from '../../platform/server/start-failure.ts';
import { startServer } from './start-server.ts';

try {
  await startServer(process.env);
} catch (error) {
  console.error(error instanceof StartFailure ? `启动失败：${error.message}` : error);
  process.exit(1);
}
