import './meetings.css';
import { Alert, Form } from 'antd';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { useSettled } from '../../../platform/web/use-settled.ts';
import { readKindAskedRoute, readRuleAskedRoute } from '../already-asked.contract.ts';
import type { AlreadyAsked } from '../already-asked.rules.ts';
import type { SetRule } from '../duty-rule.contract.ts';

type RuleValues = Partial<Pick<SetRule, 'reach' | 'kind' | 'per' | 'least' | 'fromOn'>> & {
  readonly partyOrgId?: string | null;
};

/** In the form of a rule: what is asked for already. */
export function RuleAlreadyAsked() {
  const { partyOrgId, reach, kind, per, least, fromOn } = Form.useWatch((values: RuleValues) => values) ?? {};
  if (!partyOrgId || !reach || !kind || !per || typeof least !== 'number' || !fromOn) return null;
  return <OfRule query={{ partyOrgId, reach, kind, per, least, fromOn }} />;
}

type RuleQuestion = Required<Omit<RuleValues, 'partyOrgId'>> & { readonly partyOrgId: string };

function OfRule({ query }: { readonly query: RuleQuestion }) {
  const { data } = useRoute(readRuleAskedRoute, { query });
  return <Told known={data?.known} />;
}

interface KindValues {
  readonly partyOrgId?: string | null;
  readonly name?: string;
  readonly per?: SetRule['per'] | 'none';
  readonly least?: number | null;
}

const LEAST_NAME = 2;

/** In the form of a kind: what is there already under another name, or computed anyway. */
export function KindAlreadyAsked() {
  const { partyOrgId, name: typed = '', per, least } = Form.useWatch((values: KindValues) => values) ?? {};
  const name = useSettled(typed);
  const enough = Boolean(partyOrgId) && name.length >= LEAST_NAME;
  const duty = per === undefined || per === 'none' || typeof least !== 'number' ? {} : { per, least };
  const { data } = useRoute(
    readKindAskedRoute,
    { query: { partyOrgId: partyOrgId ?? '', name, ...duty } },
    { enabled: enough },
  );
  return enough ? <Told known={data?.known} /> : null;
}

function Told({ known }: { readonly known: readonly AlreadyAsked[] | undefined }) {
  if (known === undefined || known.length === 0) return null;
  return (
    <Alert
      className="page-notice already-asked"
      type="warning"
      showIcon
      role="status"
      title="已经有了"
      description={
        <>
          <ul>
            {known.map(({ message, page }) => (
              <li key={message}>
                {message} <PageLink to={page.path}>看{page.title}</PageLink>
              </li>
            ))}
          </ul>
          <p className="quiet">这只是提醒，仍然可以保存。</p>
        </>
      }
    />
  );
}
