import { coveragePages } from '../../features/coverage/web/pages.tsx';
import { workbenchPages } from '../../features/workbench/web/pages.tsx';
import type { WebPage } from '../../platform/web/web-page.ts';

/** Every page of the web, feature by feature. */
export const pages: readonly WebPage[] = [...workbenchPages, ...coveragePages];
