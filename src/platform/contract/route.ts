import type { z } from 'zod';

/**
 * Who may call a route: anybody, anybody signed in, or whoever holds the named permission.
 * The scope of what they then see is the database's business, not the route's.
 */
export type Access = 'public' | 'signed-in' | { readonly permission: string };

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One route, declared once. The server binds it, the web's client is typed by it,
 * and the API document is written from it.
 */
export interface Route {
  /** Unique, a verb and an object: `listSocialOrgs`. Becomes the operationId. */
  readonly id: string;
  readonly method: Method;
  /** Fastify's notation: `/api/social-orgs/:id`. */
  readonly path: string;
  readonly access: Access;
  /** One line in Chinese for the API document. */
  readonly summary: string;
  /** The heading under which the API document lists it. */
  readonly tag: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** The body is a form with one file in the field `file`. */
  readonly upload?: true;
  /** Absent where the answer is a file. */
  readonly response?: z.ZodType;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Given<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What the server's handler receives. */
export interface RouteInput<R extends Route> {
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
}

/** What a caller sends: only the parts that the route declares. */
export type RouteCall<R extends Route> = (R['params'] extends z.ZodType
  ? { readonly params: Given<R['params']> }
  : unknown) &
  (R['query'] extends z.ZodType ? { readonly query: Given<R['query']> } : unknown) &
  (R['body'] extends z.ZodType ? { readonly body: Given<R['body']> } : unknown);

export type RouteAnswer<R extends Route> = R['response'] extends z.ZodType
  ? z.output<R['response']>
  : undefined;

/** Declares a route and keeps its literal types. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}
