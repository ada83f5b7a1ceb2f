/** Media types of the files that routes answer with. */
export const DOWNLOAD_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
} as const;

export type DownloadFormat = keyof typeof DOWNLOAD_TYPES;
export type SheetFormat = Exclude<DownloadFormat, 'pdf'>;

/** What a route takes a file as. */
export const UPLOAD_TYPE = 'multipart/form-data';
