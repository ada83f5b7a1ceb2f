import { measureFullList } from './lib/full-list.ts';

await measureFullList();
