import { Button, Input } from 'antd';
import { DayPicker } from '../../../platform/web/DayPicker.tsx';
import { MOST_STUDIED, type StudiedText } from '../meeting.ts';

interface StudiedFieldProps {
  readonly value?: readonly StudiedText[] | null;
  readonly onChange?: (value: readonly StudiedText[]) => void;
  readonly id?: string;
}

/** What was studied, each with its day of publication where that is known. */
export function StudiedField({ value, onChange, id }: StudiedFieldProps) {
  const rows = value ?? [];
  const set = (at: number, row: StudiedText) =>
    onChange?.(rows.map((each, index) => (index === at ? row : each)));
  return (
    <div className="studied" {...(id === undefined ? {} : { id })}>
      {rows.map((row, at) => (
        <fieldset key={String(at)} aria-label={`第 ${at + 1} 份学习材料`}>
          <Input
            aria-label={`第 ${at + 1} 份学习材料的名称`}
            placeholder="学习材料的名称"
            maxLength={100}
            value={row.title}
            onChange={({ target }) => set(at, { ...row, title: target.value })}
          />
          <DayPicker
            aria-label={`第 ${at + 1} 份学习材料的发布日期`}
            placeholder="发布日期（可不填）"
            value={row.publishedOn ?? null}
            onChange={(publishedOn) => set(at, { ...row, publishedOn })}
          />
          <Button
            type="link"
            onClick={() => onChange?.(rows.filter((_, index) => index !== at))}
            aria-label={`删除第 ${at + 1} 份学习材料`}
          >
            删除
          </Button>
        </fieldset>
      ))}
      {rows.length >= MOST_STUDIED ? null : (
        <Button onClick={() => onChange?.([...rows, { title: '', publishedOn: null }])}>
          增加一份学习材料
        </Button>
      )}
    </div>
  );
}
