import { Button, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import type { MemberRow } from '../member-list.contract.ts';
import { changeMemberRoute, findMemberByNumberRoute } from '../member.contract.ts';

/** Marks the fields of the list, so that the next one is found. */
export const ENTRY_CLASS = 'identity-entry';

interface Found {
  readonly refusals: readonly RefusalView[];
  /** Who has the number already, where the caller may see the record. */
  readonly owner: string | null;
}
const NOTHING: Found = { refusals: [], owner: null };

/** The number of one person: Enter saves it and goes on to the next row. */
export function IdentityEntry({ row }: { readonly row: MemberRow }) {
  const [number, setNumber] = useState('');
  const [found, setFound] = useState(NOTHING);
  const save = useCommand(changeMemberRoute, { doneText: `已登记 ${row.name}`, refusals: 'returned' });
  const find = useCommand(findMemberByNumberRoute, { refusals: 'returned', asksAgain: false });

  const ownerOf = async (refusals: readonly RefusalView[]) => {
    if (!refusals.some(({ code }) => code === 'member.number-taken')) return null;
    const outcome = await find.run({ body: { identityNumber: number } });
    return outcome.done ? (outcome.answer.member?.id ?? null) : null;
  };
  const send = async (entry: HTMLElement | null) => {
    if (number.trim() === '' || save.pending) return;
    const next = entryAfter(entry);
    const outcome = await save.run({
      params: { id: row.id },
      body: { version: row.version, identityNumber: number },
    });
    if (outcome.done) {
      setFound(NOTHING);
      next?.focus();
      return;
    }
    setFound({ refusals: outcome.refusals, owner: await ownerOf(outcome.refusals) });
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send(event.currentTarget);
  };
  return (
    <div>
      <Input
        className={ENTRY_CLASS}
        aria-label={`${row.name}的公民身份号码`}
        aria-invalid={found.refusals.length > 0}
        placeholder="18 位号码，回车保存"
        autoComplete="off"
        maxLength={40}
        value={number}
        onChange={({ target }) => setNumber(target.value)}
        onKeyDown={keys}
        suffix={
          <Button
            type="link"
            size="small"
            loading={save.pending}
            disabled={number.trim() === ''}
            aria-label={`保存${row.name}的号码`}
            onClick={({ currentTarget }) =>
              void send(currentTarget.closest('td, .data-card')?.querySelector<HTMLElement>(`input`) ?? null)
            }
          >
            保存
          </Button>
        }
      />
      <RefusalList refusals={found.refusals} />
      {found.owner === null ? null : (
        <PageLink to={`/merges/members?keep=${found.owner}&other=${row.id}`}>
          是同一个人：去合并两条记录
        </PageLink>
      )}
    </div>
  );
}

/** The field of the next row, or of the one before it where there is none. */
function entryAfter(entry: HTMLElement | null): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>(`input.${ENTRY_CLASS}, .${ENTRY_CLASS} input`)];
  const at = all.findIndex((each) => each === entry);
  return all[at + 1] ?? all[at - 1] ?? null;
}
