/** The commonest first: how often one is written falls with its place. */
const words =
  "the to a map route stops day can we order when offline driver list team see change it job time need app customer morning drag phone update schedule technician every calendar export notification address plan filter report search customers visit import arrival window delay sync photo signature notes offline-mode tablet van battery traffic reorder assign dispatch board colour label status history comment price invoice template email message attach upload download sort group archive print language currency region timezone holiday shift break overtime skill parts stock warehouse barcode scanner warranty contract renewal quote estimate approval supervisor permission login password session two-factor audit webhook integration api token limit timeout crash freeze slow duplicate missing wrong empty blank undo redo shortcut keyboard mouse touch zoom satellite street layer geofence mileage fuel receipt expense tax discount refund credit balance ledger summary dashboard chart forecast trend weekly monthly quarterly yearly";

const foreign = [
  "地図の上で経路を並べ替えたいです 毎朝同じ作業を三回しています",
  "配送順序を変更すると通知が二回届きます",
  "지도에서 경로를 다시 정렬하고 싶습니다",
  "Die Reihenfolge der Fahrten läßt sich auf der Karte nicht ändern",
  "Можно ли менять порядок остановок прямо на карте",
];

/** A table `phrases` (at, line) of so many sentences, a twentieth of them in other languages and scripts. */
export function phrasesSql(count: number): string {
  const list = words.split(" ").map(quoted).join(", ");
  return `CREATE UNLOGGED TABLE phrases AS
    SELECT n AS at, CASE WHEN n % 20 = 3 THEN (ARRAY[${foreign.map(quoted).join(", ")}])[1 + n / 20 % ${foreign.length}]
      ELSE (SELECT string_agg((ARRAY[${list}])[1 + floor(${words.split(" ").length} * power(
          (hashint4(n * 64 + k) & 65535) / 65536.0, 2.2))::int], ' ' ORDER BY k) FROM generate_series(1, 14) k)
      END AS line FROM generate_series(0, ${count - 1}) n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
