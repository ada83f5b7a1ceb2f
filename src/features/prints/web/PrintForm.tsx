import { FileExcelOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Collapse, Form, Input, Progress } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { USUAL_LIST_PURPOSES } from '../../../platform/web/ExportForPurpose.tsx';
import { PageLink, usePageNavigate } from '../../../platform/web/navigation.tsx';
import { useNotices } from '../../../platform/web/notices.tsx';
import { PurposeInput } from '../../../platform/web/PurposeInput.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { holdsPersons } from '../../audit/exported.ts';
import { listExportsRoute } from '../../audit/exports.contract.ts';
import { approvalOf } from '../../exports/approval.rules.ts';
import { readExportRulesRoute } from '../../exports/export-requests.contract.ts';
import { MOST_PRINTED_ROWS, type PrintListCode, printLists } from '../print-list.ts';
import { type PrintFilter, requestPrintRoute } from '../prints.contract.ts';
import { MadeFileBar } from './MadeFileBar.tsx';
import { type Print, usePrint } from './use-print.ts';
import { type HeadingWords, useRememberedHeading } from './use-remembered-heading.ts';

interface PrintFormProps {
  readonly list: PrintListCode;
  readonly filter: PrintFilter;
  /** Undefined while they are counted. */
  readonly rows: number | undefined;
  readonly capped: boolean;
  /** Where nothing else is said. */
  readonly unit: string;
  readonly preparer: string;
  /** The title that stands there unless it is changed. */
  readonly title: string;
}

interface Answers extends HeadingWords {
  readonly purpose: string;
  readonly aloneReason?: string;
}

type Format = 'pdf' | 'xlsx';

const RULES = [{ required: true, whitespace: true, min: 2, message: '请写明用途' }];
const REASONS = [{ required: true, whitespace: true, min: 2, message: '请写明理由' }];

/** What stands at the head of the paper, what it is for, and the two ways to take it. */
export function PrintForm({ list, filter, rows, capped, unit, preparer, title }: PrintFormProps) {
  const { kind } = printLists[list];
  const [form] = Form.useForm<Answers>();
  const [words, remember] = useRememberedHeading(list);
  const client = useQueryClient();
  const notices = useNotices();
  const navigate = usePageNavigate();
  const print = usePrint();
  const ask = useCommand(requestPrintRoute);
  const rules = useRoute(readExportRulesRoute, {}, { enabled: holdsPersons(kind) }).data;
  const approval = rules === undefined ? null : approvalOf(kind, rows ?? 0, rules);
  const run = async (format: Format) => {
    const answers = await form.validateFields().catch(() => null);
    if (answers === null || rows === undefined) return;
    const { purpose, aloneReason, ...heading } = answers;
    remember(heading);
    const asked = { ...filter, ...given(heading), purpose, format };
    if (approval?.needed === true) {
      const sent = await ask.run({ params: { list }, body: { ...asked, aloneReason } });
      if (!sent.done) return;
      notices.done(sent.answer.state === 'waiting' ? '已提交，等待审批' : '已提交，正在生成文件');
      navigate('/export-requests');
      return;
    }
    await print.start({ list, rows, asked });
    // It is on record as soon as it begins, also when it breaks off.
    void client.invalidateQueries({ queryKey: [listExportsRoute.id] });
  };
  return (
    <Form<Answers>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...words, unit: words.unit ?? unit, preparer: words.preparer ?? preparer }}
    >
      {approval?.needed === true ? (
        <Alert className="print-note" type="warning" showIcon title={approval.text} />
      ) : null}
      <Form.Item name="purpose" label="用途" rules={RULES}>
        <PurposeInput usual={USUAL_LIST_PURPOSES} />
      </Form.Item>
      {approval?.alone === true ? (
        <Form.Item name="aloneReason" label="没有第二人审批的理由" rules={REASONS}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      ) : null}
      <HeadingItems title={title} />
      {print.progress === null ? (
        <div className="print-actions">
          <Button
            type="primary"
            icon={<PrinterOutlined />}
            disabled={!rows || capped || rows > MOST_PRINTED_ROWS}
            loading={ask.pending}
            onClick={() => void run('pdf')}
          >
            {approval?.needed === true ? '申请打印' : '打印（PDF）'}
          </Button>
          <Button
            icon={<FileExcelOutlined />}
            disabled={!rows}
            loading={ask.pending}
            onClick={() => void run('xlsx')}
          >
            {approval?.needed === true ? '申请导出 Excel' : '导出 Excel'}
          </Button>
          {approval?.needed === true ? <PageLink to="/export-requests">看我的导出申请</PageLink> : null}
          {capped ? (
            <span className="quiet">超过 {MOST_PRINTED_ROWS} 行不能打印，请缩小范围，或导出 Excel。</span>
          ) : null}
        </div>
      ) : (
        <UnderWay progress={print.progress} onCancel={print.cancel} />
      )}
      {print.made === null ? null : <MadeFileBar made={print.made} />}
    </Form>
  );
}

/** Empty fields say nothing: what follows from the list and the account stands there. */
function given(heading: HeadingWords): HeadingWords {
  return Object.fromEntries(Object.entries(heading).filter(([, text]) => text !== undefined && text !== ''));
}

/** Folded: most of the time it is right as it is. */
function HeadingItems({ title }: { readonly title: string }) {
  return (
    <Collapse
      ghost
      size="small"
      className="print-heading"
      items={[
        {
          key: 'heading',
          label: '表头和签名（标题、填报单位、填报人、审核人）',
          forceRender: true,
          children: (
            <div className="print-heading-fields">
              <Form.Item name="title" label="标题" className="wide">
                <Input maxLength={60} autoComplete="off" placeholder={title} />
              </Form.Item>
              <Form.Item name="unit" label="填报单位">
                <Input maxLength={60} autoComplete="off" />
              </Form.Item>
              <Form.Item name="preparer" label="填报人">
                <Input maxLength={30} autoComplete="off" />
              </Form.Item>
              <Form.Item name="reviewer" label="审核人">
                <Input maxLength={30} autoComplete="off" placeholder="不填则留空，打印后签名" />
              </Form.Item>
            </div>
          ),
        },
      ]}
    />
  );
}

/** Stands where the buttons were. */
function UnderWay({
  progress,
  onCancel,
}: {
  readonly progress: NonNullable<Print['progress']>;
  readonly onCancel: () => void;
}) {
  return (
    <div className="print-actions">
      <Progress percent={progress.percent} status="active" className="print-progress" showInfo={false} />
      <span role="status">{progress.text}</span>
      <Button onClick={onCancel}>取消</Button>
    </div>
  );
}
