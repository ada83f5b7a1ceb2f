import { Steps } from 'antd';
import type { ListState } from '../complete-list.ts';

const TITLES = ['上传', '识别列', '比对', '逐条处理'];

const STEP_OF: Readonly<Record<ListState, number>> = {
  mapping: 1,
  comparing: 2,
  doubtful: 2,
  compared: 3,
  superseded: 3,
  discarded: 0,
};

/** The four steps, and which one the list is at; null before the upload. */
export function ListSteps({ state }: { readonly state: ListState | null }) {
  return (
    <Steps
      className="list-steps no-print"
      size="small"
      responsive={false}
      titlePlacement="vertical"
      current={state === null ? 0 : STEP_OF[state]}
      items={TITLES.map((title) => ({ title }))}
    />
  );
}
