/** The head of an official document; what is null stays a visible blank for the clerk. */
export interface Letterhead {
  /** The body above the issuing one, in capitals; null where there is no such line. */
  readonly parent: string | null;
  /** What stands at the right instead of quốc hiệu and tiêu ngữ; null where those do. */
  readonly ownHead: string | null;
  /** The issuing body, in capitals. */
  readonly name: string;
  /** The number the clerk gave, with its leading 0: "05". */
  readonly number: string | null;
  /** What follows the number: "BC-UBND". */
  readonly symbol: string;
  readonly place: string | null;
  /** An ISO day, the day of issue. */
  readonly date: string | null;
  /** The month of issue ("2023-12") as far as it is known before the day is. */
  readonly month: string | null;
}

/** One figure or short answer with what it stands for. */
export interface Figure {
  readonly label: string;
  readonly value: string;
}

/** Paragraphs, under a numbered heading of their own where they have one. */
export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly heading: string | null;
  readonly text: readonly string[];
}

/** Figures that stand one below the other. */
export interface FiguresBlock {
  readonly kind: "figures";
  readonly items: readonly Figure[];
}

/** A table under its heading, if it has one; every row has as many cells as there are headings. */
export interface TableBlock {
  readonly kind: "table";
  readonly heading: string | null;
  readonly headings: readonly string[];
  readonly align: readonly ("left" | "center" | "right")[];
  readonly rows: readonly (readonly string[])[];
}

/** A part of a section. */
export type Block = ParagraphBlock | FiguresBlock | TableBlock;

/** A section with its Roman number, in the form's order. */
export interface DocumentSection {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** An annex, on pages of its own that are counted anew (Phụ lục I, mục III.1). */
export interface Annex {
  /** "Phụ lục II"; without a number where there is only one. */
  readonly number: string;
  /** In capitals. */
  readonly title: string;
  /** What it belongs to, in brackets: the document's number, day and body. */
  readonly attachedTo: string;
  readonly blocks: readonly Block[];
}

/** A report as an official document (Nghị định 30/2020/NĐ-CP, Phụ lục I), before it is signed, numbered and issued. */
export interface OfficialDocument {
  readonly letterhead: Letterhead;
  /** The kind of document, in capitals: "BÁO CÁO". */
  readonly title: string;
  /** Trích yếu. */
  readonly subject: string;
  /** The body the report goes to, behind "Kính gửi:". */
  readonly addressedTo: string;
  /** Căn cứ, in italics above everything else; none where it is left out. */
  readonly grounds?: readonly string[];
  readonly basis: readonly string[];
  readonly sections: readonly DocumentSection[];
  /** The last sentence, with "./." at its end. */
  readonly closing: string;
  /** The lines below "Nơi nhận:". */
  readonly recipients: readonly string[];
  readonly signature: {
    /** In capitals: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH". */
    readonly lines: readonly string[];
    readonly name: string | null;
  };
  /** What follows the signature; none where it is left out. */
  readonly annexes?: readonly Annex[];
}
