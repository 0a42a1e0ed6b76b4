/** Something that a turn builds on has changed since its desk was opened. */
export class StaleDesk extends Error {
  override name = "StaleDesk";
}
