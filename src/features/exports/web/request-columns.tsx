import type { DataColumn } from '../../../platform/web/data-column.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { pageAddress } from '../../../platform/web/address.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { takenKindTitles, readingOf } from '../../audit/exported.ts';
import { type ListKind, listPages, type RequestState, requestStateNames } from '../export-request.ts';
import type { ExportRequestView } from '../export-requests.contract.ts';

export type RequestColumn = DataColumn<ExportRequestView>;

const TONES: Readonly<Record<RequestState, Tone>> = {
  waiting: 'waiting',
  withdrawn: 'over',
  making: 'waiting',
  ready: 'good',
  refused: 'fault',
  failed: 'fault',
  lapsed: 'over',
};

export const contentColumn: RequestColumn = {
  key: 'content',
  title: '内容',
  width: 150,
  value: ({ kind, title, format, locked }) =>
    `${title ?? takenKindTitles[kind]}（${format}${locked ? '，有密码' : ''}）`,
};
export const rowsColumn: RequestColumn = {
  key: 'rows',
  title: '行数',
  kind: 'number',
  width: 80,
  value: ({ rows }) => rows,
};
export const purposeColumn: RequestColumn = {
  key: 'purpose',
  title: '用途',
  width: 220,
  value: ({ purpose }) => purpose,
};
export const askerColumn: RequestColumn = {
  key: 'asker',
  title: '申请人',
  width: 220,
  value: ({ asker, askerPlace }) => (askerPlace === null ? asker : `${asker}（${askerPlace}）`),
};
export const requestedAtColumn: RequestColumn = {
  key: 'requestedAt',
  title: '申请时间',
  kind: 'day',
  width: 150,
  value: ({ requestedAt }) => minuteText(requestedAt),
};
export const stateColumn: RequestColumn = {
  key: 'state',
  title: '状态',
  width: 110,
  render: ({ state }) => <StatusTag tone={TONES[state]}>{requestStateNames[state]}</StatusTag>,
};
export const outcomeColumn: RequestColumn = {
  key: 'outcome',
  title: '办理情况',
  width: 300,
  value: outcomeText,
};
export const listColumn: RequestColumn = {
  key: 'list',
  title: '名单',
  width: 100,
  render: (request) => <ListLink request={request} />,
};

function outcomeText(request: ExportRequestView): string | null {
  const { state, decidedBy, decisionNote, failure, aloneReason, notedBy, expiresAt, fetchedAt } = request;
  const parts = [
    failure,
    decidedBy === null ? null : `${decidedBy}${state === 'refused' ? '不同意' : '同意'}`,
    decisionNote,
    aloneReason === null ? null : `没有第二人审批，理由：${aloneReason}`,
    notedBy === null ? null : `${notedBy}已阅`,
    state === 'waiting' ? `${minuteText(expiresAt)} 前未审批即过期` : null,
    state === 'ready' ? `保留到 ${minuteText(expiresAt)}` : null,
    fetchedAt === null ? null : `${minuteText(fetchedAt)} 已下载`,
  ];
  return parts.filter((part) => part !== null).join('；') || null;
}

/** The same filters on the list itself, for whoever may open it: what exactly is to leave. */
function ListLink({ request: { kind, asked } }: { readonly request: ExportRequestView }) {
  const may = useMay(readingOf[kind]);
  if (!may) return <span className="quiet">—</span>;
  // A printed list has its own preview, with the same filters.
  const page = 'list' in asked ? '/prints' : listPages[kind as ListKind];
  return <PageLink to={pageAddress(page, asked as Record<string, string>)}>查看名单</PageLink>;
}
