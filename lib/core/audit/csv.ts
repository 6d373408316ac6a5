// What a spreadsheet may take for the beginning of a formula; the last four are the full-width = + - @.
const formulaStart = /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

/** One line of a CSV file with its line end, every cell quoted. Source: RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** Text that could begin a formula gets a single quote in front. Source: OWASP ASVS 5.0, 1.2.10. */
function csvCell(text: string): string {
  const harmless = formulaStart.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
