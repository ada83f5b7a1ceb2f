import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartFailure } from '../../platform/server/start-failure.ts';

export interface ListeningAddress {
  readonly host: string;
  readonly port: number;
}

const HIGHEST_PORT = 65_535;
const MOST_PROXIES = 9;

/** Where `HOST` and `PORT` ask the server to listen; port 0 is any free one. */
export function listeningAddressOf(env: NodeJS.ProcessEnv): ListeningAddress {
  const port = Number(env.PORT || 8420);
  if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT) {
    throw new StartFailure(
      `PORT“${env.PORT}”不是端口号。请填写 1 至 ${HIGHEST_PORT} 的整数，例如 PORT=8421 npm start`,
    );
  }
  return { host: env.HOST || '127.0.0.1', port };
}

/**
 * How many proxies of ours stand in front, by `TRUST_PROXY`: so many of the addresses that a request brings along are believed.
 * @throws StartFailure
 */
export function proxiesOf(env: NodeJS.ProcessEnv): number {
  const proxies = Number(env.TRUST_PROXY || 0);
  if (Number.isInteger(proxies) && proxies >= 0 && proxies <= MOST_PROXIES) return proxies;
  throw new StartFailure(
    `TRUST_PROXY 应是前面反向代理的层数（0 至 ${MOST_PROXIES}），现在是“${env.TRUST_PROXY}”。`,
  );
}

/** Fails where nothing can listen there. To be asked before anything is stored: a start that fails leaves no half behind. */
export async function ensureCanListen(address: ListeningAddress): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(address);
    await once(probe, 'listening');
  } catch (error) {
    throw failureOf(error as NodeJS.ErrnoException, address);
  } finally {
    probe.close();
  }
}

/** What to tell who started it, in their words; other errors as they are. */
export function failureOf(error: NodeJS.ErrnoException, { host, port }: ListeningAddress): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFailure(`端口 ${port} 已被其他程序占用。请停止它，或换一个端口：PORT=8421 npm start`);
    case 'EACCES':
      return new StartFailure(`没有权限使用端口 ${port}。请换一个大于 1023 的端口：PORT=8421 npm start`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFailure(`HOST“${host}”不是本机的地址。请核对，或不填写 HOST，只供本机访问。`);
    default:
      return error;
  }
}
