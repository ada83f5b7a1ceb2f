import './styles/slips.css';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { QrCode } from './QrCode.tsx';
import { useSession } from './session.tsx';

const A_PAGE = 6;

/** One piece of paper to hand out: for whom, a code, and how to use it. */
export interface SlipToPrint {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly forWhat: string;
  /** What the QR code says. */
  readonly address: string;
  readonly code: string;
  readonly steps: readonly string[];
  readonly footer: string;
}

interface SlipSheetProps {
  /** None: nothing to show. */
  readonly slips: readonly SlipToPrint[];
  readonly onClose: () => void;
}

/** Slips that were just made: to be printed now, since the codes are shown this once. Six to a page of A4, to be cut apart. */
export function SlipSheet({ slips, onClose }: SlipSheetProps) {
  const [printed, setPrinted] = useState(false);
  const print = () => {
    window.print();
    setPrinted(true);
  };
  const close = () => {
    setPrinted(false);
    onClose();
  };
  return (
    <>
      <Modal
        title={slips.length === 1 ? slips[0]?.title : `${slips[0]?.title ?? ''} ${slips.length} 张`}
        open={slips.length > 0}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        destroyOnHidden
        width={640}
        footer={[
          <Button key="close" onClick={close}>
            {printed ? '完成' : '不打印，关闭'}
          </Button>,
          <Button key="print" type="primary" onClick={print}>
            打印（A4，每页 {A_PAGE} 张）
          </Button>,
        ]}
      >
        <p>号码只显示这一次，请现在打印，沿虚线剪开交给本人。没打印的可以重新开，旧的随即作废。</p>
        <div className="slip-preview">
          {slips.slice(0, A_PAGE).map((slip) => (
            <Slip key={slip.id} slip={slip} />
          ))}
        </div>
        {slips.length > A_PAGE ? <p className="quiet">只预览前 {A_PAGE} 张，打印时全部打出。</p> : null}
      </Modal>
      {slips.length > 0 ? <Paper slips={slips} /> : null}
    </>
  );
}

/** Beside the page, so that printing leaves everything else out. */
function Paper({ slips }: { readonly slips: readonly SlipToPrint[] }) {
  useEffect(() => {
    document.body.classList.add('prints-slips');
    return () => document.body.classList.remove('prints-slips');
  }, []);
  return createPortal(
    <div className="slip-paper" aria-hidden>
      {slips.map((slip) => (
        <Slip key={slip.id} slip={slip} />
      ))}
    </div>,
    document.body,
  );
}

function Slip({ slip }: { readonly slip: SlipToPrint }) {
  const { siteName } = useSession();
  const { title, name, forWhat, address, code, steps, footer } = slip;
  return (
    <section className="slip" aria-label={`${title} ${name}`}>
      <header>
        <strong>{title}</strong>
        <span>{siteName}</span>
      </header>
      <div className="slip-body">
        <div>
          <p className="slip-name">{name}</p>
          <p className="slip-for">{forWhat}</p>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
        <QrCode text={address} label="登录二维码" />
      </div>
      <p className="slip-code">{code}</p>
      <footer>{footer}</footer>
    </section>
  );
}
