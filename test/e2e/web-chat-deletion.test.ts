import { afterAll, beforeAll, expect, it } from "vitest";

import { launchChromium, whyNoChromium } from "../support/chromium.ts";
import { type RunningServer, runServer, SLOW_START_MS } from "../support/running-server.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await runServer({ env: {} });
}, SLOW_START_MS);
afterAll(() => server.end());

it.skipIf(whyNoChromium() !== null)(
  "leaves nothing on the screen, in this tab and in others, of what was deleted",
  { timeout: SLOW_START_MS },
  async () => {
    const browser = await launchChromium();
    try {
      const context = await browser.newContext({ locale: "vi-VN" });
      const [page, other] = [await context.newPage(), await context.newPage()];
      await page.goto(server.url ?? "");
      await other.goto(server.url ?? "");
      const say = async (text: string) => {
        await page.getByRole("textbox").fill(text);
        await page.getByRole("button", { name: "Gửi", exact: true }).click();
      };
      await say("Ai ký quyết định này?");
      await page.getByText("Lê Văn Phước").first().waitFor();
      await other.getByText("Lê Văn Phước").first().waitFor();
      await say("/xoa");
      await page.getByRole("button", { name: "Xóa hết" }).click();
      for (const tab of [page, other]) {
        await tab.getByText("Dạ, em đã xóa xong.").waitFor();
        await expect.poll(() => tab.locator(".bubble").count()).toBe(1);
        expect(await tab.getByText("Lê Văn Phước").count()).toBe(0);
      }
      await say("Sơ kết khi nào?");
      await page.getByText("Quý IV").first().waitFor();
      expect(await page.getByText("Dạ, em chào anh/chị. Em là trợ lý tự động").count()).toBe(1);
    } finally {
      await browser.close();
    }
  },
);
