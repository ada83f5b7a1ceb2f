import { DeleteOutlined, EditOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { PageLink, usePagePath, usePageSearch } from '../../../platform/web/navigation.tsx';
import { columnsOnScreen, showColumns } from '../../../platform/web/use-table-choice.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { searchToKeep } from '../saved-view.ts';
import {
  deleteViewRoute,
  listSavedViewsRoute,
  renameViewRoute,
  type SavedView,
  saveViewRoute,
} from '../saved-views.contract.ts';
import './saved-views.css';

/** 常用视图, beside the filters of a list: opens one that was kept, keeps what is set now. */
export function SavedViews() {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Views onDone={() => setOpen(false)} />}
    >
      <Button icon={<StarOutlined />} aria-expanded={open}>
        常用视图
      </Button>
    </Popover>
  );
}

function Views({ onDone }: { readonly onDone: () => void }) {
  const page = usePagePath();
  const search = searchToKeep(usePageSearch());
  const rows = useRoute(listSavedViewsRoute, { query: { page } }).data?.rows;
  return (
    <section className="saved-views" aria-label="常用视图">
      {rows === undefined ? null : rows.length === 0 ? (
        <p className="quiet">还没有保存的视图。设好筛选和要看的列，起个名称，下次一点就到。</p>
      ) : (
        <ul>
          {rows.map((view) => (
            <ViewLine
              key={view.id}
              page={page}
              view={view}
              current={view.search === search}
              onOpen={onDone}
            />
          ))}
        </ul>
      )}
      <KeepCurrent page={page} search={search} />
    </section>
  );
}

interface ViewLineProps {
  readonly page: string;
  readonly view: SavedView;
  readonly current: boolean;
  readonly onOpen: () => void;
}

function ViewLine({ page, view, current, onOpen }: ViewLineProps) {
  const [renaming, setRenaming] = useState(false);
  const { run, pending } = useCommand(deleteViewRoute, { doneText: '已删除' });
  if (renaming) return <Renaming view={view} onDone={() => setRenaming(false)} />;
  return (
    <li className="saved-view">
      <PageLink
        to={view.search === '' ? page : `${page}?${view.search}`}
        onClick={() => {
          showColumns(view.columns);
          onOpen();
        }}
        aria-current={current ? 'page' : undefined}
      >
        {view.name}
      </PageLink>
      <Button
        type="text"
        icon={<EditOutlined />}
        aria-label={`给视图“${view.name}”改名`}
        onClick={() => setRenaming(true)}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={`删除视图“${view.name}”`}
        loading={pending}
        onClick={() => void run({ params: { id: view.id } })}
      />
    </li>
  );
}

/** Enter keeps the name, Escape leaves it as it was. */
function Renaming({ view, onDone }: { readonly view: SavedView; readonly onDone: () => void }) {
  const [name, setName] = useState(view.name);
  const { run, pending } = useCommand(renameViewRoute, { doneText: '已改名', onDone });
  const rename = () => {
    if (name.trim() === view.name) onDone();
    else if (name.trim() !== '') void run({ params: { id: view.id }, body: { name } });
  };
  return (
    <li className="saved-view">
      <Input
        aria-label="视图的新名称"
        maxLength={30}
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={rename}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone();
        }}
      />
      <Button type="primary" disabled={name.trim() === ''} loading={pending} onClick={rename}>
        改名
      </Button>
    </li>
  );
}

function KeepCurrent({ page, search }: { readonly page: string; readonly search: string }) {
  const [name, setName] = useState('');
  const { run, pending } = useCommand(saveViewRoute, { doneText: '已保存', onDone: () => setName('') });
  const keep = () => void run({ body: { page, name, search, columns: columnsOnScreen() } });
  return (
    <div className="saved-view">
      <Input
        aria-label="把筛选和列保存为"
        placeholder="把筛选和列保存为…"
        maxLength={30}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={keep}
      />
      <Button type="primary" disabled={name.trim() === ''} loading={pending} onClick={keep}>
        保存
      </Button>
    </div>
  );
}
