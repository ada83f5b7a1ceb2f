/**
 * An attachment (附件) lies with the minutes of a meeting: a photograph of the signed sheet, slides, a circulated text. What it is
 * follows from its content, never from its name. It is sealed in the data folder; taken away with a reason its line stays and its
 * bytes are gone.
 */
export const attachmentFormats = ['pdf', 'jpg', 'png', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt'] as const;
export type AttachmentFormat = (typeof attachmentFormats)[number];

export const MOST_ATTACHMENTS = 20;
export const MOST_ATTACHMENT_MB = 20;
const MB = 1024 * 1024;
export const MOST_ATTACHMENT_BYTES = MOST_ATTACHMENT_MB * MB;

/** What may be chosen, as screens and refusals say it. */
export const ATTACHMENT_KINDS = 'PDF、图片（JPG、PNG）、Word、Excel 或演示文稿';
