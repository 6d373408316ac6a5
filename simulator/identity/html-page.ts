const STYLE = `
  :root { color-scheme: light dark; --ink: #1b1f2a; --paper: #f6f7f9; --card: #fff; --line: #c9ced8; --quiet: #545b6b; --accent: #2f4fd0; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #eceef3; --paper: #12151c; --card: #1c212b; --line: #434a59; --quiet: #a9b0bf; --accent: #9db1ff; }
  }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
  main { max-width: 27rem; margin: 0 auto; padding: 3rem 1rem; }
  h1 { margin: 0 0 .5rem; font-size: 1.5rem; }
  ul { margin: 1.5rem 0; padding: 0; list-style: none; display: grid; gap: .5rem; }
  button { width: 100%; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); color: inherit; font: inherit; text-align: start; cursor: pointer; }
  button:hover { border-color: var(--accent); }
  button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  .quiet { color: var(--quiet); }
`;

/** Text made safe to stand between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A whole page of the identity provider around one piece of markup, which must be escaped already. */
export function htmlPage(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Acme identity provider (simulated)</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`;
}
