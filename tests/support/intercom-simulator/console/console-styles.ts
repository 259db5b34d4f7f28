export const consoleStyles = `
:root { color-scheme: light dark; --ground: #f4f5f2; --card: #fff; --ink: #1d2420; --soft: #58625b;
  --line: #dde1db; --field: #aeb7b0; --accent: #1f6b47; --on-accent: #fff; --chip: #e6efe8;
  --note: #fbf3d9; --bad: #a3311f; --good: #1f6b47; }
@media (prefers-color-scheme: dark) { :root { --ground: #141816; --card: #1c211e; --ink: #e9eeea;
  --soft: #a3aea7; --line: #2f3733; --field: #59645e; --accent: #6fc598; --on-accent: #0e1a14;
  --chip: #27352d; --note: #33301f; --bad: #f0917f; --good: #7fd0a5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
a { color: inherit; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.top { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: center; padding: 12px 20px;
  background: var(--card); border-bottom: 1px solid var(--line); }
.top nav { display: flex; flex-wrap: wrap; gap: 4px 8px; font-weight: 600; min-width: 0; }
.top nav span { color: var(--soft); font-weight: 400; }
.top form { margin-left: auto; display: flex; gap: 8px; align-items: center; }
main { max-width: 1080px; margin: 0 auto; padding: 20px 16px 48px; }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.3; }
h2 { margin: 0 0 10px; font-size: 15px; }
.soft { color: var(--soft); margin: 0; font-size: 14px; }
.columns { display: grid; gap: 20px; margin-top: 20px; }
@media (min-width: 860px) { .columns { grid-template-columns: minmax(0, 1fr) 300px; align-items: start; } }
.stack { display: grid; gap: 14px; min-width: 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px; min-width: 0; }
.note { background: var(--note); }
.banner { margin-top: 16px; background: var(--note); border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px; }
.rows { list-style: none; margin: 0; padding: 0; }
.rows li + li { border-top: 1px solid var(--line); }
.rows a { display: block; padding: 12px 16px; text-decoration: none; }
.rows a:hover { background: var(--ground); }
.rows.card { padding: 0; overflow: hidden; }
.line { display: flex; gap: 10px; justify-content: space-between; align-items: baseline; }
.line time, .when { color: var(--soft); font-size: 13px; white-space: nowrap; }
.snippet { color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.message header { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; }
.message header strong { overflow-wrap: anywhere; }
.body { margin: 6px 0 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
.event { color: var(--soft); font-size: 13px; padding: 0 16px; }
.tags { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.chip { display: inline-flex; align-items: center; gap: 2px; background: var(--chip); border-radius: 999px;
  padding: 2px 4px 2px 11px; font-size: 13px; font-weight: 600; }
.chip.plain { padding-right: 11px; }
.chip button { border: 0; background: none; color: inherit; padding: 2px 8px; font-size: 15px; line-height: 1; border-radius: 999px; }
.tags select { max-width: 132px; }
form.inline { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0; }
.fields { display: grid; gap: 10px; }
label { font-size: 13px; font-weight: 600; color: var(--soft); }
.fields label { display: block; margin-bottom: 4px; }
.fields .check { display: flex; gap: 8px; align-items: center; margin: 0; }
select, input[type="text"], textarea { font: inherit; color: var(--ink); background: var(--card); max-width: 100%;
  border: 1px solid var(--field); border-radius: 8px; padding: 7px 9px; }
.fields select, .fields input[type="text"], textarea { width: 100%; }
textarea { min-height: 84px; resize: vertical; }
button { font: inherit; font-weight: 600; color: var(--ink); background: var(--card); cursor: pointer;
  border: 1px solid var(--field); border-radius: 8px; padding: 7px 13px; }
button.primary { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
.log { list-style: none; margin: 0; padding: 0; display: grid; gap: 10px; font-size: 14px; }
.log strong { display: block; } .good { color: var(--good); } .bad { color: var(--bad); }
.log span { color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
@media (max-width: 520px) { .top form { margin-left: 0; } .line { flex-wrap: wrap; } }
`;
