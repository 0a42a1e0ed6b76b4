/** What is said of answers that come by the page, beside the words it shares with the chat. */
export const wording = {
  conflict: (who: string, theirs: string, mine: string) =>
    `Dạ, trong lúc anh/chị điền, ${who} đã ghi câu này là: ${theirs}\nCủa anh/chị là: ${mine}\nAnh/chị chọn giúp em ghi theo bên nào ạ.`,
  /** Somebody who wrote it, when that was oneself in another place. */
  youElsewhere: "anh/chị (ở trang khác hoặc trong cuộc trò chuyện)",
  theirsKept: (value: string) => `Dạ, em giữ: ${value}`,
  changedMeanwhile:
    "Dạ, báo cáo vừa có thay đổi sau khi anh/chị mở phần này. Anh/chị xem lại rồi bấm nộp lần nữa giúp em ạ.",
  noSuchField: "Dạ, câu này không còn trong mẫu báo cáo. Anh/chị tải lại trang giúp em ạ.",
  readingsChanged: "Dạ, lựa chọn vừa rồi không còn đúng. Anh/chị chọn lại giúp em ạ.",
  noFilesHere: "Dạ, tệp thì anh/chị gửi trong cuộc trò chuyện giúp em ạ.",
};
