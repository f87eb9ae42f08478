import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { groupCommit } from "../../src/store/group-commit.ts";

function open() {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE line (text TEXT NOT NULL)");
  const insert = database.prepare("INSERT INTO line VALUES (?)");
  const lines = (): unknown[] =>
    database
      .prepare("SELECT text FROM line ORDER BY rowid")
      .all()
      .map((row) => row["text"]);
  return { write: groupCommit(database), add: (text: string | null) => Number(insert.run(text).changes), lines, database };
}

describe("a group of writes", () => {
  it("is written in the order in which it was asked for, and each write gets its own answer", async () => {
    const { write, add, lines } = open();
    const count = (): number => lines().length;
    expect(await Promise.all([write(() => add("a")), write(() => add("b")), write(count)])).toEqual([1, 1, 2]);
    expect(lines()).toEqual(["a", "b"]);
  });

  it("a write that fails takes back what it wrote itself, and nothing of the others", async () => {
    const { write, add, lines } = open();
    const half = (): void => {
      add("half");
      add(null);
    };
    const [first, failed, last] = await Promise.allSettled([write(() => add("a")), write(half), write(() => add("c"))]);
    expect([first?.status, failed?.status, last?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(lines()).toEqual(["a", "c"]);
  });

  it("is refused as a whole where the database cannot be written", async () => {
    const { write, add, database } = open();
    database.close();
    const all = await Promise.allSettled([write(() => add("a")), write(() => add("b"))]);
    expect(all.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  });
});
