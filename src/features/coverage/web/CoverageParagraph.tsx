import { CopyOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useRef } from 'react';
import { pageAddress } from '../../../platform/web/address.ts';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { useNotices } from '../../../platform/web/notices.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { type CompareAnswer, compareCoverageRoute } from '../coverage-change.contract.ts';
import type { CoverageAnswer } from '../coverage.contract.ts';
import {
  type Opened,
  type ParagraphFacts,
  paragraphOf,
  type StandingFigure,
} from '../coverage-paragraph.rules.ts';
import { ComparedWith } from './ComparedWith.tsx';
import {
  type Comparison,
  comparisonOf,
  type CoverageView,
  listFilterOf,
  type Narrowing,
} from './coverage-view.ts';

interface CoverageParagraphProps {
  readonly answer: CoverageAnswer;
  readonly view: CoverageView;
  readonly setView: (patch: Partial<CoverageView>) => void;
}

/** 一段话: the figures as a sentence to put into a report; every number leads to its list, in the copy too. */
export function CoverageParagraph({ answer, view, setView }: CoverageParagraphProps) {
  const comparison = comparisonOf({ ...view, fromDefinition: undefined }, answer);
  const { data, error, refetch } = useRoute(compareCoverageRoute, { query: comparison });
  const text = useRef<HTMLParagraphElement>(null);
  const notices = useNotices();
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  const copy = () => {
    if (text.current !== null && copyRich(text.current)) notices.done('已复制，数字带链接');
  };
  return (
    <section className="coverage-drawing" aria-label="一段话">
      <ComparedWith answer={answer} view={view} setView={setView} />
      <p className="coverage-paragraph" ref={text}>
        {paragraphOf(factsOf(data)).map(({ text: words, opens }, index) =>
          opens === undefined ? (
            words
          ) : (
            // Parts never change their order.
            <PageLink
              key={`${index} ${words}`}
              className="number"
              to={addressOf(opens, answer, view, comparison)}
            >
              {words}
            </PageLink>
          ),
        )}
      </p>
      <Button className="no-print" icon={<CopyOutlined />} onClick={copy}>
        复制
      </Button>
    </section>
  );
}

function factsOf({ before, after, node, measures, figures }: CompareAnswer): ParagraphFacts {
  return {
    on: after.on,
    from: before.on,
    nodeName: node.name,
    definitionName: after.countingDefinition.name,
    base: after.countingDefinition.base,
    measures,
    counts: {
      total: figures.socialOrgs,
      formal: figures.formalCoverage.covered,
      work: figures.workCoverage.covered,
      gaps: figures.establishmentGaps,
      few: figures.fewMembers,
      none: figures.noMembers,
      unverified: figures.unverified,
      exempt: figures.exempt,
      unclear: figures.responsibilityUnclear,
    },
  };
}

const NARROWING: Readonly<Record<StandingFigure, Narrowing>> = {
  total: {},
  formal: { covered: 'formal' },
  work: { work: 'yes' },
  gaps: { gap: 'establishment_gap' },
  few: { gap: 'few_members' },
  none: { gap: 'no_members' },
  unverified: { gap: 'unverified' },
  exempt: { gap: 'exempt' },
  unclear: { responsibility: 'unclear' },
};

function addressOf(
  opens: Opened,
  answer: CoverageAnswer,
  view: CoverageView,
  comparison: Comparison,
): string {
  if (opens.list === 'standing')
    return pageAddress('/social-orgs', listFilterOf(answer, view, null, NARROWING[opens.of]));
  const { measure, change } = opens;
  return pageAddress('/coverage', { ...comparison, show: 'compare', measure, ...change });
}

/** The clipboard's own interface is missing over plain http; a selection is copied everywhere, with its links. */
function copyRich(element: HTMLElement): boolean {
  const selection = window.getSelection();
  if (selection === null) return false;
  selection.selectAllChildren(element);
  const copied = document.execCommand('copy');
  selection.removeAllRanges();
  return copied;
}
