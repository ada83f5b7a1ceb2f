export { type DefinitionRow, definitionRows } from './definition.queries.ts';
export { listDefinitions } from './list-definitions.ts';
