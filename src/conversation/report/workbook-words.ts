import { LARGEST_FORM } from "../../files/check-form.ts";

/** What is said of the sheets that are sent out and come back. */
export const workbookWords = {
  formsHere: (hasNarrative: boolean) =>
    `Dạ, đây là biểu của đơn vị, em điền sẵn phần đã có: tệp Excel cho số liệu${hasNarrative ? ", tệp Word cho phần viết" : ""}. Anh/chị điền ô nền vàng, lưu lại rồi gửi vào đây; em đọc, anh/chị xem lại và xác nhận thì em mới ghi ạ.`,
  sendHere: "Dạ, anh/chị gửi thẳng tệp Excel (.xlsx) hoặc Word (.docx) đã điền vào đây giúp em ạ.",
  sendByLink: `Dạ, anh/chị gửi tệp Excel (.xlsx) hoặc Word (.docx) đã điền qua trang dưới đây, tối đa ${LARGEST_FORM / 1024 / 1024} MB ạ.`,
  reading: (name: string) => `Dạ, em nhận tệp “${name}”, em đọc rồi báo anh/chị ngay ạ.`,

  read: (name: string) => `Dạ, em đọc xong biểu “${name}”. Em chưa ghi gì cả.`,
  part: (at: number, all: number) => `(phần ${at}/${all})`,
  willBe: (count: number) => `Sẽ ghi ${count} câu:`,
  toLookAt: (count: number) => `Có ${count} câu cần anh/chị xem lại:`,
  unread: (count: number) => `Có ${count} ô em chưa đọc được:`,
  later: (numbers: string) => `Để lại vì chưa có số: câu ${numbers}.`,
  change: (number: number, label: string, before: string, after: string, place: string) =>
    `- Câu ${number} (${label}): ${before} → ${after} [${place}]`,
  nothingBefore: "chưa có",
  because: (reasons: readonly string[]) => `  Lưu ý: ${reasons.join("; ")}.`,
  conflict: (who: string, value: string) => `sau khi em gửi biểu, ${who} đã ghi ${value}`,
  conflictOwn: (value: string) => `sau khi em gửi biểu, anh/chị đã ghi ${value} trong tin nhắn`,
  fault: (place: string, number: number, said: string, teach: string) =>
    `- ${place} (câu ${number})${said === "" ? "" : ` đang ghi “${said}”`}: ${teach}`,
  moreFaults: (count: number) => `- và ${count} ô nữa.`,
  idle: (numbers: string) => `Câu ${numbers} không áp dụng với các câu trả lời này nên em bỏ qua.`,
  olderForm: "Biểu này theo mẫu cũ; em chỉ lấy các câu còn trong mẫu mới.",
  unknown: (count: number) => `Có ${count} câu không còn trong mẫu của đơn vị, em bỏ qua.`,
  summary: (counts: { fresh: number; changed: number; doubtful: number; unread: number }) =>
    [
      ...(counts.fresh > 0 ? [`${counts.fresh} câu ghi mới`] : []),
      ...(counts.changed > 0 ? [`${counts.changed} câu sửa`] : []),
      ...(counts.doubtful > 0 ? [`${counts.doubtful} câu cần xem lại`] : []),
      ...(counts.unread > 0 ? [`${counts.unread} ô chưa đọc được`] : []),
    ].join(", "),
  ask: (summary: string) => `${summary === "" ? "" : `Tóm lại: ${summary}. `}Anh/chị muốn em ghi thế nào ạ?`,
  choices: { all: "Nhận hết", good: "Chỉ nhận chỗ không lỗi", drop: "Bỏ" },

  nothingNew: (name: string) => `Dạ, biểu “${name}” không có gì khác với phần em đang giữ ạ.`,
  onlyFaults: (name: string) => `Dạ, em đọc biểu “${name}” mà chưa ghi được câu nào:`,
  dropped: "Dạ, em bỏ biểu vừa gửi, chưa ghi gì từ biểu đó ạ.",
  first:
    "Dạ, biểu anh/chị gửi còn chờ xác nhận. Anh/chị chọn giúp em trước nhé; chọn “Bỏ” thì em giữ nguyên phần đang có.",
  changedMeanwhile: "Dạ, trong lúc chờ, báo cáo vừa có thay đổi nên em so lại với biểu:",
  notTaken: (lines: readonly string[]) => ["Các câu sau em chưa ghi từ biểu:", ...lines].join("\n"),
  notTakenLine: (number: number, label: string) =>
    `- Câu ${number} (${label}); muốn ghi, anh/chị gõ “sửa câu ${number} thành …”`,
  stays: (value: string) => `giữ nguyên ${value}`,

  otherUnit: (whose: string, own: string) =>
    `Dạ, biểu này của ${whose}, còn anh/chị đang làm báo cáo của ${own}, nên em chưa nhận gì ạ. Anh/chị gõ “tải biểu” để lấy đúng biểu của đơn vị.`,
  otherForm:
    "Dạ, biểu này thuộc phong trào hoặc mẫu báo cáo khác nên em chưa nhận gì ạ. Anh/chị gõ “tải biểu” để lấy biểu đang dùng.",
  otherPeriod: (period: string) =>
    `Dạ, biểu này của kỳ báo cáo khác, còn báo cáo đang làm là của năm ${period}, nên em chưa nhận gì ạ. Anh/chị gõ “tải biểu” để lấy biểu đang dùng.`,
  needsUnit: "Dạ, anh/chị chưa gắn với đơn vị nào nên em chưa nhận biểu vừa gửi ạ.",
};
