import { type FrontMatter, isIssuer } from "./front-matter.ts";
import { newPlace } from "./place.ts";
import { announces } from "./punctuation.ts";
import type { TreeBuilder } from "./tree-builder.ts";

const BASIS = /^Căn cứ\s/u;
const LATER_BASIS = /^(?:Căn cứ|Theo|Xét|Thực hiện|Trên cơ sở|Sau khi)\s/u;
/** A basis may name several documents, one after another: "Luật A ngày …; Luật sửa đổi, bổ sung Luật A ngày …;". */
const ANOTHER_DOCUMENT =
  /^(?:Luật|Bộ luật|Nghị quyết|Nghị định|Thông tư|Quyết định|Pháp lệnh|Chỉ thị|Hướng dẫn|Công văn|Kế hoạch|các )/u;
const ADDRESSEES = /^Kính gửi/iu;
const PREAMBLE = "phần mở đầu";
const ISSUER = "cơ quan ban hành";

/** Opens a text with its letterhead, its name and title; `annex` is null for the main body. */
export function openText(tree: TreeBuilder, front: FrontMatter, annex: string | null): void {
  tree.closeAll();
  if (front.letterhead.length > 0) {
    const head = newPlace("paragraph", "apart", annex === null ? "phần đầu" : `${annex}, phần đầu`);
    head.content.push({ kind: "paragraph", text: front.letterhead.join("\n") });
    tree.root.content.push(head);
  }
  if (annex !== null) {
    const place = newPlace("annex", "apart", annex, 0, front.title);
    if (front.note !== "") place.content.push({ kind: "paragraph", text: front.note });
    tree.openApart(place);
    return;
  }
  openNamed(tree, "tên văn bản", `${front.type} ${front.title}`.trim());
  openNamed(tree, "ghi chú dưới tên", front.note);
}

/** Whether a paragraph before the first number is one of the legal bases. */
export function isBasis(text: string): boolean {
  return BASIS.test(text);
}

/** Whether a line surely begins a paragraph of its own: nothing else goes on after addressees, and bases begin alike. */
export function beginsOpeningParagraph(tree: TreeBuilder, text: string): boolean {
  const afterAddressees = tree.top.segment === "kính gửi" && /^\p{Lu}/u.test(text);
  return afterAddressees || (tree.top.kind === "basis" && LATER_BASIS.test(text));
}

/** Begins a paragraph that stands before the first number: a basis, the issuer, addressees or the preamble. */
export function openParagraph(tree: TreeBuilder, text: string, lastLine: string): void {
  const { top } = tree;
  if (top.kind === "basis" && ANOTHER_DOCUMENT.test(text) && /[;,]$/.test(tree.current)) tree.append(text);
  else if (isBasis(text) || (top.kind === "basis" && LATER_BASIS.test(text) && !announces(lastLine)))
    openBasis(tree, text);
  else if (ADDRESSEES.test(text)) openNamed(tree, "kính gửi", text);
  else if (isIssuer(text) && top.segment !== PREAMBLE) {
    if (top.segment === ISSUER) tree.append(text);
    else openNamed(tree, ISSUER, text);
  } else if (top.segment === PREAMBLE) tree.paragraph(text);
  else openNamed(tree, PREAMBLE, text);
}

/** Begins the next legal basis. */
export function openBasis(tree: TreeBuilder, text: string): void {
  if (tree.top.kind === "basis" && tree.top.segment !== "Căn cứ") tree.close();
  if (tree.top.kind !== "basis") tree.openApart(newPlace("basis", "apart", "Căn cứ"));
  tree.openInside(newPlace("basis", "apart", `Căn cứ ${tree.top.content.length + 1}`));
  tree.paragraph(text);
}

function openNamed(tree: TreeBuilder, segment: string, text: string): void {
  if (text === "") return;
  tree.openApart(newPlace("paragraph", "apart", segment));
  tree.paragraph(text);
}
