import { Steps } from 'antd';
import type { RunState } from '../import.ts';

const TITLES = ['上传', '识别列', '核对', '入库'];

const STEP_OF: Readonly<Record<RunState, number>> = {
  mapping: 1,
  failed: 1,
  checking: 2,
  checked: 2,
  storing: 3,
  stored: 4,
  cancelled: 0,
  taking_back: 4,
  taken_back: 4,
};

/** The four steps, and which one the run is at; null before the upload. */
export function ImportSteps({ state }: { readonly state: RunState | null }) {
  return (
    <Steps
      className="import-steps no-print"
      size="small"
      responsive={false}
      titlePlacement="vertical"
      current={state === null ? 0 : STEP_OF[state]}
      items={TITLES.map((title) => ({ title }))}
    />
  );
}
