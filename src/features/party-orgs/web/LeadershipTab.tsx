import { Button, Space } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { partyPosts } from '../../codes/tables/party-org.ts';
import {
  type PartyOrgRecord,
  removePostRoute,
  removeTermRoute,
  savePostRoute,
  saveTermRoute,
} from '../party-org.contract.ts';
import { hasTerms, isPartyOrgKind, termEndOf } from '../party-org.rules.ts';
import type { PartyPostDraft, PartyTermDraft } from '../party-org.ts';
import { postFormFields, termFormFields } from './party-org-form-fields.tsx';
import { periodText, termLook } from './party-org-words.ts';
import { RowActions } from './RowActions.tsx';

type Post = PartyOrgRecord['posts'][number];
type Term = PartyOrgRecord['terms'][number];

/** Who leads it and since when, and for which term. */
export function LeadershipTab({ record }: { readonly record: PartyOrgRecord }) {
  const mayChange = useMay(permissions.changePartyOrgs) && record.endedOn === null;
  return (
    <div className="stack">
      <Posts record={record} mayChange={mayChange} />
      <Terms record={record} mayChange={mayChange} />
    </div>
  );
}

interface PartProps {
  readonly record: PartyOrgRecord;
  readonly mayChange: boolean;
}

function Posts({ record, mayChange }: PartProps) {
  const [edited, setEdited] = useState<Post | 'new' | null>(null);
  const { run: remove } = useCommand(removePostRoute, { doneText: '已删除，变更记录里仍可查到' });
  const actions: DataColumn<Post> = {
    key: 'actions',
    title: '操作',
    width: 130,
    render: (post) => (
      <RowActions
        onEdit={() => setEdited(post)}
        onRemove={() => remove({ params: { id: record.id, postId: post.id } })}
      />
    ),
  };
  return (
    <section>
      <header className="part-head">
        <h2>班子和党务工作者</h2>
        {mayChange ? (
          <Space>
            <PageLink to={`/hand-over/${record.id}`}>交接清单</PageLink>
            <Button onClick={() => setEdited('new')}>登记任职</Button>
          </Space>
        ) : null}
      </header>
      <DataTable<Post>
        name="party-posts"
        title="班子和党务工作者"
        toolbar={false}
        columns={[...postColumns(record.posts), ...(mayChange ? [actions] : [])]}
        rows={record.posts}
        rowKey={({ id }) => id}
        empty={{ reason: '还没有登记任职。', hint: '登记书记、副书记和委员后，这里按职务列出。' }}
      />
      {record.postsNotShown === 0 ? null : (
        <p className="quiet">另有 {record.postsNotShown} 名任职的党员不公开，未列出。</p>
      )}
      <PostDrawer
        key={edited === 'new' ? 'new' : edited?.id}
        record={record}
        edited={edited}
        onClose={() => setEdited(null)}
      />
    </section>
  );
}

/** 津贴 is rare: a column only where there is one. */
function postColumns(posts: readonly Post[]): readonly DataColumn<Post>[] {
  return posts.some(({ allowanceNote }) => allowanceNote !== null)
    ? [...POST_COLUMNS, ALLOWANCE]
    : POST_COLUMNS;
}

const ALLOWANCE: DataColumn<Post> = {
  key: 'allowanceNote',
  title: '工作津贴',
  width: 130,
  value: ({ allowanceNote }) => allowanceNote,
};

const POST_COLUMNS: readonly DataColumn<Post>[] = [
  { key: 'personName', title: '姓名', width: 100, render: (post) => <Holder post={post} /> },
  { key: 'post', title: '党内职务', width: 110, value: ({ post }) => nameOfCode(partyPosts, post) },
  {
    key: 'current',
    title: '现在',
    width: 100,
    render: ({ current, toOn, fromOn }) =>
      current ? (
        <StatusTag tone="good">在任</StatusTag>
      ) : toOn === null ? (
        <StatusTag tone="waiting">{fromOn} 起</StatusTag>
      ) : (
        <StatusTag tone="over">已离任</StatusTag>
      ),
  },
  { key: 'period', title: '任职起止', width: 195, value: ({ fromOn, toOn }) => periodText(fromOn, toOn) },
  {
    key: 'inManagement',
    title: '进入管理层',
    width: 115,
    render: (post) => <Management post={post} />,
  },
  {
    key: 'fullTime',
    title: '专兼职',
    width: 85,
    empty: '—',
    value: ({ fullTime }) => (fullTime === null ? null : fullTime ? '专职' : '兼职'),
  },
  { key: 'duties', title: '分工', width: 200, value: ({ duties }) => duties },
  { key: 'phone', title: '办公电话', kind: 'code', width: 135, value: ({ phone }) => phone },
];

/** On the roll: the name leads to the record, where an account can be opened too. */
function Holder({ post: { memberId, personName } }: { readonly post: Post }) {
  const mayOpen = useMay(permissions.readMembers);
  if (memberId === null || !mayOpen) return personName;
  return <PageLink to={`/members/${memberId}`}>{personName}</PageLink>;
}

function Management({ post: { post, inManagement } }: { readonly post: Post }) {
  if (inManagement === null) return <span className="quiet">{post === 'secretary' ? '未核实' : '—'}</span>;
  return inManagement ? '是' : <StatusTag tone="attention">未进</StatusTag>;
}

