export { loadDemo, type LoadedDemo, type LoadDemoOptions } from './load-demo.ts';
export type { DemoSignIn } from './store-demo-accounts.ts';
