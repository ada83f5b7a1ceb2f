import { type ComponentType, createContext, type ReactNode, use } from 'react';

const FilterToolContext = createContext<ComponentType | null>(null);

/** Gives every list's filters a tool that stands beside them: what the platform can't know, the application hands in. */
export function FilterToolProvider({
  tool,
  children,
}: {
  readonly tool: ComponentType;
  readonly children: ReactNode;
}) {
  return <FilterToolContext value={tool}>{children}</FilterToolContext>;
}

/** That tool, where there is one. */
export function FilterTool() {
  const Tool = use(FilterToolContext);
  return Tool === null ? null : <Tool />;
}
