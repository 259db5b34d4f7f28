/** Reads what RFC 4180 allows and throws at anything else; each record by the names of the first. */
export function readTable(text: string): Record<string, string>[] {
  if (!text.startsWith("\uFEFF")) throw new Error("The table has no byte order mark");
  const records = readRecords(text.slice(1));
  const [names = []] = records;
  return records.slice(1).map((cells) => {
    if (cells.length !== names.length) throw new Error(`A record has ${cells.length} cells`);
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
  });
}

function readRecords(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const records: string[][] = [];
  let cells: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`No cell at ${at}: ${text.slice(at, at + 40)}`);
    const [, quoted, plain = "", end] = found;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") continue;
    records.push(cells);
    cells = [];
  }
  return records;
}
