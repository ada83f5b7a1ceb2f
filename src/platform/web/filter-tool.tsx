import { createContext, type ReactNode, use } from 'react';

const FilterToolContext = createContext<ReactNode>(null);

/** Gives every list's filters a tool that stands beside them: what the platform can't know, the application hands in. */
export function FilterToolProvider({
  tool,
  children,
}: {
  readonly tool: ReactNode;
  readonly children: ReactNode;
}) {
  return <FilterToolContext value={tool}>{children}</FilterToolContext>;
}

/** That tool, where there is one. */
export function useFilterTool(): ReactNode {
  return use(FilterToolContext);
}
