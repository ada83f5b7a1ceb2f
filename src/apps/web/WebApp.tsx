import { RouterProvider } from '@tanstack/react-router';
import { readSessionRoute } from '../../features/access/session.contract.ts';
import { SavedViews } from '../../features/saved-views/web/SavedViews.tsx';
import { FilterToolProvider } from '../../platform/web/filter-tool.tsx';
import { createPageRouter } from '../../platform/web/page-router.tsx';
import { createQueryClient } from '../../platform/web/query-client.ts';
import { WebFrame } from '../../platform/web/WebFrame.tsx';
import { pages } from './pages.ts';
import { SessionGate } from './SessionGate.tsx';

const client = createQueryClient(readSessionRoute);
const router = createPageRouter(pages, SessionGate);

/** The whole web: looks and answers around, then who is signed in, then the page. */
export function WebApp() {
  return (
    <WebFrame client={client}>
      <FilterToolProvider tool={<SavedViews />}>
        <RouterProvider router={router} />
      </FilterToolProvider>
    </WebFrame>
  );
}
