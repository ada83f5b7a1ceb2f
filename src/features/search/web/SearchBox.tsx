import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { PageLink, usePageNavigate } from '../../../platform/web/navigation.tsx';
import { useSlashKey } from '../../../platform/web/slash-key.tsx';
import { useIsPhone } from '../../../platform/web/use-viewport.ts';
import type { SearchAnswer } from '../search.contract.ts';
import { mayStandInAddress } from '../search.rules.ts';
import { LONGEST_TEXT } from '../search.ts';
import { addressOfHit } from './HitLine.tsx';
import { SearchPopup } from './SearchPopup.tsx';
import { addressOfAll, searchAddress } from './search-address.ts';
import { useFindable } from './use-findable.ts';
import { useSettled } from '../../../platform/web/use-settled.ts';
import { useSearch } from './use-search.ts';
import './search.css';

/** In the top bar: finds any record that the person may see. On a phone it leads to the page, which has the room. */
export function SearchBox() {
  const phone = useIsPhone();
  const navigate = usePageNavigate();
  useSlashKey(() => navigate('/search'), phone);
  if (!phone) return <WideBox />;
  return (
    <PageLink to="/search" aria-label="查找">
      <Button type="text" icon={<SearchOutlined />} tabIndex={-1} aria-hidden />
    </PageLink>
  );
}

/** Where Enter leads from each line of the popup. */
function addressesOf(answer: SearchAnswer | undefined, text: string): string[] {
  const hits = (answer?.groups ?? []).flatMap(({ rows }) => rows.map(addressOfHit));
  const all = addressOfAll(answer, text);
  return all === null ? hits : [...hits, all];
}

function WideBox() {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [pointed, setPointed] = useState({ text: '', at: -1 });
  const input = useRef<InputRef>(null);
  const id = useId();
  const findable = useFindable();
  const navigate = usePageNavigate();
  const settled = useSettled(text);
  const search = useSearch({ text: settled }, open);
  const addresses = addressesOf(search.answer, settled);
  useSlashKey(() => input.current?.focus());
  // What was pointed at among the answers to another text is gone with them.
  const active = pointed.text === settled ? pointed.at : -1;
  const setActive = (at: number) => setPointed({ text: settled, at });

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const leaveBox = () => {
    close();
    setText('');
    input.current?.blur();
  };
  const go = (address: string) => {
    leaveBox();
    navigate(address);
  };
  // What is shown may still be what an earlier text found.
  const isCurrent = settled === text.trim() && !search.isEarlier;
  const enter = () => {
    const chosen = addresses[active] ?? (isCurrent && addresses.length === 1 ? addresses[0] : undefined);
    if (chosen !== undefined) {
      if (isCurrent) go(chosen);
    } else if (text.trim() !== '' && mayStandInAddress(text)) go(searchAddress({ q: text.trim() }));
  };
  const press = (event: KeyboardEvent) => {
    // While an input method puts characters together its keys are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') leaveBox();
    else if (event.key === 'Enter') enter();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const places = addresses.length + 1;
      // One place is the box itself.
      setActive(((active + 1 + step + places) % places) - 1);
    }
  };
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  };
  return (
    <div className="search-box" onBlur={leave}>
      <Input
        ref={input}
        role="combobox"
        aria-label="查找"
        aria-expanded={open}
        {...(open && addresses.length > 0 ? { 'aria-controls': `${id}-list` } : {})}
        aria-autocomplete="list"
        {...(active >= 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        placeholder={`查找${findable}`}
        prefix={<SearchOutlined className="quiet" />}
        suffix={text === '' ? <kbd className="key-hint">/</kbd> : <span />}
        allowClear
        autoComplete="off"
        maxLength={LONGEST_TEXT}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onKeyDown={press}
      />
      {open ? <SearchPopup id={id} text={settled} search={search} active={active} onGo={leaveBox} /> : null}
    </div>
  );
}
