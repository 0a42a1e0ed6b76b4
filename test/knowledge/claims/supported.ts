const DEADLINE =
  "Trước ngày 10 tháng 12, các sở, ban, ngành tỉnh, Uỷ ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội, UBND huyện, thị xã, thành phố báo cáo tình hình tổ chức thực hiện Phong trào thi đua về Sở Nội vụ (Ban Thi đua - Khen thưởng) tổng hợp, phối hợp Sở Lao động - Thương binh và Xã hội trình Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ (Ban Thi đua - Khen thưởng Trung ương).";
const HOUSES =
  "Năm 2023, xã vận động được 1.250 triệu đồng, xây 12 căn nhà, còn 35 hộ nghèo, chiếm 2,5% dân số; 3 hộ không nhận hỗ trợ.";
const REWARD =
  "Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen cho ít nhất 5 tập thể, không quá 10 cá nhân theo khoản 2 Điều 4 Hướng dẫn số 2357/HD-BTĐKT ngày 31 tháng 8 năm 2022.";
const REFUSAL =
  "Tập thể có đơn thư khiếu nại đang xem xét thì không được xét khen thưởng; một số đơn vị chưa nộp báo cáo.";

/** The passages that the sentences of the tables are held against. */
export const SOURCES = { DEADLINE, HOUSES, REWARD, REFUSAL } as const;

/** Which passage, and a sentence that it supports. */
export type Case = readonly [source: keyof typeof SOURCES, sentence: string];

/** Sentences that a fair reader finds in the passage. */
export const SUPPORTED: readonly Case[] = [
  ["DEADLINE", "Các đơn vị gửi báo cáo tình hình thực hiện về Sở Nội vụ trước ngày 10 tháng 12."],
  ["DEADLINE", "Trước 10/12, các sở, ban, ngành tỉnh báo cáo về Sở Nội vụ."],
  [
    "DEADLINE",
    "Dạ, báo cáo tình hình tổ chức thực hiện gửi về Sở Nội vụ (Ban Thi đua - Khen thưởng) trước ngày mười tháng mười hai ạ.",
  ],
  ["DEADLINE", "Các sở báo cáo trước ngày 10 / 12."],
  ["DEADLINE", "Sở Nội vụ tổng hợp, phối hợp Sở Lao động - Thương binh và Xã hội trình UBND tỉnh."],
  ["DEADLINE", "Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ."],
  ["DEADLINE", "Ủy ban nhân dân huyện, thị xã, thành phố báo cáo tình hình tổ chức thực hiện Phong trào thi đua."],
  ["DEADLINE", "Uỷ ban MTTQ Việt Nam báo cáo tình hình tổ chức thực hiện về Sở Nội vụ."],
  ["DEADLINE", "Theo kế hoạch, tháng 12 các sở, ban, ngành tỉnh báo cáo tình hình."],
  ["DEADLINE", "Kế hoạch ghi “báo cáo tình hình tổ chức thực hiện Phong trào thi đua về Sở Nội vụ”."],
  ["DEADLINE", "Ban Thi đua - Khen thưởng Trung ương thuộc Bộ Nội vụ."],
  ["HOUSES", "Xã vận động được 1 tỷ 250 triệu đồng và xây 12 căn nhà."],
  ["HOUSES", "Xã vận động được 1,25 tỷ đồng."],
  ["HOUSES", "Xã vận động được 1.250.000.000 đồng."],
  ["HOUSES", "Xã vận động được một nghìn hai trăm năm mươi triệu đồng."],
  ["HOUSES", "Năm 2023 xã xây mười hai căn nhà."],
  ["HOUSES", "Xã còn ba mươi lăm hộ nghèo."],
  ["HOUSES", "Xã còn 35 hộ nghèo, chiếm 2,5 phần trăm dân số."],
  ["HOUSES", "Còn 35 hộ nghèo, chiếm 2.5% dân số."],
  ["HOUSES", "Có ba hộ không nhận hỗ trợ."],
  ["HOUSES", "Xã xây 12 ngôi nhà."],
  ["HOUSES", "Trong năm 2023, xã còn 35 hộ nghèo."],
  ["HOUSES", "Xã xây １２ căn nhà."],
  ["REWARD", "Chủ tịch UBND tỉnh tặng Bằng khen cho ít nhất năm tập thể."],
  ["REWARD", "Tặng Bằng khen cho tối thiểu 5 tập thể, tối đa 10 cá nhân."],
  ["REWARD", "Tặng Bằng khen không quá mười cá nhân."],
  ["REWARD", "Bằng khen theo Điều 4, khoản 2 Hướng dẫn số 2357/HD-BTĐKT."],
  ["REWARD", "Bằng khen tặng theo Hướng dẫn 2357 ngày 31/8/2022."],
  ["REWARD", "Bằng khen tặng theo Hướng dẫn số 2357/HD-BTĐKT ngày 31/08/2022."],
  ["REWARD", "Bằng khen tặng theo HD 2357 năm 2022."],
  ["REWARD", "Theo khoản 2 Điều 4, Chủ tịch Uỷ ban nhân dân tỉnh tặng Bằng khen."],
  ["REWARD", "Theo Điều 4, Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen."],
  ["REFUSAL", "Tập thể có đơn thư khiếu nại thì không được xét khen thưởng."],
  ["REFUSAL", "Một số đơn vị chưa nộp báo cáo."],
  ["REFUSAL", "Dạ, tập thể đang có đơn thư khiếu nại thì không được xét khen thưởng ạ."],
];
