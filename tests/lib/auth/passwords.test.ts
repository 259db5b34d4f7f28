import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "#lib/auth/passwords/hash-password.ts";
import { isCommonPassword } from "#lib/auth/passwords/is-common-password.ts";
import { passwordProblem } from "#lib/auth/passwords/password-problem.ts";

const common =
  `password password1 Password1 password123 Password123! p@ssw0rd P@$$w0rd passw0rd pa55word 12345678
123456789 1234567890 87654321 11111111 00000000 66666666 88888888 11223344 12341234 123123123 147258369 qwertyui
qwertyuiop qwerty123 qwerty12345 1qaz2wsx 1q2w3e4r 1q2w3e4r5t qazwsxedc zxcvbnm1 asdfghjkl asdfasdf abcd1234 abcdefgh
abc12345 aaaaaaaa abababab iloveyou iloveyou1 ILoveYou2 sunshine sunshine1 princess princess1 football football1
baseball basketball superman superman1 batman123 spiderman starwars pokemon123 monkey123 dragon123 Dragon2020 shadow123
master123 michael1 jennifer jordan23 jessica1 charlie1 trustno1 letmein1 letmein123 welcome1 Welcome123 Welcome2024!
admin123 administrator root1234 changeme changeme123 default1 secret123 computer internet samsung1 liverpool arsenal1
chelsea1 barcelona manchester summer2023 Summer2024! winter2022 Spring2025 october2 november1 mercedes corvette
mustang1 yamaha123 whatever nothing1 freedom1 blink182 metallica slipknot hello123 helloworld password! passpass
testtest test1234 qwer1234 asdf1234 zaq12wsx 1234qwer aa123456 a1b2c3d4 0123456789 9876543210 19841984 01011990
12121212 131313131 love1234 mylove123 babygirl1 angel123 lovely123 butterfly chocolate cookie123 cheese123 pepper123
ginger12 buster12 killer123 hunter12 ranger12 soccer12 hockey12 tigger12 snoopy12 joshua12 matthew1 ashley12 daniel12
thomas12 andrew12 robert12 nicole12 hannah12 timebook timebook1 intercom1 feedback123`.split(/\s+/);

const fine = [
  "correct horse battery staple",
  "half an hour before seven",
  "Nordfrakt-liefert-7-mal",
  "vK3!tz0q_Lw",
  "mud pies in Tbilisi",
  "Fahrradkette am Montag",
  "пароль для почтальона",
  "明日は早く起きます",
];

test.each(common)("S-A8: %s is refused as too common", (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each(fine)("S-A8: %s is taken", (password) => {
  expect(passwordProblem(password)).toBeNull();
});

test("S-A8: the rules refuse well over 3,000 passwords made the way people make them", () => {
  const words = common
    .map((word) => word.toLowerCase().replace(/[^a-z]/g, ""))
    .filter((word) => word.length > 4);
  const ends = [
    "",
    "1",
    "12",
    "123",
    "1234",
    "!",
    "1!",
    "2023",
    "2024",
    "2025",
    "01",
    "69",
    "007",
    "@123",
  ];
  const made = [...new Set(words)].flatMap((word) =>
    ends.flatMap((end) => [word + end, word.replace(/^./, (first) => first.toUpperCase()) + end]),
  );
  const years = Array.from({ length: 700 }, (_, n) => String(12_000_000 + n * 11).slice(0, 8));
  const dates = Array.from(
    { length: 600 },
    (_, n) => `${10 + (n % 20)}${10 + (n % 3)}${1950 + (n % 70)}`,
  );
  const all = [...new Set([...made, ...years, ...dates])];
  expect(all.length).toBeGreaterThan(3_000);
  expect(all.filter((password) => !isCommonPassword(password))).toEqual([]);
});

test("S-A8: 8 to 128 characters, whatever the script", () => {
  expect(passwordProblem("x7#kLm2")).toMatch(/at least 8/);
  expect(passwordProblem("x7#kLm2q")).toBeNull();
  expect(passwordProblem("ab#7".repeat(40))).toMatch(/at most 128/);
  expect(passwordProblem("🦔🌷🚲🥝🧶🎻🪁🫖")).toBeNull();
});

test("S-A8: passwords are kept as argon2id with 19 MiB and two passes, each with its own salt", async () => {
  const [one, two] = await Promise.all([hashPassword("mud pies"), hashPassword("mud pies")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=(19456|[2-9]\d{4,}),t=([2-9]|\d\d),p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, "mud pies")).toBe(true);
  expect(await verifyPassword(one, "mud pie")).toBe(false);
});

test("S-A8: ten thousand characters cost no more work than a password", async () => {
  const hash = await hashPassword("mud pies");
  const long = "x".repeat(10_000);
  const usual = await processorWork(() => verifyPassword(hash, "mud pies"));
  const huge = await processorWork(() => verifyPassword(hash, long));
  expect(huge / usual).toBeLessThan(4);
  expect(passwordProblem(long)).toMatch(/at most 128/);
});

test("S-A8: a person who does not exist takes the same work and is never let in", async () => {
  const hash = await hashPassword("mud pies");
  expect(await verifyPassword(null, "mud pies")).toBe(false);
  expect(await verifyPassword(null, "nobody's password")).toBe(false);
  const known = await processorWork(() => verifyPassword(hash, "wrong"));
  const unknown = await processorWork(() => verifyPassword(null, "wrong"));
  expect(unknown / known).toBeGreaterThan(0.25);
});

/** Processor time, which a busy machine does not stretch as it does a clock's. */
async function processorWork(work: () => Promise<unknown>): Promise<number> {
  await work();
  const before = process.cpuUsage();
  for (let n = 0; n < 8; n += 1) await work();
  return process.cpuUsage(before).user;
}
