import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** The part of JSON Schema that the contracts are written with. */
export interface JsonSchema {
  /** Several: any of them. */
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** What one status is declared to answer with. */
export interface DeclaredAnswer {
  /** Null where the answer is a file. */
  readonly body: ValidateFunction | null;
  readonly types: readonly string[];
}

/** One route as the API document describes it. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in the document: `/api/members/{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | null;
  readonly takesFile: boolean;
  readonly answers: ReadonlyMap<number, DeclaredAnswer>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

interface DescribedOperation {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'multipart/form-data';

/** The operations of an API document, in its order. Routes without a name are not ours (the document's own pages). */
export function readOperations({ paths }: ApiDocument): Operation[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]) => {
      const { operationId: id, parameters = [], requestBody, responses } = described;
      if (id === undefined) return [];
      return {
        id,
        method: method.toUpperCase() as Operation['method'],
        path,
        parameters,
        body: requestBody?.content?.[JSON_TYPE]?.schema ?? null,
        takesFile: requestBody?.content?.[FORM_TYPE] !== undefined,
        answers: new Map(
          Object.entries(responses).map(([status, answer]) => [Number(status), readAnswer(ajv, answer)]),
        ),
      };
    }),
  );
}

function readAnswer(ajv: Ajv2020, { content = {} }: Content): DeclaredAnswer {
  const json = content[JSON_TYPE];
  return { body: json === undefined ? null : ajv.compile(json.schema), types: Object.keys(content) };
}
