import { type KeyboardEvent, useCallback } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrow keys move between the rows' links; Enter then opens, as on any link. Put it on the element around the table. */
export function useRowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    const step = STEPS[event.key];
    if (step === undefined || event.target instanceof HTMLInputElement) return;
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-link')];
    const at = links.findIndex((link) => link.contains(document.activeElement));
    const next = links[Math.min(links.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }, []);
}
