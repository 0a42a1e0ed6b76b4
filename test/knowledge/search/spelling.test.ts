import { expect, test } from "vitest";
import { editDistance } from "../../../src/knowledge/search/edit-distance.ts";
import { createSearchIndex } from "../../../src/knowledge/search/search-index.ts";

const index = createSearchIndex([
  {
    id: "a",
    document: "Kế hoạch",
    title: "Phong trào thi đua",
    text: "Phong trào thi đua vì người nghèo, không để ai bị bỏ lại phía sau.",
  },
  { id: "b", document: "Kế hoạch", title: "Báo cáo", text: "Đơn vị gửi báo cáo trước ngày 10 tháng 12 về Sở Nội vụ." },
]);

test.each([
  ["thi dua", "thi đua", 0],
  ["phong trao thi dua", "phong trào thi đua", 0],
  ["phong trào thi đau", "phong trào thi đua", 1],
  ["Phong troa thi dua?", "Phong trào thi đua?", 1],
  ["guwi bao cao", "gửi báo cáo", 1],
  ["baocao truoc ngay 10/12", "báo cáo trước ngày 10/12", 1],
  ["phong trào thi đuaa", "phong trào thi đua", 1],
  ["wifi", "wifi", 0],
  ["", "", 0],
])("%j is understood as %j", (typed, understood, mended) => {
  const wording = index.wording(typed);
  expect(wording.text).toBe(understood);
  expect(wording.mended).toHaveLength(mended);
});

test("a mended word is searched for", () => {
  expect(index.search("baocao guwi", 1)[0]?.id).toBe("b");
});

test.each([
  ["thi", "thi", 2, 0],
  ["thi", "tih", 2, 1],
  ["thi", "thiu", 2, 1],
  ["nghia", "nga", 2, 2],
  ["nghieng", "a", 2, 3],
  ["", "ab", 2, 2],
])("from %j to %j, at most %i: %i", (from, to, most, distance) => {
  expect(editDistance(from, to, most)).toBe(distance);
  expect(editDistance(to, from, most)).toBe(distance);
});
