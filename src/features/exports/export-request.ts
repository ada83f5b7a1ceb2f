import { type ExportedKind, printedKinds, type TakenKind } from '../audit/exported.ts';

/**
 * An export request (导出申请): what somebody wants to take out that is not sent at once, because it is large and waits for a
 * second person, or is made with a password. Its file lies sealed for a day, for the asker alone.
 */
export const listKinds = ['social-orgs', 'party-orgs', 'members'] as const satisfies readonly ExportedKind[];
export type ListKind = (typeof listKinds)[number];
export const requestedKinds = [...listKinds, ...printedKinds] as const satisfies readonly TakenKind[];
export type RequestedKind = (typeof requestedKinds)[number];

export const requestedFormats = ['xlsx', 'csv', 'pdf'] as const;
export type RequestedFormat = (typeof requestedFormats)[number];

/** The list that a kind is a file of. */
export const listPages: Readonly<Record<ListKind, string>> = {
  'social-orgs': '/social-orgs',
  'party-orgs': '/party-orgs',
  members: '/members',
};

export const requestStates = [
  'waiting',
  'withdrawn',
  'refused',
  'making',
  'ready',
  'failed',
  'lapsed',
] as const;
export type RequestState = (typeof requestStates)[number];

export const requestStateNames: Readonly<Record<RequestState, string>> = {
  waiting: '待审批',
  withdrawn: '已撤回',
  refused: '未同意',
  making: '正在生成',
  ready: '可以下载',
  failed: '没有生成',
  lapsed: '已过期',
};

/** Days for which a request waits for its approval, and its file for its asker. */
export const WAITING_DAYS = 7;
export const FILE_DAYS = 1;

/** A file with a password is made whole in memory. */
export const MOST_LOCKED_ROWS = 20_000;
export const SHORTEST_PASSWORD = 8;
