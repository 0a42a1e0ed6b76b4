import { describe, expect, it } from "vitest";

import type { OfficialDocument } from "../../../src/reports/official-document/official-document.ts";
import { previewText } from "../../../src/reports/official-document/preview-text.ts";
import { showMoney, showWhole } from "../../../src/reports/values/show-figure.ts";
import { documentsOfSample } from "../documents-of-sample.ts";

const textOf = (document: OfficialDocument) => previewText(document).join("\n");

describe("the province's two documents", () => {
  it("go the way the plan names, and quote it", async () => {
    const { documents } = await documentsOfSample();
    const { "to-trinh": proposal, "bao-cao": report } = documents;
    expect([proposal.letterhead.name, proposal.title, proposal.addressedTo]).toEqual([
      "SỞ NỘI VỤ",
      "TỜ TRÌNH",
      "Ủy ban nhân dân tỉnh An Giang",
    ]);
    expect([report.letterhead.name, report.title, report.addressedTo]).toEqual([
      "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG",
      "BÁO CÁO",
      "Bộ Nội vụ (Ban Thi đua - Khen thưởng Trung ương)",
    ]);
    expect(textOf(proposal)).toContain(
      "tổng hợp, phối hợp Sở Lao động - Thương binh và Xã hội trình Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ (Ban Thi đua - Khen thưởng Trung ương)",
    );
    expect(proposal.recipients).toEqual(["- Như trên;", "- Sở Lao động - Thương binh và Xã hội;", "- Lưu: VT, ……."]);
  });

  it("leave blank what nobody knows, and fill it in once it is known", async () => {
    const { documents } = await documentsOfSample();
    for (const document of Object.values(documents)) {
      const text = textOf(document);
      expect(text).toMatch(/Số: \u00a0+\/(TTr-SNV|BC-UBND)/);
      expect(text).toContain("……, ngày … tháng … năm …");
      expect(text).toContain("Quyết định số ……/QĐ-UBND ngày ……");
      expect(document.signature.name).toBeNull();
      expect(text).not.toMatch(/[{}]|null|undefined|NaN/);
    }
    const known = await documentsOfSample({ decision: { number: "846", date: "2023-05-31" } });
    expect(textOf(known.documents["bao-cao"])).toContain(
      "Quyết định số 846/QĐ-UBND ngày 31 tháng 5 năm 2023 của Ủy ban nhân dân tỉnh An Giang",
    );
  });

  it("hold every total as it was consolidated", async () => {
    const { of, documents } = await documentsOfSample();
    for (const document of Object.values(documents)) {
      const text = textOf(document);
      for (const { field, total, givenBy } of of.figures) {
        if (total === null || field.kind === "calculated") continue;
        const shown = field.kind === "money" ? showMoney(total) : `${showWhole(total)} ${field.unit}`;
        expect(text).toMatch(
          new RegExp(
            `- ${RegExp.escape(`${field.label}: ${shown} (${givenBy.length}`)}(/\\d+ đơn vị có số| đơn vị)\\)`,
          ),
        );
      }
    }
  });

  it("name every unit that is missing, returned, late or to be judged, and say that a returned report counts nowhere", async () => {
    const { of, documents } = await documentsOfSample();
    const by = (wanted: string) =>
      of.rows.filter(({ standing }) => standing.handingIn === wanted).map(({ standing }) => standing.name);
    const lists = [
      ["Đơn vị chưa báo cáo", by("missing")],
      ["Đơn vị đang được trả lại báo cáo để bổ sung", by("returned")],
      ["Đơn vị báo cáo trễ hạn", by("late")],
      ["Đơn vị báo cáo cần xem xét thời hạn", by("to_be_judged")],
    ] as const;
    for (const document of Object.values(documents)) {
      const lines = previewText(document);
      for (const [what, names] of lists) {
        expect(names.length).toBeGreaterThan(0);
        expect(lines).toContain(`${what} (${names.length}): ${names.join("; ")}.`);
      }
      expect(lines.join("\n")).toContain("kể cả lần đã chấp nhận, không dùng thay");
    }
  });

  it("say so when only accepted reports count", async () => {
    const { of, documents } = await documentsOfSample({ counting: "accepted" });
    const waiting = of.rows.filter(({ standing }) => standing.uncounted === "not_accepted");
    const text = textOf(documents["to-trinh"]);
    expect(text).toContain(
      `Số liệu chỉ tính theo ${of.rows.filter(({ standing }) => standing.uncounted === null).length} báo cáo đã được chấp nhận.`,
    );
    expect(text).toContain(
      `chưa được chấp nhận nên chưa tính (${waiting.length}): ${waiting.map(({ standing }) => standing.name).join("; ")}.`,
    );
  });

  it("put the words of the units under the form's sections, those that say the same together", async () => {
    const { documents } = await documentsOfSample({
      change: ({ reports }) => {
        for (const [at, report] of reports.entries()) {
          const value = report.unit === "STP" || report.unit === "SKHDT" ? "Không kiến nghị." : `Kiến nghị ${at}.`;
          const answer = { state: "given" as const, value, raw: "", by: "1", at: "2023-12-05T01:00:00Z" };
          reports[at] = { ...report, answers: { ...report.answers, phuong_huong_kien_nghi: answer } };
        }
      },
    });
    const { sections } = documents["bao-cao"];
    expect(sections.map(({ heading }) => heading)).toEqual([
      "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TRIỂN KHAI",
      "II. KẾT QUẢ THỰC HIỆN NỘI DUNG THI ĐUA",
      "III. KIỂM TRA, GIÁM SÁT",
      "IV. SƠ KẾT, KHEN THƯỞNG",
      "V. HẠN CHẾ, NGUYÊN NHÂN",
      "VI. PHƯƠNG HƯỚNG, KIẾN NGHỊ",
      "VII. TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ",
    ]);
    const [wishes] = sections[5]?.blocks ?? [];
    if (wishes?.kind !== "paragraph") throw new Error("no words");
    expect(wishes.text).toContain("- Sở Tư pháp, Sở Kế hoạch và Đầu tư: Không kiến nghị.");
    expect(wishes.heading).toMatch(/^1\. Phương hướng và kiến nghị \(\d+ đơn vị nêu\)$/);
  });

  it("number their annexes, name them in the text, and trace every unit to its receipt", async () => {
    const { of, documents } = await documentsOfSample();
    const { "to-trinh": proposal, "bao-cao": report } = documents;
    expect(proposal.annexes?.map(({ number }) => number)).toEqual(["Phụ lục"]);
    expect(report.annexes?.map(({ number }) => number)).toEqual(["Phụ lục I", "Phụ lục II", "Phụ lục III"]);
    expect(textOf(report)).toContain("Kèm theo: Phụ lục I (tổng hợp số liệu của các đơn vị); Phụ lục II (");
    expect(report.annexes?.[0]?.attachedTo).toBe(
      "(Kèm theo Báo cáo số ……/BC-UBND ngày … tháng … năm … của Ủy ban nhân dân tỉnh An Giang)",
    );
    const lines = previewText(proposal);
    for (const { standing } of of.rows)
      expect(lines.some((one) => one.includes(`| ${standing.name} |`) && one.includes(standing.receipt ?? ""))).toBe(
        true,
      );
  });

  it("stand where nobody has reported", async () => {
    const { documents } = await documentsOfSample({
      change: (all) => {
        all.reports.length = 0;
        all.status = all.status.map((row) => ({
          ...row,
          state: "not_started",
          revision: 0,
          receipt: null,
          timeliness: null,
        }));
      },
    });
    const text = textOf(documents["bao-cao"]);
    expect(text).toContain("trên cơ sở báo cáo của 0 trong 37 cơ quan");
    expect(text).toContain("Đơn vị chưa báo cáo (37):");
    expect(text).toContain("- Hộ nghèo cuối năm: chưa đơn vị nào có số;");
    expect(text).not.toMatch(/NaN|undefined/);
  });
});
