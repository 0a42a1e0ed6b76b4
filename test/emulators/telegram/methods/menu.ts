import { z } from "zod";
import { badRequest, grant } from "../answer.ts";
import type { Params } from "../request-body.ts";
import type { Method } from "./method.ts";

const shape = z.array(z.object({ command: z.string(), description: z.string() })).max(100);

const setMyCommands: Method = (params, world) => {
  const read = shape.safeParse(params.json("commands"));
  if (!read.success) return badRequest("can't parse commands JSON object");
  for (const { command, description } of read.data) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) return badRequest("BOT_COMMAND_INVALID");
    if (description.length < 1 || description.length > 256) return badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  world.menus.set(menuOf(params), read.data);
  return grant(true);
};

const getMyCommands: Method = (params, world) => grant(world.menus.get(menuOf(params)) ?? []);

function menuOf(params: Params): string {
  return `${params.text("scope") ?? "default"} ${params.text("language_code") ?? ""}`;
}

/** Methods of the menu of commands. */
export const menu = { setMyCommands, getMyCommands };
