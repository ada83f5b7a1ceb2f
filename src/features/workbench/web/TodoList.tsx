import { PageLink } from '../../../platform/web/navigation.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';

export interface Todo {
  readonly title: string;
  /** What it means, in a few words. */
  readonly note: string;
  readonly count: number;
  readonly capped?: boolean;
  readonly tone: Tone;
  /** The list of exactly these. */
  readonly to: string;
}

const TONES: readonly Tone[] = ['fault', 'attention', 'unknown'];

/** One line each: what, how many, the way to it. Overdue things come first, and nothing that is done. */
export function TodoList({ todos }: { readonly todos: readonly Todo[] }) {
  const waiting = todos.filter(({ count }) => count > 0);
  waiting.sort((a, b) => TONES.indexOf(a.tone) - TONES.indexOf(b.tone));
  return (
    <ul className="desk-todos">
      {waiting.map(({ title, note, count, capped = false, tone, to }) => (
        <li key={title}>
          <PageLink to={to}>
            <StatusTag tone={tone}>{title}</StatusTag>
            <span className="quiet desk-todo-note">{note}</span>
            <span className="number desk-todo-count">
              {countText(count)}
              {capped ? ' 以上' : ''}
            </span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
