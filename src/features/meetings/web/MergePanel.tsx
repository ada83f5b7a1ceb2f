import { Alert, Button, Radio, Space } from 'antd';
import { useState } from 'react';
import type { FieldDifference, MergedField } from './merge-values.ts';

interface MergePanelProps {
  /** Who was faster, and when. */
  readonly message: string;
  readonly differences: readonly FieldDifference[];
  readonly onGoOn: (taken: ReadonlySet<MergedField>) => void;
  readonly onGiveUp: () => void;
}

/** Somebody else has changed the record meanwhile: both are shown field by field, and nothing is lost before it is chosen. */
export function MergePanel({ message, differences, onGoOn, onGiveUp }: MergePanelProps) {
  const [taken, setTaken] = useState<ReadonlySet<MergedField>>(new Set());
  const both = differences.filter(({ onlyTheirs }) => !onlyTheirs);
  const alone = differences.filter(({ onlyTheirs }) => onlyTheirs);
  const choose = (field: MergedField, theirs: boolean) => {
    const next = new Set(taken);
    if (theirs) next.add(field);
    else next.delete(field);
    setTaken(next);
  };
  return (
    <section className="panel merge-panel" aria-label="两人同时修改">
      <Alert type="warning" showIcon title={message} />
      {both.map(({ field, title, mine, theirs }) => (
        <fieldset key={field} className="merge-field">
          <legend>{title}：两人都改了</legend>
          <Radio.Group
            aria-label={title}
            value={taken.has(field) ? 'theirs' : 'mine'}
            onChange={({ target }) => choose(field, target.value === 'theirs')}
          >
            <Choice value="mine" label="用我填的" text={mine} />
            <Choice value="theirs" label="用现在保存的" text={theirs} />
          </Radio.Group>
        </fieldset>
      ))}
      {alone.length === 0 ? null : (
        <div className="merge-field">
          <p>这几项您没有动过，会带入对方改过的内容：</p>
          <ul className="merge-taken">
            {alone.map(({ field, title, theirs }) => (
              <li key={field}>
                <span className="quiet">{title}</span> <span className="minutes">{theirs || '（清空）'}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {differences.length === 0 ? (
        <p>两次修改没有冲突的内容（可能是刚审核过）。继续保存，会议记录将重新待审。</p>
      ) : null}
      <Space wrap>
        <Button type="primary" onClick={() => onGoOn(taken)}>
          按选择继续填写
        </Button>
        <Button onClick={onGiveUp}>放弃我的修改</Button>
      </Space>
    </section>
  );
}

interface ChoiceProps {
  readonly value: 'mine' | 'theirs';
  readonly label: string;
  readonly text: string;
}

function Choice({ value, label, text }: ChoiceProps) {
  return (
    <Radio value={value}>
      {label}
      <span className="merge-text minutes">{text || '（空）'}</span>
    </Radio>
  );
}
