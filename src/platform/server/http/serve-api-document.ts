import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { UPLOAD_TYPE } from './media-types.ts';

const UPLOAD_FORM = {
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
};

/** What reads a form is not the schema of a body: the file is streamed. It is described all the same. */
const describeRoute: typeof jsonSchemaTransform = (document) => {
  const described = jsonSchemaTransform(document);
  const { schema } = described;
  return schema?.consumes?.includes(UPLOAD_TYPE)
    ? { ...described, schema: { ...schema, body: UPLOAD_FORM } }
    : described;
};

/**
 * Describes every route bound after this call as OpenAPI 3.1, written from the contracts: `/api/openapi.json` for other systems,
 * `/api/docs` for people.
 */
export async function serveApiDocument(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '社组通接口',
        version,
        description:
          '登录后以会话 Cookie 调用；程序发起修改时须带 Origin 请求头，值为本系统的地址。除成功外的答复都是 {refusals: [{code, message, field?, clause?}]}：400 填写有误，401 未登录，403 无权，404 没有或不在管理范围内，409 不合规则，413 太大，415 格式不对，429 太频繁。',
      },
    },
    transform: describeRoute,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list' },
  });
  app.get('/api/openapi.json', { schema: { hide: true } as object }, async () => app.swagger());
}
