export { keepAll } from './batch-store.ts';
