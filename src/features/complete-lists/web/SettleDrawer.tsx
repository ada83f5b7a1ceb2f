import { Alert, Button, Checkbox, Drawer, Progress } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { useNotices } from '../../../platform/web/notices.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import type { Submission } from '../../../platform/web/RecordForm.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import type { Outcome } from '../../../platform/web/use-route.ts';
import { useIsPhone } from '../../../platform/web/use-viewport.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import type { DifferenceKind } from '../complete-list.ts';
import type { DifferenceView, SettledDifference } from '../complete-lists.contract.ts';
import { SideBySide } from './SideBySide.tsx';
import { decisionOf, fieldsOf, type SettlementLook } from './settlements.ts';
import { useSettling } from './use-settling.ts';

interface SettleDrawerProps {
  readonly listId: string;
  readonly kind: DifferenceKind;
  readonly look: SettlementLook;
  readonly shown: readonly DifferenceView[];
  readonly onClose: (settled: boolean) => void;
}

const ALONE: readonly DifferenceKind[] = ['theirs_only', 'ours_only'];

/** Settles one difference, or several in the same way; of several each has its own result. */
export function SettleDrawer({ listId, kind, look, shown, onClose }: SettleDrawerProps) {
  const [open, setOpen] = useState(true);
  const [results, setResults] = useState<readonly SettledDifference[] | null>(null);
  const [only] = shown.length === 1 ? shown : [];
  const all = only?.lines.map(({ field }) => field) ?? [];
  const [taken, setTaken] = useState<readonly string[]>(all);
  const settling = useSettling(listId);
  const notices = useNotices();
  const warn = useWarnings();
  const chooses = look.action === 'take' && only !== undefined && all.length > 1;
  const keepsSome = chooses && taken.length < all.length;
  const submit = async ({ values, changeKind }: Submission): Promise<Outcome<unknown>> => {
    const decision = decisionOf(look, values, changeKind, chooses ? taken : null);
    const outcome = await settling.run(shown, decision);
    if (!outcome.done) return outcome;
    const settled = outcome.answer;
    warn(settled.flatMap(({ warnings }) => warnings));
    const refused = settled.filter(({ done }) => !done);
    if (only !== undefined && refused[0] !== undefined) return { done: false, refusals: refused[0].refusals };
    if (refused.length === 0 && settled.length === shown.length) {
      notices.done(shown.length === 1 ? '已处理' : `已处理 ${settled.length} 条`);
      onClose(true);
      return outcome;
    }
    // The form stays open behind what was not settled, and says nothing of its own.
    setResults(settled);
    return { done: false, refusals: [] };
  };
  if (results !== null) return <Results results={results} shown={shown} onClose={() => onClose(true)} />;
  const title = only === undefined ? `${look.title}：${shown.length} 条` : `${look.title} ${only.name}`;
  return (
    <FormDrawer
      title={title}
      open={open}
      onClose={() => {
        setOpen(false);
        onClose(false);
      }}
      fields={fieldsOf(look, kind, shown, { today: officeToday(), keepsSome })}
      initial={look.action === 'note' ? { note: only?.note ?? '' } : {}}
      submitText={only === undefined ? `${look.submitText}（${shown.length} 条）` : look.submitText}
      {...(look.asksChangeKind === true ? { asksChangeKind: { today: officeToday() } } : {})}
      onSubmit={submit}
    >
      <div className="list-stack">
        <Alert type="info" showIcon title={look.note} />
        {only === undefined ? null : chooses ? (
          <FieldChoice shown={only} taken={taken} onChange={setTaken} />
        ) : (
          <SideBySide lines={only.lines} alone={ALONE.includes(kind)} />
        )}
        {settling.progress === null ? null : (
          <div className="list-actions" aria-live="polite">
            <Progress
              percent={Math.floor((settling.progress.done / settling.progress.total) * 100)}
              status="active"
              aria-label="处理进度"
            />
            <Button onClick={settling.stop}>停在这里</Button>
          </div>
        )}
      </div>
    </FormDrawer>
  );
}

interface FieldChoiceProps {
  readonly shown: DifferenceView;
  readonly taken: readonly string[];
  readonly onChange: (fields: string[]) => void;
}

/** Field by field: theirs where it is chosen, ours where it is not. */
function FieldChoice({ shown, taken, onChange }: FieldChoiceProps) {
  return (
    <fieldset className="field-choice">
      <legend>采用名单上的哪些项目</legend>
      {shown.lines.map((line) => (
        <div key={line.field} className="field-choice-line">
          <Checkbox
            checked={taken.includes(line.field)}
            aria-label={`采用名单上的${line.title}`}
            onChange={({ target }) =>
              onChange(
                target.checked ? [...taken, line.field] : taken.filter((field) => field !== line.field),
              )
            }
          />
          <SideBySide lines={[line]} alone={false} />
        </div>
      ))}
    </fieldset>
  );
}

interface ResultsProps {
  readonly results: readonly SettledDifference[];
  readonly shown: readonly DifferenceView[];
  readonly onClose: () => void;
}

/** Of several, which were not settled and why; the others are. */
function Results({ results, shown, onClose }: ResultsProps) {
  const phone = useIsPhone();
  const nameOf = (id: number) => shown.find((each) => each.id === id)?.name ?? '';
  const refused = results.filter(({ done }) => !done);
  const left = shown.length - results.length;
  return (
    <Drawer title="处理结果" open onClose={onClose} size={phone ? '100%' : 640}>
      <div className="list-stack">
        <p>
          已处理 {results.length - refused.length} 条
          {refused.length === 0 ? '' : `，没有办成 ${refused.length} 条`}
          {left === 0 ? '' : `，停下后没有处理 ${left} 条`}。没有办成的保持原样。
        </p>
        <ul className="settle-results">
          {refused.map(({ id, refusals }) => (
            <li key={id}>
              <p>{nameOf(id)}</p>
              <RefusalList refusals={refusals} />
            </li>
          ))}
        </ul>
        <Button type="primary" onClick={onClose}>
          知道了
        </Button>
      </div>
    </Drawer>
  );
}
