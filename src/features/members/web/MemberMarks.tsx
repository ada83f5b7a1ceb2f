import './members.css';
import { EyeInvisibleOutlined } from '@ant-design/icons';
import { Tag, Tooltip } from 'antd';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';

interface MemberMarksProps {
  readonly identityPending: boolean;
  readonly isPrivate: boolean;
}

/** What has to be known of a member before anything is done with the record. */
export function MemberMarks({ identityPending, isPrivate }: MemberMarksProps) {
  return (
    <>
      {identityPending ? <StatusTag tone="unknown">身份待核</StatusTag> : null}
      {isPrivate ? (
        <Tooltip title="只有本党组织系统能看到，导出时不列出">
          <Tag icon={<EyeInvisibleOutlined />} color="purple" className="status-tag">
            不公开
          </Tag>
        </Tooltip>
      ) : null}
    </>
  );
}
