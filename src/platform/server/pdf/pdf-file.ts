import { deflateSync } from 'node:zlib';

/** A reference to an object of the file, as other objects write it. */
export type Reference = string;

/** The objects of a PDF file, written one after the other, with the table that says where each lies. */
export class PdfFile {
  private readonly parts: Buffer[] = [];
  private readonly places: number[] = [];
  private length = 0;

  constructor() {
    // Four bytes above 127 say that the file is not text.
    this.write(Buffer.from('%PDF-1.7\n%\u00e5\u00e6\u00e7\u00e8\n', 'latin1'));
  }

  /** A number to be written later: objects may point forward. */
  reserve(): Reference {
    this.places.push(0);
    return `${this.places.length} 0 R`;
  }

  add(text: string, reference: Reference = this.reserve()): Reference {
    const number = Number.parseInt(reference, 10);
    this.places[number - 1] = this.length;
    this.write(Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1'));
    return reference;
  }

  /** Bytes, packed; `entries` stand in the dictionary before them. */
  addStream(bytes: Buffer, entries = '', reference: Reference = this.reserve()): Reference {
    const packed = deflateSync(bytes);
    const number = Number.parseInt(reference, 10);
    this.places[number - 1] = this.length;
    const dictionary = `<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>`;
    this.write(Buffer.from(`${number} 0 obj\n${dictionary}\nstream\n`, 'latin1'));
    this.write(packed);
    this.write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
    return reference;
  }

  finish(root: Reference, info: Reference): Buffer {
    const start = this.length;
    const rows = this.places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
    const size = this.places.length + 1;
    this.write(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root ${root} /Info ${info} >>\nstartxref\n${start}\n%%EOF\n`,
        'latin1',
      ),
    );
    return Buffer.concat(this.parts);
  }

  private write(bytes: Buffer): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }
}

/** Text of the file's own properties: UTF-16 with its mark, as hexadecimal. */
export function pdfText(text: string): string {
  return `<FEFF${hexOf(text)}>`;
}

/** UTF-16, the first byte first. */
export function hexOf(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}
