import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSlashKey, useSlashTaken } from './slash-key.tsx';

const SETTLED_MS = 350;

interface FilterSearchProps {
  readonly field: { readonly title: string; readonly placeholder?: string };
  readonly value: string | undefined;
  readonly onChange: (text: string | undefined) => void;
}

/** The search of a list: asks once typing rests or on Enter; `/` anywhere on the page goes to it where the top bar has no box of its own. */
export function FilterSearch({ field, value, onChange }: FilterSearchProps) {
  const [text, setText] = useState(value ?? '');
  const input = useRef<InputRef>(null);
  const sent = useRef(value ?? '');
  const send = (next: string) => {
    if (next.trim() === sent.current) return;
    sent.current = next.trim();
    onChange(sent.current === '' ? undefined : sent.current);
  };
  const slashTaken = useSlashTaken();
  useSlashKey(() => input.current?.focus(), !slashTaken);
  useEffect(() => {
    // Cleared or changed from outside: by 清除筛选, or by the browser's back.
    if ((value ?? '') === sent.current) return;
    sent.current = value ?? '';
    setText(value ?? '');
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(() => send(text), SETTLED_MS);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      ref={input}
      className="filter-search"
      aria-label={field.title}
      placeholder={field.placeholder ?? field.title}
      prefix={<SearchOutlined className="quiet" />}
      suffix={text === '' && !slashTaken ? <kbd className="key-hint">/</kbd> : undefined}
      allowClear
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => send(text)}
    />
  );
}
