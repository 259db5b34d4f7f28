import { expect, test } from "vitest";
import { parseEmail } from "#lib/auth/parse-email.ts";

const accepted = [
  ["ana@example.com", "ana@example.com"],
  ["  Ana.Ruiz@Example.COM ", "ana.ruiz@example.com"],
  ["ana+timebook@example.co.uk", "ana+timebook@example.co.uk"],
  ["a@b.co", "a@b.co"],
  ["ana_ruiz-2@sub.example.museum", "ana_ruiz-2@sub.example.museum"],
  ["o'brien@example.ie", "o'brien@example.ie"],
  ["123@example.com", "123@example.com"],
  ["ana@xn--bcher-kva.example", "ana@xn--bcher-kva.example"],
  ["ana@1and1.example", "ana@1and1.example"],
  [`${"a".repeat(64)}@example.com`, `${"a".repeat(64)}@example.com`],
] as const;

const refused = [
  "",
  " ",
  "ana",
  "@",
  "ana@",
  "@example.com",
  "ana@example",
  "ana@@example.com",
  "ana@evil.com@example.com",
  "ana@example.com,eve@evil.com",
  "ana@example.com;eve@evil.com",
  "ana@example.com eve@evil.com",
  "Ana <ana@example.com>",
  "<ana@example.com>",
  '"ana"@example.com',
  '"ana@evil.com"@example.com',
  '"a b"@example.com',
  "ana(comment)@example.com",
  "ana\\@evil.com@example.com",
  "ana:eve@example.com",
  "ana@[127.0.0.1]",
  "ana@127.0.0.1",
  "ana@[IPv6:::1]",
  "ana@example.com\n",
  "ana@example.com\r\nBcc: eve@evil.com",
  "ana\t@example.com",
  "ana\u0000@example.com",
  "ana\u007f@example.com",
  "ana@exam\u200bple.com",
  "ana\uff20example.com",
  "ana\ufe6bexample.com",
  "ana\uff20evil.com@example.com",
  "ana@example.com\uff20evil.com",
  "ana@b\u00fccher.example",
  "\u0430na@example.com",
  "ana@ex\u0430mple.com",
  "jos\u00e9@example.com",
  ".ana@example.com",
  "ana.@example.com",
  "ana..ruiz@example.com",
  "ana@.example.com",
  "ana@example..com",
  "ana@example.com.",
  "ana@-example.com",
  "ana@example-.com",
  "ana@exam_ple.com",
  "ana@example.123",
  `${"a".repeat(65)}@example.com`,
  `ana@${"a".repeat(64)}.com`,
  `ana@${"a.".repeat(130)}com`,
  "%61na%40example.com",
  "mailto:ana@example.com",
];

test.each(accepted)("S-A4: %j is the address %j", (text, email) => {
  expect(parseEmail(text)).toBe(email);
});

test.each(refused)("S-A4: %j is no address", (text) => {
  expect(parseEmail(text)).toBeNull();
});
