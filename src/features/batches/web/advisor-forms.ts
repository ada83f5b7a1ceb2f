import { choicesOf } from '../../../platform/web/filter-field.ts';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { findAdvisorAccountsRoute } from '../../access/advisor-accounts.contract.ts';
import { type AdvisorKind, advisorKinds } from '../../social-orgs/social-org-fact.ts';
import type { AdvisorBatchAsked } from '../batches.contract.ts';
import type { BatchForm } from './BatchDrawer.tsx';
import { advisorRoutes } from './batch-routes.ts';

const KIND: FormField = {
  kind: 'select',
  field: 'kind',
  title: '派驻身份',
  required: true,
  options: choicesOf(advisorKinds.entries),
};

const BEGINNING: readonly FormField[] = [
  KIND,
  { kind: 'text', field: 'personName', title: '姓名', required: true, max: 50 },
  { kind: 'text', field: 'phone', title: '联系电话', max: 60 },
  { kind: 'day', field: 'on', title: '派驻日期', required: true, notAfter: officeToday() },
  {
    kind: 'tree',
    field: 'accountId',
    title: '登录账号',
    help: '选定后，指导员登录就能看到这些社会组织',
    route: findAdvisorAccountsRoute,
  },
];

const ENDING: readonly FormField[] = [
  KIND,
  {
    kind: 'text',
    field: 'personName',
    title: '姓名',
    max: 50,
    help: '只结束这个人的派驻；留空表示这一身份的全部结束',
  },
  { kind: 'day', field: 'on', title: '结束日期', required: true, help: '从这一天起不再派驻' },
];

function askedOf(does: 'begin' | 'end') {
  return (ids: readonly string[], values: FormValues): AdvisorBatchAsked => {
    const text = (field: string) => (values[field] as string | null | undefined) ?? null;
    const common = { ids: [...ids], does, kind: values.kind as AdvisorKind, on: text('on') ?? '' };
    if (does === 'end') return { ...common, personName: text('personName') };
    return {
      ...common,
      personName: text('personName') ?? '',
      phone: text('phone'),
      accountId: text('accountId'),
    };
  };
}

/** Somebody begins to advise many organisations, or ceases to. */
export const advisorForms: Readonly<Record<'begin' | 'end', BatchForm>> = {
  begin: {
    title: '派驻指导员、联络员',
    subject: 'social_org',
    fields: BEGINNING,
    initial: { kind: 'advisor', on: officeToday() },
    asked: askedOf('begin'),
    routes: advisorRoutes,
  },
  end: {
    title: '结束派驻',
    subject: 'social_org',
    fields: ENDING,
    initial: { kind: 'advisor', on: officeToday() },
    asked: askedOf('end'),
    routes: advisorRoutes,
  },
};