interface PostDrawerProps {
  readonly record: PartyOrgRecord;
  readonly edited: Post | 'new' | null;
  readonly onClose: () => void;
}

function PostDrawer({ record, edited, onClose }: PostDrawerProps) {
  const warn = useWarnings();
  const { run } = useCommand(savePostRoute, {
    doneText: '已保存',
    refusals: 'returned',
    onDone: ({ warnings }) => warn(warnings),
  });
  const stored = edited === 'new' ? null : edited;
  return (
    <FormDrawer
      title={stored === null ? '登记任职' : `修改任职 ${stored.personName}`}
      open={edited !== null}
      onClose={onClose}
      fields={postFormFields}
      initial={stored === null ? { fromOn: officeToday() } : { ...stored }}
      onSubmit={({ values }) => {
        const post = {
          ...values,
          personName: values.personName ?? '',
          post: values.post ?? '',
          fromOn: values.fromOn ?? '',
        } as PartyPostDraft;
        return run({
          params: { id: record.id },
          body: {
            ...post,
            memberId: stored?.memberId ?? null,
            ...(stored === null ? {} : { postId: stored.id }),
          },
        });
      }}
    />
  );
}

function Terms({ record, mayChange }: PartProps) {
  const [edited, setEdited] = useState<Term | 'new' | null>(null);
  const { run: remove } = useCommand(removeTermRoute, { doneText: '已删除，变更记录里仍可查到' });
  const state = termLook(record.termState);
  const actions: DataColumn<Term> = {
    key: 'actions',
    title: '操作',
    width: 130,
    render: (term) => (
      <RowActions
        onEdit={() => setEdited(term)}
        onRemove={() => remove({ params: { id: record.id, termId: term.id } })}
      />
    ),
  };
  return (
    <section>
      <header className="part-head">
        <Space>
          <h2>届次</h2>
          {record.endedOn === null ? <StatusTag tone={state.tone}>{state.name}</StatusTag> : null}
        </Space>
        {mayChange && hasElections(record) ? (
          <Button onClick={() => setEdited('new')}>登记届次</Button>
        ) : null}
      </header>
      <DataTable<Term>
        name="party-terms"
        title="届次"
        toolbar={false}
        columns={mayChange ? [...TERM_COLUMNS, actions] : TERM_COLUMNS}
        rows={record.terms}
        rowKey={({ id }) => id}
        empty={{ reason: hasElections(record) ? '还没有登记届次。' : '这类党组织不换届。' }}
      />
      <TermDrawer
        key={edited === 'new' ? 'new' : edited?.id}
        record={record}
        edited={edited}
        onClose={() => setEdited(null)}
      />
    </section>
  );
}

function hasElections({ kind, functional }: PartyOrgRecord): boolean {
  return isPartyOrgKind(kind) && hasTerms(kind, functional);
}

const TERM_COLUMNS: readonly DataColumn<Term>[] = [
  {
    key: 'number',
    title: '届次',
    width: 100,
    value: ({ number }) => (number === null ? '届次未填' : `第 ${number} 届`),
  },
  { key: 'fromOn', title: '起始日期', kind: 'day', value: ({ fromOn }) => fromOn },
  { key: 'toOn', title: '届满日期', kind: 'day', value: ({ toOn }) => toOn },
  { key: 'extendedToOn', title: '延期至', kind: 'day', value: ({ extendedToOn }) => extendedToOn },
  { key: 'electedOn', title: '选举日期', kind: 'day', value: ({ electedOn }) => electedOn },
  { key: 'current', title: '现在', width: 100, value: ({ current }) => (current ? '本届' : '') },
];

interface TermDrawerProps {
  readonly record: PartyOrgRecord;
  readonly edited: Term | 'new' | null;
  readonly onClose: () => void;
}

function TermDrawer({ record, edited, onClose }: TermDrawerProps) {
  const warn = useWarnings();
  const { run } = useCommand(saveTermRoute, {
    doneText: '已保存',
    refusals: 'returned',
    onDone: ({ warnings }) => warn(warnings),
  });
  const stored = edited === 'new' ? null : edited;
  return (
    <FormDrawer
      title={stored === null ? '登记届次' : '修改届次'}
      open={edited !== null}
      onClose={onClose}
      fields={termFormFields}
      initial={stored === null ? nextTerm(record) : { ...stored }}
      onSubmit={({ values }) => {
        const term = { ...values, fromOn: values.fromOn ?? '', toOn: values.toOn ?? '' } as PartyTermDraft;
        return run({
          params: { id: record.id },
          body: { ...term, ...(stored === null ? {} : { termId: stored.id }) },
        });
      }}
    />
  );
}

/** The next term begins where the last one ended, or today, and lasts as long as the rules say. */
function nextTerm({ kind, terms }: PartyOrgRecord): Record<string, unknown> {
  const [last] = terms;
  const today = officeToday();
  const fromOn = last !== undefined && last.toOn <= today ? last.toOn : today;
  return {
    number: last?.number === null || last === undefined ? null : last.number + 1,
    electedOn: today,
    fromOn,
    ...(isPartyOrgKind(kind) ? { toOn: termEndOf(kind, fromOn) } : {}),
  };
}
