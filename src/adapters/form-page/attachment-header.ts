/** The name of a file to keep; ours are plain letters (RFC 6266). */
export const attachmentHeader = (name: string): string => `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"`;
