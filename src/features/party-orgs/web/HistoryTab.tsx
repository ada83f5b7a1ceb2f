import { Button } from 'antd';
import { useState } from 'react';
import { ChangeTimeline } from '../../../platform/web/ChangeTimeline.tsx';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { FactList } from '../../../platform/web/FactList.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { withBeginning } from '../../../platform/web/with-beginning.ts';
import { listChangesRoute } from '../../audit/changes.contract.ts';
import type { PartyOrgRecord } from '../party-org.contract.ts';
import { timelineEntry } from './change-words.tsx';
import { periodText } from './party-org-words.ts';

/** 沿革: under which nodes it stood and who guided it, and below that who wrote what. */
export function HistoryTab({ record }: { readonly record: PartyOrgRecord }) {
  const { places, guidance } = record;
  return (
    <div className="stack">
      <Standing title="历任上级" lines={places.map(({ parent, ...days }) => ({ ...days, node: parent }))} />
      <Standing
        title="历任业务指导党组织"
        lines={guidance.map(({ guide, ...days }) => ({ ...days, node: guide }))}
      />
      <section>
        <header className="part-head">
          <h2>变更记录</h2>
        </header>
        <Changes record={record} />
      </section>
    </div>
  );
}

interface Line {
  readonly node: { readonly id: string; readonly name: string | null };
  readonly fromOn: string | null;
  readonly toOn: string | null;
}

/** Under whom it stood in one way, each with the days. */
function Standing({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <FactList
        title={title}
        facts={lines.map(({ node, fromOn, toOn }) => ({
          title: periodText(fromOn, toOn),
          value:
            node.name === null ? (
              '范围外的党组织'
            ) : (
              <PageLink to={`/party-orgs/${node.id}`}>{node.name}</PageLink>
            ),
          wide: true,
        }))}
      />
    </section>
  );
}

const FIRST = 20;
const MOST = 100;

/** Newest first; the older ones on asking. */
function Changes({ record }: { readonly record: PartyOrgRecord }) {
  const [size, setSize] = useState(FIRST);
  const query = useRoute(
    listChangesRoute,
    { query: { entity: 'partyOrg', entityId: record.id, size } },
    { keepShowing: true },
  );
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  return (
    <>
      <ChangeTimeline entries={withBeginning(query.data.rows.map(timelineEntry), query.data, record)} />
      {query.data.next !== null && size < MOST ? (
        <Button onClick={() => setSize(MOST)}>显示更早的</Button>
      ) : null}
    </>
  );
}
