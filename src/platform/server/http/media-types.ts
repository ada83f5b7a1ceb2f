/** Media types of the files that routes answer with. */
export const DOWNLOAD_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  jpg: 'image/jpeg',
  png: 'image/png',
  ics: 'text/calendar; charset=utf-8',
} as const;

export type DownloadFormat = keyof typeof DOWNLOAD_TYPES;
export type SheetFormat = Extract<DownloadFormat, 'xlsx' | 'csv'>;

/** What a route takes a file as. */
export const UPLOAD_TYPE = 'multipart/form-data';
