import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { readSearch, pageAddress } from '../../../platform/web/address.ts';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { IfMay, useSession } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { permissions } from '../../access/role.ts';
import { type ExportedKind, exportedKinds, takenKindTitles, readingOf } from '../../audit/exported.ts';
import { CoverageExport } from './CoverageExport.tsx';
import { ExportHistory } from './ExportHistory.tsx';
import { MemberExport, PartyOrgExport, SocialOrgExport } from './ListExports.tsx';
import { TemplateList } from './TemplateList.tsx';
import './exports.css';

const FORMS: Readonly<Record<ExportedKind, () => ReactNode>> = {
  'social-orgs': SocialOrgExport,
  'party-orgs': PartyOrgExport,
  members: MemberExport,
  coverage: CoverageExport,
};
/** What every form asks alike: it stays when another one is chosen. */
const SHARED = ['region', 'partyOrg', 'on'] as const;
const chosenKind = z.object({ kind: z.enum(exportedKinds).optional() });

/** 导出: what to take out, how much of it, in which form; below, what this person took out before. */
export function ExportPage() {
  const session = useSession();
  const kinds = exportedKinds.filter((kind) => session.permissions.has(readingOf[kind]));
  const [{ kind: asked }] = useAddressState(chosenKind);
  const kind = asked !== undefined && kinds.includes(asked) ? asked : kinds[0];
  if (kind === undefined) return <EmptyState reason="没有可以导出的内容。" />;
  const Form = FORMS[kind];
  return (
    <>
      <PageTitle
        title="导出"
        below={`范围：${session.scopeName}。导出的都在您的管理范围内，每次导出都会记录下来。`}
      />
      <div className="export-stack">
        <section className="panel export-form" aria-label="新导出">
          <KindChoice kinds={kinds} kind={kind} />
          <Form key={kind} />
        </section>
        <ExportHistory />
        <IfMay permission={permissions.runImports}>
          <TemplateList />
        </IfMay>
      </div>
    </>
  );
}

function KindChoice({
  kinds,
  kind,
}: {
  readonly kinds: readonly ExportedKind[];
  readonly kind: ExportedKind;
}) {
  const navigate = usePageNavigate();
  const choose = (next: ExportedKind) => {
    const now = readSearch(window.location.search);
    const kept = Object.fromEntries(SHARED.map((name) => [name, now[name]]));
    navigate(pageAddress('/exports', { ...kept, kind: next }), { replace: true });
  };
  return (
    <Radio.Group
      aria-label="导出什么"
      optionType="button"
      buttonStyle="solid"
      className="export-kinds"
      options={kinds.map((each) => ({ value: each, label: takenKindTitles[each] }))}
      value={kind}
      onChange={({ target }) => choose(target.value as ExportedKind)}
    />
  );
}
