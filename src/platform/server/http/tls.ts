import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { FastifyServerFactory } from 'fastify';
import { StartFailure } from '../start-failure.ts';

/** A private key and the certificate chain that belongs to it, as PEM. */
export interface Tls {
  readonly key: Buffer;
  readonly cert: Buffer;
}

/**
 * The certificate that `TLS_KEY_FILE` and `TLS_CERT_FILE` name; undefined: none, plain http.
 * @throws StartFailure where only one is given, one can't be read, or the two don't belong together
 */
export function tlsOf(env: NodeJS.ProcessEnv): Tls | undefined {
  const { TLS_KEY_FILE: keyFile, TLS_CERT_FILE: certFile } = env;
  if (!keyFile && !certFile) return undefined;
  if (!keyFile || !certFile) {
    throw new StartFailure(
      '启用 https 要同时填写 TLS_KEY_FILE（私钥）和 TLS_CERT_FILE（证书），现在只有一个。',
    );
  }
  const tls = { key: read(keyFile), cert: read(certFile) };
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new StartFailure(
      `TLS_KEY_FILE 和 TLS_CERT_FILE 不是一对可用的 PEM 私钥和证书：${(error as Error).message}`,
    );
  }
  return tls;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new StartFailure(`无法读取“${file}”。请核对 TLS_KEY_FILE、TLS_CERT_FILE 的路径和读取权限。`);
  }
}

/** For Fastify: a server over TLS 1.2 or later. */
export function secureServer(tls: Tls): FastifyServerFactory<Server> {
  return (listener) => createServer({ ...tls, minVersion: 'TLSv1.2' }, listener);
}
