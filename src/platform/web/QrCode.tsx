import { create } from 'qrcode';

interface QrCodeProps {
  readonly text: string;
  /** What it is for, to whoever can't see it. */
  readonly label: string;
}

/** A QR code as a drawing, sharp on paper at any size; with the white border that readers need. */
export function QrCode({ text, label }: QrCodeProps) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const border = 3;
  const path = Array.from(data, (dark, index) =>
    dark === 0 ? '' : `M${(index % size) + border} ${Math.floor(index / size) + border}h1v1h-1z`,
  ).join('');
  const side = size + 2 * border;
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
