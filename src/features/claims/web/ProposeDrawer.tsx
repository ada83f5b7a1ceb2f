import { choicesOf } from '../../../platform/web/filter-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { callRoute } from '../../../platform/web/api-client.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import type { Outcome } from '../../../platform/web/use-route.ts';
import { type ClaimBasis, claimBases } from '../../codes/tables/claim.ts';
import { type ResponsibilityPrinciple, responsibilityPrinciples } from '../../codes/tables/party-org.ts';
import { proposeClaimsRoute } from '../claim.contract.ts';
import { principleOfBasis } from '../claim.rules.ts';
import type { ClaimResult } from '../claim.contract.ts';
import { findClaimBodiesRoute, type SuggestionView } from '../unclear-org.contract.ts';
import type { Chunk } from './use-batch.ts';
import { useOwnBody } from './use-own-body.ts';

/** An organisation to be claimed, with what its facts speak for. */
export interface OrgToPropose {
  readonly id: string;
  readonly name: string;
  readonly suggestion: SuggestionView | null;
}

export type Who = 'own' | 'suggested' | 'other';

interface ProposeDrawerProps {
  readonly title: string;
  /** Null: closed. */
  readonly who: Who | null;
  /** Of a single organisation: the body that its facts speak for; undefined where there is none, or where there are many. */
  readonly suggestedName?: string | undefined;
  /** Page by page: there may be more than are on the screen. */
  readonly pages: () => AsyncIterable<readonly OrgToPropose[]>;
  readonly total: number;
  readonly run: (chunks: AsyncIterable<Chunk>, total: number) => Promise<Outcome<null>>;
  readonly onClose: () => void;
}

/** Who is to answer for one or many organisations, on what ground, from which day on. */
export function ProposeDrawer({ title, who, suggestedName, pages, total, run, onClose }: ProposeDrawerProps) {
  const own = useOwnBody();
  const fields = fieldsOf(own, suggestedName);
  const submit = ({ values }: { readonly values: FormValues }) =>
    run(chunksOf(pages(), values, own?.id ?? null), total);
  return (
    <FormDrawer
      key={who ?? ''}
      title={title}
      open={who !== null}
      onClose={onClose}
      submitText="提出"
      fields={fields}
      initial={{ fromOn: officeToday(), who: own === null && who === 'own' ? 'other' : who }}
      onSubmit={submit}
    />
  );
}

const isSuggested = (values: FormValues) => values.who === 'suggested';
const asksPrinciple = (values: FormValues) =>
  !isSuggested(values) &&
  typeof values.basis === 'string' &&
  principleOfBasis(values.basis as ClaimBasis) === null;

function fieldsOf(own: { readonly name: string } | null, suggestedName: string | undefined): FormField[] {
  const suggested =
    suggestedName === undefined ? '按每家的建议，由建议的党组织答复' : `按建议，由“${suggestedName}”负责`;
  const whoOptions = [
    ...(own === null ? [] : [{ value: 'own', label: `由本单位负责：${own.name}` }]),
    { value: 'suggested', label: suggested },
    { value: 'other', label: '提议另一个党组织，由它答复' },
  ];
  return [
    { kind: 'select', field: 'who', title: '由谁负责', required: true, wide: true, options: whoOptions },
    {
      kind: 'tree',
      field: 'partyOrgId',
      title: '党建责任单位',
      required: true,
      wide: true,
      route: findClaimBodiesRoute,
      shownIf: (values) => values.who === 'other',
      help: '按名称查找，可以是管理范围外的党组织',
    },
    {
      kind: 'select',
      field: 'basis',
      title: '依据',
      required: true,
      options: choicesOf(claimBases.entries),
      shownIf: (values) => !isSuggested(values),
    },
    {
      kind: 'select',
      field: 'principle',
      title: '管理原则',
      required: true,
      options: choicesOf(responsibilityPrinciples.entries),
      shownIf: asksPrinciple,
    },
    {
      kind: 'day',
      field: 'fromOn',
      title: '生效日期',
      required: true,
      notAfter: officeToday(),
      help: '从哪一天起由它负责；答复时还可以改',
    },
    {
      kind: 'long-text',
      field: 'note',
      title: '说明',
      wide: true,
      max: 200,
      help: '文件名称、协商情况等，被提名的党组织会看到',
    },
  ];
}

async function* chunksOf(
  pages: AsyncIterable<readonly OrgToPropose[]>,
  values: FormValues,
  ownId: string | null,
): AsyncGenerator<Chunk> {
  for await (const orgs of pages) {
    const asked = orgs.map((org) => ({ org, item: itemOf(org, values, ownId) }));
    const ready = asked.filter(({ item }) => item !== null);
    const items = ready.flatMap(({ item }) => (item === null ? [] : [item]));
    yield {
      rows: ready.map(({ org }) => org),
      left: asked.filter(({ item }) => item === null).map(({ org }) => leftOut(org)),
      send: () =>
        callRoute(proposeClaimsRoute, {
          body: {
            items,
            fromOn: (values.fromOn ?? '') as string,
            note: (values.note ?? null) as string | null,
          },
        }),
    };
  }
}

function itemOf({ id, suggestion }: OrgToPropose, values: FormValues, ownId: string | null) {
  if (isSuggested(values)) {
    if (suggestion === null || suggestion.body === null) return null;
    const { basis, principle, body } = suggestion;
    return { socialOrgId: id, partyOrgId: body.id, basis, principle };
  }
  const partyOrgId = values.who === 'own' ? ownId : (values.partyOrgId as string | null);
  return {
    socialOrgId: id,
    partyOrgId: partyOrgId ?? '',
    basis: values.basis as ClaimBasis,
    principle: (values.principle ?? null) as ResponsibilityPrinciple | null,
  };
}

function leftOut({ id, name }: OrgToPropose): ClaimResult {
  const message = `“${name}”没有可以建议的党组织，请另行指明由谁负责。`;
  return { id, claimId: null, name, state: null, refusal: { code: 'claim.no-suggestion', message } };
}
