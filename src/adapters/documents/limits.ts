const MEGABYTE = 1024 * 1024;

/** The largest file that is read, in bytes: 20 MB. */
export const MAX_FILE_BYTES = 20 * MEGABYTE;

/** The largest number of pages of a .pdf that is read. */
export const MAX_PAGES = 500;

/** The largest size of a .docx after unzipping, in bytes: 200 MB; a small file that grows beyond it is refused unread. */
export const MAX_UNZIPPED_BYTES = 200 * MEGABYTE;

/** The largest number of elements in one XML file of a .docx: each costs memory however small it is packed. */
export const MAX_XML_ELEMENTS = 3_000_000;
