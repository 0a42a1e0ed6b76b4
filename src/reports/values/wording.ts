const otherwise = "(không có thì ghi 0, chưa có số thì ghi “chưa có số”)";

const count = {
  empty: `Dạ, anh/chị ghi giúp em một con số, ví dụ 1.250 ${otherwise}.`,
  unclear: `Dạ, em chưa đọc được con số này. Anh/chị ghi giúp em bằng chữ số, ví dụ 1.250 ${otherwise}.`,
  percent: "Dạ, chỗ này cần số lượng, không phải tỷ lệ. Anh/chị ghi giúp em con số, ví dụ 1.250.",
  negative: "Dạ, số lượng không thể nhỏ hơn 0. Anh/chị ghi lại giúp em, ví dụ 12.",
  several: "Dạ, anh/chị ghi giúp em đúng một con số, ví dụ 12 (không ghi “10-15” hay “12 hoặc 13”).",
  fraction: "Dạ, số lượng phải là số nguyên. Anh/chị ghi giúp em không có phần lẻ, ví dụ 1.500 hoặc “1,5 nghìn”.",
  huge: "Dạ, con số này lớn quá, em sợ ghi nhầm. Anh/chị xem lại giúp em, ví dụ 1.250.",
};

const measure = {
  ...count,
  empty: `Dạ, anh/chị ghi giúp em một con số, ví dụ 3,5 ${otherwise}.`,
  unclear: `Dạ, em chưa đọc được con số này. Anh/chị chỉ ghi con số giúp em, ví dụ 3,5 ${otherwise}.`,
  percent: "Dạ, anh/chị ghi giúp em một tỷ lệ phần trăm, ví dụ 3,5%.",
  negative: "Dạ, chỗ này không ghi số âm. Anh/chị ghi lại giúp em, ví dụ 3,5.",
  several: "Dạ, anh/chị ghi giúp em đúng một con số, ví dụ 3,5 (không ghi “3-4” hay “3 hoặc 4”).",
  huge: "Dạ, con số này dài quá, em sợ ghi nhầm. Anh/chị ghi gọn lại giúp em, ví dụ 3,5.",
};

const money = {
  ...count,
  empty: `Dạ, anh/chị ghi giúp em số tiền kèm đơn vị, ví dụ “350 triệu đồng” ${otherwise}.`,
  unclear: `Dạ, em chưa đọc được số tiền này. Anh/chị ghi giúp em kèm đơn vị, ví dụ “350 triệu đồng” ${otherwise}.`,
  percent: "Dạ, chỗ này cần số tiền, không phải tỷ lệ. Anh/chị ghi giúp em, ví dụ “350 triệu đồng”.",
  negative: "Dạ, số tiền không thể nhỏ hơn 0. Anh/chị ghi lại giúp em, ví dụ “350 triệu đồng”.",
  several: "Dạ, anh/chị ghi giúp em đúng một số tiền, ví dụ “1 tỷ 250 triệu đồng”.",
  fraction: "Dạ, số tiền phải tròn đồng. Anh/chị ghi lại giúp em, ví dụ “1.250.000 đồng” hoặc “1,25 triệu đồng”.",
  huge: "Dạ, số tiền này lớn quá, em sợ ghi nhầm. Anh/chị xem lại giúp em, ví dụ “350 triệu đồng”.",
};

const date = {
  empty: "Dạ, anh/chị ghi giúp em ngày, ví dụ 05/09/2023.",
  unclear: "Dạ, em chưa đọc được ngày này. Anh/chị ghi giúp em theo ngày/tháng/năm, ví dụ 05/09/2023.",
  impossible: "Dạ, lịch không có ngày này. Anh/chị ghi giúp em theo thứ tự ngày/tháng/năm, ví dụ 05/09/2023.",
  noDay: "Dạ, em cần đủ cả ngày và tháng. Anh/chị ghi giúp em, ví dụ 15/12/2023 hoặc “cuối tháng 12”.",
  lunar: "Dạ, anh/chị ghi giúp em ngày dương lịch, ví dụ 05/09/2023.",
  weekday: "Dạ, thứ và ngày không khớp nhau. Anh/chị chỉ ghi ngày giúp em, ví dụ 05/09/2023.",
};

const asOf = {
  empty: "Dạ, anh/chị ghi giúp em số liệu tính đến ngày nào, số ước hay chính thức, ví dụ “30/11 số ước”.",
  unclear:
    "Dạ, em chưa rõ số liệu tính đến ngày nào. Anh/chị ghi giúp em, ví dụ “đến 30/11, số ước” hoặc “đến 5/12 chính thức”.",
  contradiction: "Dạ, anh/chị chọn giúp em một trong hai: số ước hay số chính thức, ví dụ “30/11 số ước”.",
  shown: (day: string, final: boolean) => `tính đến ngày ${day}, ${final ? "số chính thức" : "số ước thực hiện"}`,
};

const option = {
  empty: (many: number, label: string) => `Dạ, anh/chị chọn giúp em một số từ 1 đến ${many}, ví dụ 1 (${label}).`,
  unclear: (many: number, label: string) =>
    `Dạ, em chưa thấy mục này trong danh sách. Anh/chị chọn giúp em một số từ 1 đến ${many}, ví dụ 1 (${label}).`,
  unclearMany: (many: number) =>
    `Dạ, em chưa rõ anh/chị chọn mục nào. Anh/chị ghi giúp em các số từ 1 đến ${many}, ví dụ “1, 2” hoặc “tất cả”.`,
};

const text = {
  empty: "Dạ, anh/chị ghi giúp em vài chữ, ví dụ “Đã hỗ trợ xây nhà cho hộ nghèo” (không có thì ghi “không có”).",
  tooLong: (most: number, length: number) =>
    `Dạ, chỗ này ghi được tối đa ${most} ký tự, anh/chị đã ghi ${length} ký tự. Anh/chị viết gọn lại giúp em, ví dụ chỉ ghi ý chính.`,
};

const yesNo = {
  yes: "Có",
  no: "Không",
  empty: "Dạ, anh/chị trả lời giúp em “có” hoặc “không”, ví dụ “có”.",
  unclear: "Dạ, em chưa rõ là có hay không. Anh/chị ghi giúp em một chữ “có” hoặc “không”, ví dụ “có”.",
};

/** What the value readers say to the person who typed. */
export const wording = { count, measure, money, date, asOf, option, text, yesNo };
