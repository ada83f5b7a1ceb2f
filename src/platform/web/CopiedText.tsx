import './copied-text.css';
import { Button, Input } from 'antd';
import { useRef } from 'react';
import { useNotices } from './notices.tsx';

/** A text to copy whole into a chat. */
export function CopiedText({ text, label }: { readonly text: string; readonly label: string }) {
  const notices = useNotices();
  const place = useRef<HTMLDivElement>(null);
  const copy = () => {
    const area = place.current?.querySelector('textarea');
    area?.select();
    // The clipboard's own interface is missing over plain http; a selection is copied everywhere.
    if (area !== undefined && document.execCommand('copy')) notices.done('已复制');
  };
  return (
    <div className="copied-text" ref={place}>
      <Input.TextArea readOnly autoSize value={text} aria-label={label} />
      <Button onClick={copy}>复制</Button>
    </div>
  );
}
