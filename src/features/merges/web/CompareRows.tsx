import { Radio, Switch } from 'antd';
import { useState } from 'react';
import { countText } from '../../../platform/web/rate-text.ts';
import type { Comparison } from '../merges.contract.ts';

interface CompareRowsProps {
  readonly compared: Comparison;
  readonly taken: ReadonlySet<string>;
  readonly onChoose: (field: string, fromLoser: boolean) => void;
}

/** Every field of both, those that differ to be chosen from, and in lines what hangs on either. */
export function CompareRows({ compared, taken, onChoose }: CompareRowsProps) {
  const [all, setAll] = useState(false);
  const { keeper, loser, fields, related } = compared;
  const differing = fields.filter((each) => each.keeper !== each.loser);
  const shown = all ? fields : differing;
  return (
    <section className="merge-rows" aria-label="两条记录的比较">
      <div className="merge-row merge-head">
        <h2>字段（{countText(differing.length)} 项不同）</h2>
        <Side words="保留" side={keeper} />
        <Side words="并入" side={loser} />
      </div>
      <label className="merge-all no-print">
        <Switch size="small" checked={all} onChange={setAll} /> 相同的字段也显示
      </label>
      {shown.map((pair) => (
        <FieldRow
          key={pair.field}
          pair={pair}
          fromLoser={taken.has(pair.field)}
          onChoose={(fromLoser) => onChoose(pair.field, fromLoser)}
        />
      ))}
      {shown.length === 0 ? <p className="quiet">两条记录的字段都相同。</p> : null}
      <div className="merge-row merge-head">
        <h2>关联的内容</h2>
        <span className="quiet">合并后都归到保留的一条</span>
      </div>
      {related.map(({ title, keeper: kept, loser: gone }) => (
        <div className="merge-row" key={title}>
          <span className="merge-title">{title}</span>
          <Lines lines={kept} />
          <Lines lines={gone} />
        </div>
      ))}
    </section>
  );
}

function Side({ words, side }: { readonly words: string; readonly side: Comparison['keeper'] }) {
  return (
    <div>
      <span className="quiet">{words}：</span>
      <strong>{side.name}</strong>
      {side.code === null ? null : <div className="record-code">{side.code}</div>}
    </div>
  );
}

interface FieldRowProps {
  readonly pair: Comparison['fields'][number];
  readonly fromLoser: boolean;
  readonly onChoose: (fromLoser: boolean) => void;
}

function FieldRow({ pair, fromLoser, onChoose }: FieldRowProps) {
  const { title, keeper, loser, choosable } = pair;
  if (!choosable)
    return (
      <div className="merge-row">
        <span className="merge-title">{title}</span>
        <Value text={keeper} />
        <Value text={loser} />
      </div>
    );
  return (
    <div className="merge-row" role="radiogroup" aria-label={title}>
      <span className="merge-title">{title}</span>
      <Radio checked={!fromLoser} onChange={() => onChoose(false)} name={pair.field}>
        <Value text={keeper} />
      </Radio>
      <Radio checked={fromLoser} onChange={() => onChoose(true)} name={pair.field}>
        <Value text={loser} />
      </Radio>
    </div>
  );
}

function Value({ text }: { readonly text: string | null }) {
  return text === null ? <span className="quiet">空</span> : <span>{text}</span>;
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return <span className="quiet">无</span>;
  return (
    <ul className="merge-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
