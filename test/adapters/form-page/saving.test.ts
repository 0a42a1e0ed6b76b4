import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { restoreDraft } from "../../../src/reports/draft.ts";
import { ROWS_MAX } from "../../../src/reports/fields/table.ts";
import { realKnowledge } from "../../support/assistant.ts";
import { controlsIn, createFormWorld, type FormWorld, wordsAt } from "../../support/form-page-world.ts";
import { DISTRICTS } from "../../support/report-talk.ts";
import { ENGINES } from "../../support/stores.ts";

const { reports } = await realKnowledge();

describe.each(ENGINES)("saving on the form on $name", (engine) => {
  describe.skipIf(engine.absent)("over a real store", () => {
    let world: FormWorld;
    let used = 0;
    const unit = () => {
      used += 1;
      return DISTRICTS[used] ?? "";
    };
    beforeAll(async () => {
      world = await createFormWorld(engine, reports);
    }, 60_000);
    afterAll(async () => {
      await world.close();
      expect(world.errors).toEqual([]);
    });

    async function draftOf(code: string) {
      const row = await world.store.db
        .selectFrom("drafts")
        .select(["content", "version"])
        .where("unit", "=", code)
        .executeTakeFirst();
      return row ? { ...restoreDraft(row.content), version: row.version } : null;
    }
    async function logOf(code: string): Promise<string[]> {
      const { rows } = await sql<{ did: string }>`
        select concat_ws(' ', entry->>'did', entry->>'field', entry->>'rule') as did from draft_log where unit = ${code} order by id`.execute(
        world.store.db,
      );
      return rows.map(({ did }) => did);
    }

    it("says of every answer what the chat says of it, keeps what it keeps, and puts aside what it puts aside", async () => {
      const chat = await world.join(unit());
      const code = unit();
      const page = await world.open(await world.join(code));
      for (const [field, raw] of [
        ["tong_ho", "12,5"],
        ["tong_ho", "-3"],
        ["tong_ho", "bao nhiêu cũng được"],
        ["tong_ho", "33.530"],
        ["tong_ho_dtts", "chưa có số"],
        ["ngay_so_ket", "31/02/2023"],
        ["han_che", "Việc nhân rộng còn chậm."],
      ] as const) {
        if (field === "ngay_so_ket") {
          await page.save({ "f.so_ket": "true" });
          await world.say(chat, "sửa câu 19 thành có");
        }
        const number = reports.engine.questions(code).find((one) => one.field.id === field)?.number;
        const inChat = (await world.say(chat, `sửa câu ${number} thành ${raw}`)).split("\n")[0] ?? "";
        const saved = await page.save({ [`f.${field}`]: raw }, { script: true });
        expect(wordsAt(await saved.text(), field)).toContain(inChat);
      }
      expect(Object.keys((await draftOf(code))?.answers ?? {}).toSorted()).toEqual(
        ["han_che", "so_ket", "tong_ho", "tong_ho_dtts"].toSorted(),
      );
      expect((await draftOf(code))?.answers["tong_ho_dtts"]?.state).toBe("not_yet");
      expect(await logOf(code)).toEqual([
        "answered tong_ho",
        "put_off tong_ho_dtts",
        "answered so_ket",
        "answered han_che",
      ]);
    });

    it("offers several readings to pick from, and holds what was typed until one is", async () => {
      const code = unit();
      const page = await world.open(await world.join(code));
      const asked = await (await page.save({ "f.quy_vi_nguoi_ngheo": "350" })).text();
      expect(wordsAt(asked, "quy_vi_nguoi_ngheo")).toMatch(/“350” anh\/chị muốn ghi là: 350 triệu đồng 350 đồng/);
      expect(controlsIn(asked)).toContainEqual(["f.quy_vi_nguoi_ngheo", "350"]);
      expect(await draftOf(code)).toBeNull();
      const picked = await page.save({ "f.quy_vi_nguoi_ngheo": "350", lam: "pick:quy_vi_nguoi_ngheo:0" });
      expect(picked.status).toBe(303);
      expect((await draftOf(code))?.answers["quy_vi_nguoi_ngheo"]).toMatchObject({ value: 350_000_000, raw: "350" });
      const beyond = await page.save({ "f.quy_vi_nguoi_ngheo": "2,5", lam: "pick:quy_vi_nguoi_ngheo:99" });
      expect(await beyond.text()).toContain("Anh/chị chọn lại giúp em");
    });

    it("refuses what points at a person until the officer insists, and what is marked secret for good", async () => {
      const code = unit();
      const page = await world.open(await world.join(code));
      const text = "Hộ bà Nguyễn Thị Sáu, số điện thoại 0912345678, chưa muốn thoát nghèo.";
      const warned = await page.save({ "f.han_che": text });
      expect([warned.status, wordsAt(await warned.text(), "han_che").includes("có vẻ có tên riêng")]).toEqual([
        422,
        true,
      ]);
      expect(await draftOf(code)).toBeNull();
      expect((await page.save({ "f.han_che": text, lam: "insist:han_che" })).status).toBe(303);
      expect((await draftOf(code))?.answers["han_che"]?.value).toBe(text);
      for (const field of ["f.han_che", "f.phuong_huong_kien_nghi"]) {
        const secret = await page.save({ [field]: "Nội dung\nTUYỆT MẬT\nkhông được lưu" });
        expect(await secret.text()).toContain("có dấu chỉ độ mật nên em không đọc và không lưu");
      }
      const { rows } = await sql<{
        found: number;
      }>`select count(*) as found from draft_log where entry::text like '%TUYỆT%'`.execute(world.store.db);
      expect(rows[0]?.found).toBe(0);
    });

    it("shows hard rules at their figure until they hold, and asks for the reason of soft ones", async () => {
      const code = unit();
      const page = await world.open(await world.join(code));
      await page.save({ "f.tong_ho": "20.000", "f.ho_ngheo_dau": "30.000" });
      expect(wordsAt(await page.html(), "ho_ngheo_dau")).toMatch(
        /Số hộ nghèo đầu năm \(30\.000\) lớn hơn tổng số hộ dân cư \(20\.000\).*Câu 2 \(Tổng số hộ dân cư\): 20\.000 hộ/,
      );
      await page.save({ "f.ho_ngheo_dau": "2.900" });
      expect(wordsAt(await page.html(), "ho_ngheo_dau")).not.toContain("lớn hơn");
      await page.save({ "f.tong_ho": "5.000" });
      const asked = await page.html();
      expect(wordsAt(asked, "tong_ho")).toMatch(/Tổng số hộ dân cư là 5\.000 hộ.*cho em xin lý do/);
      const short = await page.save({ "f.tong_ho": "5.000", "r.khoang_tong_ho": "ok" });
      expect(await short.text()).toContain("ghi lý do giúp em một câu cho rõ");
      expect((await page.save({ "f.tong_ho": "5.000", "r.khoang_tong_ho": "do chia tách địa giới" })).status).toBe(303);
      expect((await draftOf(code))?.reasons["khoang_tong_ho"]?.text).toBe("do chia tách địa giới");
      await page.save({ "f.tong_ho": "33.530" });
      expect((await draftOf(code))?.reasons).toEqual({});
    });

    it("works figures out anew, and asks only what is to be answered", async () => {
      const page = await world.open(await world.join(unit()));
      expect(wordsAt(await page.html(), "ty_le_ngheo_dau")).toContain("chờ đủ số");
      expect(wordsAt(await page.html(), "ho_ngheo_dtts_dau")).toContain("không áp dụng");
      const saved = await page.save(
        { "f.tong_ho": "20.000", "f.ho_ngheo_dau": "500", "f.tong_ho_dtts": "7" },
        { script: true },
      );
      const parts = await saved.text();
      expect(wordsAt(parts, "ty_le_ngheo_dau")).toContain("2,5%");
      expect(wordsAt(parts, "ho_ngheo_dtts_dau")).toContain("bao nhiêu hộ dân tộc thiểu số?");
      expect(parts).toContain("Còn 20/23 câu");
      expect(parts).not.toContain("cau-han_che");
      const forged = await page.post("/bieu/luu", { "m.ngay_so_ket": "", "f.ngay_so_ket": "20/11/2023" });
      expect(await forged.text()).toContain("không áp dụng vì các câu trên");
    });

    it("takes rows, adds and drops them, and says which cell is wrong", async () => {
      const code = unit();
      const page = await world.open(await world.join(code));
      const row = (at: number, cells: readonly string[]) =>
        Object.fromEntries(
          ["ten_mo_hinh", "noi_thuc_hien", "so_ho"].map((id, place) => [`c.mo_hinh.${at}.${id}`, cells[place] ?? ""]),
        );
      await page.save({
        ...row(0, ["Nuôi bò; nuôi dê", "xã Ô Lâm", "35"]),
        ...row(1, ["Trồng nấm", "xã Núi Tô", "12"]),
      });
      expect((await draftOf(code))?.answers["mo_hinh"]?.value).toEqual([
        { ten_mo_hinh: "Nuôi bò; nuôi dê", noi_thuc_hien: "xã Ô Lâm", so_ho: 35 },
        { ten_mo_hinh: "Trồng nấm", noi_thuc_hien: "xã Núi Tô", so_ho: 12 },
      ]);
      const wrong = await page.save(row(2, ["Dệt thổ cẩm", "xã Văn Giáo", "nhiều"]));
      expect(wordsAt(await wrong.text(), "mo_hinh")).toContain("số hộ tham gia “nhiều” em chưa đọc được");
      const half = await page.save(row(2, ["Dệt thổ cẩm"]));
      expect(wordsAt(await half.text(), "mo_hinh")).toContain("còn thiếu nơi thực hiện");
      const grown = await (await page.save({ lam: "add:mo_hinh", "f.mo_hinh": "" })).text();
      expect(controlsIn(grown).filter(([name]) => name.endsWith(".so_ho"))).toHaveLength(4);
      await page.save({ lam: "drop:mo_hinh:0", "f.mo_hinh": "" });
      expect((await draftOf(code))?.answers["mo_hinh"]?.value).toHaveLength(1);
      const full = Object.assign(
        {},
        ...Array.from({ length: ROWS_MAX }, (_, at) => row(at, [`Mô hình ${at}`, "xã", "1"])),
      );
      expect((await page.save(full)).status).toBe(303);
      const tooMany = await page.save({ ...full, ...row(ROWS_MAX, ["Một dòng nữa", "xã", "1"]) });
      expect(await tooMany.text()).toContain(`tối đa ${ROWS_MAX} dòng`);
      await page.save({ ...row(0, [""]), "n.mo_hinh": "1" });
      expect((await draftOf(code))?.answers["mo_hinh"]?.value).toEqual([]);
    });

    it("writes nothing for what was left as it was, and shows everything typed as text alone", async () => {
      const code = unit();
      const page = await world.open(await world.join(code));
      const attack = `</textarea><script>alert(1)</script>"' onfocus=x & “chữ”`;
      await page.save({
        "f.han_che": attack,
        "f.tong_ho": "33.530",
        "f.so_ket": "true",
        "f.so_lieu_den_ngay": "30/11",
        "k.so_lieu_den_ngay": "số ước",
      });
      const html = await page.html();
      expect(html).not.toContain("<script>alert");
      expect(controlsIn(html)).toContainEqual(["f.han_che", attack]);
      expect(controlsIn(html)).toContainEqual(["k.so_lieu_den_ngay", "số ước"]);
      const before = await draftOf(code);
      const again = await page.post("/bieu/luu", Object.fromEntries(controlsIn(html)));
      expect([again.status, again.headers.get("location")]).toEqual([303, expect.stringContaining("luu=0")]);
      expect(await draftOf(code)).toEqual(before);
      const emptied = await page.save({ "f.tong_ho": "" });
      expect(await emptied.text()).toContain("chưa có số thì ghi “chưa có số”");
      expect((await draftOf(code))?.answers["tong_ho"]?.value).toBe(33530);
    });
  });
});
