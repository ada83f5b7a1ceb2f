import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { listTodosRoute } from '../workbench.contract.ts';
import { listTodos } from './list-todos.ts';

/** 工作台: what waits for whoever asks. */
export function registerWorkbenchRoutes(app: FastifyInstance): void {
  bindRoute(app, listTodosRoute, (context) => listTodos(app, context, todayIn(OFFICE_TIME_ZONE, new Date())));
}
