import { createContext, type ReactNode, use } from 'react';
import { useStoredChoice } from './stored-choice.ts';
import { useIsPhone } from './use-viewport.ts';

interface TypeSize {
  /** Base size in pixels. */
  readonly base: number;
  readonly large: boolean;
  readonly setLarge: (large: boolean) => void;
}

const DESK = 14;
const PHONE = 17;
const LARGE_STEP = 3;

const TypeSizeContext = createContext<TypeSize>({ base: DESK, large: false, setLarge: () => undefined });

/** Keeps the person's choice of large type (大字号) for this browser. */
export function TypeSizeProvider({ children }: { readonly children: ReactNode }) {
  const [large, setLarge] = useStoredChoice('large-type', false, (value) => typeof value === 'boolean');
  const base = (useIsPhone() ? PHONE : DESK) + (large ? LARGE_STEP : 0);
  return <TypeSizeContext value={{ base, large, setLarge }}>{children}</TypeSizeContext>;
}

export function useTypeSize(): TypeSize {
  return use(TypeSizeContext);
}

/** How much larger than the desk's base type things are: widths in pixels grow with it. */
export function useTypeScale(): number {
  return use(TypeSizeContext).base / DESK;
}
