import { DatabaseSync } from "node:sqlite";
import type { Build } from "../engine.ts";

/** SQLite FTS5 in memory with its default tokenizer (unicode61), any word may match, ranked by its bm25(). */
export const build: Build = (corpus) => {
  const database = new DatabaseSync(":memory:");
  database.exec("create virtual table passages using fts5(id unindexed, document, title, text)");
  const insert = database.prepare("insert into passages values (?, ?, ?, ?)");
  database.exec("begin");
  for (const { _id, document, title, text } of corpus) insert.run(_id, document, title, text);
  database.exec("commit");
  const select = database.prepare("select id from passages where passages match ? order by rank limit ?");
  return (query, limit) => {
    const words = query.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    if (words.length === 0) return [];
    return select.all(words.map((word) => `"${word}"`).join(" OR "), limit).map((row) => String(row["id"]));
  };
};
