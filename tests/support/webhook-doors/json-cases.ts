// Written after the grammar of RFC 8259, not taken from a parser: https://www.rfc-editor.org/rfc/rfc8259

const whole = String.raw`{"a":[1,-2.5e3,"x\u0041\n",true,false,null,{}],"b":""}`;

const inEveryPlace = (values: string[]) =>
  values.flatMap((value) => [value, `[0,${value}]`, `{"a":${value}}`]);

const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code));

const badNumbers = [
  ...["-", "+1", "01", "-01", "1.", ".5", "-.5", "1.e3", "1e", "1e+", "1E-", "0x1F", "0b1", "1_0"],
  ...["NaN", "Infinity", "-Infinity", "--1", "1e1.5", "1e2e3", "\u0663", "\uff11", "\u22121"],
];
const badWords = ["True", "TRUE", "nul", "nulll", "tru", "fals", "None", "undefined", "a"];
const badStrings = [
  ...["x", "a", "'", "0", "U0041", "u", "u1", "u12", "u123", "u12G4", "u{41}", "\n", "\u00e9"].map(
    (after) => `"\\${after}"`,
  ),
  ...["'a'", "`a`", "\u201ca\u201d", '"a', 'a"', '"a""', String.raw`"\"`],
];
const badStructures = [
  ...["[,]", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[1:2]", "[1}", "[", "]", "[[]", "[]]", "((1))"],
  ...["{,}", '{"a"}', '{"a":}', "{:1}", '{"a":1,}', "{a:1}", "{1:1}", "{'a':1}", '{"a" 1}', "{]"],
  ...['{"a"::1}', '{"a":1 "b":2}', '{"a":1;"b":2}', '{"a":1,,"b":2}', "{", "}", "{null:1}", "{}{}"],
  ...[":", ",", ";", "[] []", '"a" "b"', "1 2", "null,", "{}//c", "{}/*c*/", "#c", "<a/>", "{}\0"],
  ...["", " ", "\t\r\n", "\f{}", "\v{}", "\u00a0{}", "\u2028{}", "\u3000{}", "\u200b{}", "\x1e{}"],
];

export const malformedJson: string[] = [
  ...Array.from(whole, (_, length) => whole.slice(0, length)),
  ...inEveryPlace(badNumbers),
  ...inEveryPlace(badWords),
  ...inEveryPlace(badStrings),
  ...controls.map((control) => `"a${control}b"`),
  ...badStructures,
];

const goodNumbers = [
  ...["0", "-0", "1", "-1", "0.5", "-0.5", "10", "1e3", "1E3", "1e+3", "1e-3", "1.5e10", "0e0"],
  ...["123456789", "-0.000001", "0.1E-2", "1E400", "9007199254740993"],
];
const goodStrings = [
  ...['""', '"a"', '" "', '"\u007f"', '"\u2028\u2029"', '"\u{1f469}"', '"\ufeff"', '"\uffff"'],
  ...['"', "\\", "/", "b", "f", "n", "r", "t", "u0041", "u00E9", "ud83d\\ude00", "u2028"].map(
    (after) => `"\\${after}"`,
  ),
];
const goodStructures = [
  ...["[]", "{}", "[[]]", "[{}]", '{"":0}', '{"a":1,"a":2}', '{"\\u0000":1}', '{"a":{"a":{}}}'],
  ...[" [ 1 , 2 ] ", "\t{\n\r}", '{ "a" : [ true ] }', `${"[".repeat(60)}${"]".repeat(60)}`, whole],
];

export const validJson: string[] = [
  ...inEveryPlace(["true", "false", "null"]),
  ...inEveryPlace(goodNumbers),
  ...inEveryPlace(goodStrings),
  ...goodStructures,
];

const utf8 = (text: string) => Buffer.from(text, "utf8");
const quoted = (bytes: number[]) => Buffer.from([0x22, 0x61, ...bytes, 0x62, 0x22]);

/** What a parser may read or refuse, each in its own way: limits, lone surrogates and bytes that are no UTF-8. */
export const debatableJson: Uint8Array[] = [
  ...["1e400", "-1e400", "1e-400", "-0.0e-0", "9".repeat(400), `0.${"1".repeat(400)}`].map(utf8),
  ...["9007199254740993", "18446744073709551616", "-9223372036854775809", "1e2147483648"].map(utf8),
  ...["d800", "dbff", "dc00", "dfff", "dc00\\ud800", "d800\\ud800", "d800a", "d83d\\u0041"].map(
    (after) => utf8(`"\\u${after}"`),
  ),
  ...["0000", "fffe", "ffff", "fdd0", "feff"].map((after) => utf8(`"\\u${after}"`)),
  ...[60, 70, 500, 5_000].map((depth) => utf8("[".repeat(depth) + "]".repeat(depth))),
  ...['{"a":1,"a":2}', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{}}}'].map(utf8),
  ...[[0x80], [0xbf], [0xc0, 0xaf], [0xc1, 0xbf], [0xc3], [0xe2, 0x82], [0xe0, 0x80, 0xaf]].map(
    quoted,
  ),
  ...[
    [0xed, 0xa0, 0x80],
    [0xed, 0xbf, 0xbf],
    [0xf0, 0x9f, 0x98],
    [0xf0, 0x80, 0x80, 0xaf],
  ].map(quoted),
  ...[[0xf4, 0x90, 0x80, 0x80], [0xf5], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xfe], [0xff]].map(quoted),
];
