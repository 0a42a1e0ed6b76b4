import type { Role } from "./member.ts";

/** Whoever does something that is written down: a member in a role, an operator at this machine, another program over the HTTP API, or the assistant itself. */
export type Actor =
  | { readonly kind: "member"; readonly id: string; readonly role: Role }
  | { readonly kind: "admin" | "api" | "system" };

/** An actor in one word or two, as rows keep it: "admin", "coordinator 12"; never a name. */
export const actorName = (actor: Actor): string => (actor.kind === "member" ? `${actor.role} ${actor.id}` : actor.kind);
