/** Spreadsheets take a cell that begins so for a formula, and run it. */
const formula = /^[=+\-@\t\r]/;

/** One record of RFC 4180. What somebody wrote never becomes a formula: an apostrophe before it makes it text. */
export function writeRecord(cells: string[]): string {
  return `${cells.map(writeCell).join(",")}\r\n`;
}

function writeCell(cell: string): string {
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
