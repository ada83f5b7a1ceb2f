import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  MinusCircleOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';

/** `attention`: to be done soon; `fault`: overdue or wrong; `unknown`: 未核实; `over`: no longer in force. */
export type Tone = 'good' | 'attention' | 'fault' | 'unknown' | 'over' | 'waiting';

const LOOKS: Readonly<Record<Tone, { readonly color: string; readonly icon: ReactNode }>> = {
  good: { color: 'success', icon: <CheckCircleOutlined /> },
  attention: { color: 'warning', icon: <ExclamationCircleOutlined /> },
  fault: { color: 'error', icon: <CloseCircleOutlined /> },
  unknown: { color: 'default', icon: <QuestionCircleOutlined /> },
  over: { color: 'default', icon: <MinusCircleOutlined /> },
  waiting: { color: 'processing', icon: <ClockCircleOutlined /> },
};

/** A status by icon and word as well as by colour. */
export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const { color, icon } = LOOKS[tone];
  return (
    <Tag color={color} icon={icon} className="status-tag">
      {children}
    </Tag>
  );
}
