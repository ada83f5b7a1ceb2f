import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { NO_ADDRESS, NOT_ALLOWED, sendRefusals } from './bind-route.ts';
import { speakChinese } from './input-messages.ts';
import { limitRequests } from './limit-requests.ts';
import { type Limits, USUAL_LIMITS } from './limits.ts';
import { logOptions } from './log-options.ts';
import { refuseForeignOrigin } from './refuse-foreign-origin.ts';
import { setBareHeaders, setSecurityHeaders } from './security-headers.ts';
import { secureServer, type Tls } from './tls.ts';

/** PostgreSQL's code, also for a row that a row-level rule keeps out. */
const INSUFFICIENT_PRIVILEGE = '42501';
/** PostgreSQL's codes for text that holds a NUL character. */
const NO_TEXT = new Set(['22021', '22P05']);
const MAX_BODY_BYTES = 1024 * 1024;
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
/** Beside its one file a form has a few short fields. */
const MAX_FORM = { files: 1, fields: 20, fieldSize: 10_000, headerPairs: 50 };
/** Whoever sends a request more slowly than this keeps a connection from others. */
const LONGEST_REQUEST_MS = 10 * 60_000;
const UNREADABLE = refuse('request.unreadable', '请求的内容无法读取，请刷新页面后重试。');

export interface AppOptions {
  readonly logLevel?: string;
  /** Where log lines go; standard output unless given. */
  readonly logStream?: { write(line: string): void };
  readonly limits?: Limits;
  /** How many proxies of ours stand in front and say who asks and how; none unless given. */
  readonly proxies?: number;
  /** Serve https by this certificate; plain http unless given. */
  readonly tls?: Tls | undefined;
}

/** An application without routes: parsing, headers, limits, and errors as refusals in Chinese. */
export async function createApp(options: AppOptions = {}): Promise<FastifyInstance> {
  speakChinese();
  const app = Fastify({
    logger: logOptions(options.logLevel ?? 'warn', options.logStream),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: LONGEST_REQUEST_MS,
    trustProxy: (_address, hop) => hop < (options.proxies ?? 0),
    ...(options.tls === undefined ? {} : { serverFactory: secureServer(options.tls) }),
    // What never reaches a route: an address that is not UTF-8, or a part of it that is longer than any id.
    frameworkErrors: (error, _request, bare) => {
      const reply = setBareHeaders(bare as FastifyReply);
      if (error.code === 'FST_ERR_BAD_URL') sendRefusals(reply, [UNREADABLE], 400);
      else sendRefusals(reply, [NO_ADDRESS], 404);
    },
  });
  // A form of another site may send plain text without asking; nothing of ours reads it.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('boundRoutes', []);
  app.decorate('handlers', new Map());
  app.decorate('identify', async () => null);
  app.decorateRequest('caller', null);
  app.setErrorHandler(answerError);
  app.addHook('onRequest', refuseForeignOrigin);
  app.addHook('preValidation', refuseZeroBytes);
  await app.register(cookie);
  await app.register(compress, { threshold: 2048 });
  await setSecurityHeaders(app);
  await limitRequests(app, options.limits ?? USUAL_LIMITS);
  await app.register(multipart, { limits: { ...MAX_FORM, fileSize: MAX_UPLOAD_BYTES } });
  return app;
}

const AWAY = /^(?:08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/;
const RETRY_AFTER_SECONDS = 5;
const DATABASE_AWAY = refuse(
  'server.database-away',
  '数据库暂时连不上。刚才的操作可能没有保存：请过一会儿刷新看一看，没有保存的再提交一次；一直如此，请告诉管理员。',
);

/** Answers that there is no such address, in the shape of every other refusal. */
export function sendNoAddress(reply: FastifyReply): FastifyReply {
  return sendRefusals(reply, [NO_ADDRESS], 404);
}

/** PostgreSQL keeps no zero byte in a text; whoever sends one learns so here, not by a fault. */
async function refuseZeroBytes(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const { params, query, body } = request;
  if (![params, query, body].some(holdsZeroByte)) return undefined;
  return sendRefusals(
    reply,
    [refuse('input.zero-byte', '填写的内容里有无法保存的控制字符，请删去后重试。')],
    400,
  );
}

function holdsZeroByte(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  return Object.values(value).some(holdsZeroByte);
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error)) {
    return sendRefusals(reply, error.validation.map(refusalOfIssue), 400);
  }
  // A row outside the bounds, or a table that the caller's kind of role may not write: the database has the last word.
  if (error.code === INSUFFICIENT_PRIVILEGE) {
    request.log.warn(error);
    return sendRefusals(reply, [NOT_ALLOWED]);
  }
  if (NO_TEXT.has(error.code)) {
    return sendRefusals(reply, [refuse('input.no-text', '内容中有不能保存的控制字符，请删去后重试。')], 400);
  }
  const status = error.statusCode ?? 500;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return sendRefusals(reply, [refuse('request.too-large', '提交的内容太多，未接收。请分次提交。')], 413);
  }
  if (status === 413) {
    return sendRefusals(reply, [refuse('file.too-large', '文件超过 50 MB，未接收。请拆分后分次上传。')], 413);
  }
  if (status === 429) {
    return sendRefusals(reply, [refuse('too-many.requests', '操作过于频繁，请稍后再试。')], 429);
  }
  if (status < 500) {
    return sendRefusals(reply, [UNREADABLE], status);
  }
  request.log.error(error);
  if (isDatabaseAway(error)) {
    return sendRefusals(reply.header('retry-after', RETRY_AFTER_SECONDS), [DATABASE_AWAY], 503);
  }
  return sendRefusals(
    reply,
    [
      refuse(
        'server.fault',
        `系统出错，本次操作没有保存。请稍后重试；如仍出错，请把编号 ${request.id} 告诉管理员。`,
      ),
    ],
    500,
  );
}

/** Connections lost or refused (class 08, 57P01 to 57P03), all of them taken, or nobody there. */
function isDatabaseAway({ code, message }: FastifyError): boolean {
  return AWAY.test(code ?? '') || (code === 'ENOENT' && message.startsWith('connect '));
}

function refusalOfIssue(issue: {
  readonly instancePath: string;
  readonly message?: string | undefined;
}): Refusal {
  const field = issue.instancePath.replace(/^\//, '').replaceAll('/', '.');
  const message = issue.message ?? '填写有误';
  return refuse('input.invalid', field === '' ? message : `“${field}”：${message}`, { field });
}
