import { fold } from "../../kernel/vietnamese.ts";
import type { Member } from "../../people/member.ts";
import { wording } from "./wording.ts";
import type { Work } from "./work.ts";

/** How a member is spoken of to others of the same unit. */
export const nameOf = (member: Member | undefined): string =>
  member?.name ? `anh/chị ${member.name}` : wording.aColleague;

/** Several members in one phrase. */
export const colleagueNames = (members: readonly Member[]): string => [...new Set(members.map(nameOf))].join(", ");

/** Those of the unit whose name is this one, or ends with it ("Lan" for "Nguyễn Thị Lan"), accents or not. */
export function findColleagues(members: readonly Member[], name: string): readonly Member[] {
  const wanted = fold(name).trim();
  const named = members.filter(({ name: known }) => known !== null);
  const exact = named.filter(({ name: known }) => fold(known ?? "") === wanted);
  if (exact.length > 0) return exact;
  return named.filter(({ name: known }) => ` ${fold(known ?? "")}`.endsWith(` ${wanted}`));
}

/** Whether a section is for this member: given to nobody, or to this one, or to somebody who has left. */
export function isMine({ draft, member, desk }: Work, section: string): boolean {
  const owner = draft.assigned[section];
  return owner === undefined || owner === member.id || !desk.colleagues.some(({ id }) => id === owner);
}
