import type { Campaign, Deadline } from "../../src/knowledge/campaign.ts";
import type { DocumentNode } from "../../src/knowledge/document.ts";
import { type Fact, factSchema } from "../../src/knowledge/fact.ts";
import type { Library, LibraryDocument } from "../../src/knowledge/library.ts";
import { passagesOf } from "../../src/knowledge/passages.ts";

/** The deadline of the plan for 2023: "Trước ngày 10 tháng 12", a Sunday. */
export const REPORT_DEADLINE: Deadline = {
  what: "báo cáo",
  as_written: "Trước ngày 10 tháng 12",
  before: "2023-12-10",
  late_after: "2023-12-11T24:00",
  document: "plan",
  locator: "Mục I, khoản 1",
  reports_to: "Sở Nội vụ",
  reporters: ["department", "district", "front", "union"],
};

const CAMPAIGN: Campaign = {
  id: "small",
  name: "Phong trào nhỏ",
  short_name: "Kế hoạch năm 2023",
  year: 2023,
  place: "tỉnh An Giang",
  issuer: "UBND tỉnh",
  time_zone: "Asia/Ho_Chi_Minh",
  closes_at: "2023-12-31",
  closes_at_source: "năm của kế hoạch",
  deadlines: { report: REPORT_DEADLINE },
  milestones: {},
  contacts: { report: "Sở Nội vụ" },
  notes: { merger: { text: "đã sáp nhập", since: "2025-03-01", source: "báo chí", confidence: "B" } },
  decision: { number: null, date: null, source: "văn bản không ghi" },
  difficulties: { routed_to: "Sở Lao động", document: "plan", locator: "Mục I, khoản 1", successor: null },
  receipt_prefix: "BC2023",
};

/** A node of a document; what is left out is empty. */
export function node(locator: string, given: Partial<DocumentNode> = {}): DocumentNode {
  const parent = locator.includes(", ") ? locator.split(", ").slice(0, -1).join(", ") : null;
  return { locator, kind: "paragraph", heading: "", text: "", parent, ...given };
}

/** A document made of nodes; its text is their headings and texts, unless given. */
export function documentOf(nodes: readonly DocumentNode[], text?: string): LibraryDocument {
  const source = { id: "plan", name: "Kế hoạch nhỏ" };
  const whole = text ?? nodes.map((one) => `${one.heading}\n${one.text}`).join("\n");
  return { ...source, year: 2023, text: whole, nodes, passages: passagesOf(source, nodes) };
}

/** A fact with its defaults filled in. */
export function fact(given: Record<string, unknown>): Fact {
  return factSchema.parse({ id: "one", document: "plan", asked: ["Hỏi gì?"], ...given });
}

/** A library of one document, with the campaign of 2023. */
export function libraryOf(document: LibraryDocument, facts: readonly Fact[] = []): Library {
  return { campaign: CAMPAIGN, documents: [document], referenced: [], facts };
}
