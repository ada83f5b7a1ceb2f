import { PageLink } from './navigation.tsx';
import { StatusTag, type Tone } from './StatusTag.tsx';

interface AnsweringFact {
  readonly key: string;
  readonly name: string;
  readonly clause: string;
  readonly tone: Tone;
  readonly state: string;
  /** How many of how many; null where the state says it all. */
  readonly number: string | null;
  readonly note: string | null;
  /** Where its records are. */
  readonly to: string;
}

export interface AnsweredQuestion {
  readonly key: string;
  readonly title: string;
  readonly below: string;
  readonly met: number;
  readonly measured: number;
  readonly facts: readonly AnsweringFact[];
}

/** Questions side by side, each answered by facts that open their records. */
export function AnsweredQuestions({ questions }: { readonly questions: readonly AnsweredQuestion[] }) {
  return (
    <div className="answered">
      {questions.map(({ key, title, below, met, measured, facts }) => (
        <section key={key} className="panel" aria-label={title}>
          <header>
            <h3>{title}</h3>
            <strong>{measured === 0 ? '还没有可计算的' : `${measured} 项中做到 ${met} 项`}</strong>
            <div className="quiet">{below}</div>
          </header>
          <ul>
            {facts.map((fact) => (
              <li key={fact.key}>
                <div className="answered-line">
                  <PageLink to={fact.to}>{fact.name}</PageLink>
                  <StatusTag tone={fact.tone}>{fact.state}</StatusTag>
                </div>
                <div className="quiet">
                  {[fact.number, fact.note, fact.clause].filter((part) => part !== null).join('，')}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
