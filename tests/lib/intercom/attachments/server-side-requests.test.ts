import http from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { downloadFile } from "#lib/intercom/attachments/download/download-file.ts";
import { isPublicAddress } from "#lib/intercom/attachments/download/is-public-address.ts";
import { isFileHost } from "#lib/intercom/attachments/file-hosts.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

Object.assign(process.env, testEnvironment);

const dns = vi.hoisted(() => ({ addresses: [""] }));
vi.mock("node:dns", () => ({
  lookup: (_: string, __: object, callback: (error: null, found: object[]) => void) =>
    callback(
      null,
      dns.addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    ),
}));

let asked = 0;
let server: http.Server;
let port = 0;
const answers: Record<string, http.RequestListener> = {
  "/file": (_, response) => response.end("A file"),
  "/away": (_, response) => response.writeHead(302, { location: "http://169.254.169.254/" }).end(),
  "/near": (_, response) => response.writeHead(302, { location: "/file" }).end(),
  "/round": (_, response) => response.writeHead(302, { location: "/round" }).end(),
  "/other": (_, response) =>
    response.writeHead(302, { location: `http://localhost:${port}/file` }).end(),
  "/script": (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/gone": (_, response) => response.writeHead(404).end(),
  "/broken": (_, response) => response.writeHead(500).end(),
  "/announced": (_, response) => response.writeHead(200, { "content-length": 11 << 20 }).write("x"),
  "/endless": (_, response) => {
    const chunk = Buffer.alloc(1 << 20);
    const more = () => response.destroyed || response.write(chunk, () => setImmediate(more));
    more();
  },
  "/drip": (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("x"), 20);
    response.on("close", () => clearInterval(timer));
  },
  "/cut": (request, response) => {
    response.writeHead(200, { "content-length": 100 }).write("x");
    setTimeout(() => request.socket.destroy(), 50);
  },
};

beforeAll(async () => {
  server = http.createServer((request, response) => {
    asked++;
    answers[request.url ?? ""]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const here = (path: string) => `http://127.0.0.1:${port}${path}`;

function replaceIntercom(url: string | undefined): void {
  if (url === undefined) delete process.env.INTERCOM_API_URL;
  else process.env.INTERCOM_API_URL = url;
  globalThis.timebookEnv = undefined;
}

test.each([
  "https://downloads.intercomcdn.com/i/o/abc/1/hash/a.png?expires=1&signature=2",
  "https://downloads.intercomcdn.eu/i/o/1",
  "https://downloads.au.intercomcdn.com/i/o/1",
  "https://abc.intercom-attachments-1.com/i/o/1",
  "https://intercom-attachments-1.com/1/Screenshot.png",
  "https://abc.intercom-attachments.eu/1",
  "https://abc.au.intercom-attachments.com/1",
])("S-S3 %s is a file of Intercom's", (address) => {
  replaceIntercom(undefined);
  expect(isFileHost(new URL(address))).toBe(true);
});

const hostile = [
  ...[
    "http://downloads.intercomcdn.com/",
    "ftp://downloads.intercomcdn.com/",
    "file:///etc/passwd",
  ],
  ...["https://downloads.intercomcdn.com:8443/", "https://downloads.intercomcdn.com./"],
  ...["https://user@downloads.intercomcdn.com/", "https://user:pw@downloads.intercomcdn.com/"],
  ...[
    "https://downloads.intercomcdn.com@evil.example/",
    "https://downloads.intercomcdn.com.evil.example/",
  ],
  ...["https://evil-downloads.intercomcdn.com/", "https://x.downloads.intercomcdn.com/"],
  ...[
    "https://evilintercom-attachments-1.com/",
    "https://intercom-attachments-1.com.evil.example/",
  ],
  ...["https://intercom-attachments-10.com/", "https://intercom-attachments-x.com/"],
  ...[
    "https://downloads.intercomcdn.com%2eevil.example/",
    "https://downloads。intercomcdn。com.evil.example/",
  ],
  ...["https://dοwnloads.intercomcdn.com/", "https://xn--dwnloads-f4g.intercomcdn.com/"],
  ...["https://127.0.0.1/", "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/"],
  ...["https://127.1/", "https://0/", "https://0.0.0.0/", "https://[::]/", "https://[::1]/"],
  ...["https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[64:ff9b::7f00:1]/"],
  ...[
    "https://169.254.169.254/latest/meta-data/",
    "https://[fd00:ec2::254]/",
    "https://metadata.google.internal/",
  ],
  ...["https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.0.1/", "https://100.64.0.1/"],
  ...[
    "https://localhost/",
    "https://LOCALHOST./",
    "https://localhost.localdomain/",
    "https://①②⑦.0.0.1/",
  ],
  ...["https://127.0.0.1.nip.io/", "https://app.intercom.com/", "https://api.intercom.io/"],
  ...["https://intercomcdn.com/", "https://com/", "https://[fe80::1]/", "https://224.0.0.1/"],
  ...[
    "gopher://downloads.intercomcdn.com/",
    "data:text/plain,x",
    "javascript:hit()",
    "blob:https://x/1",
  ],
];

test("S-S4 fifty hostile addresses lead to no connection", async () => {
  replaceIntercom(undefined);
  expect(hostile.length).toBeGreaterThanOrEqual(50);
  for (const address of hostile) {
    const url = URL.parse(address);
    expect(url !== null && isFileHost(url), address).toBe(false);
    await expect(downloadFile(address), address).rejects.toMatchObject({ isFinal: true });
  }
});

test.each([
  ["127.0.0.1"],
  ["10.1.2.3"],
  ["169.254.169.254"],
  ["::1"],
  ["::ffff:10.0.0.1"],
  ["fd00:ec2::254"],
  ["8.8.8.8", "127.0.0.1"],
])(
  "S-S4 B20 a name of Intercom's that the DNS answers with %s is not followed",
  async (...addresses) => {
    replaceIntercom(undefined);
    dns.addresses = addresses;
    const address = `https://downloads.intercomcdn.com/file`;
    await expect(downloadFile(address)).rejects.toThrow(
      "Its server’s name leads into a private network",
    );
  },
);

test.each([
  ...["0.0.0.0", "10.0.0.1", "100.127.255.255", "127.255.255.255", "169.254.169.254"],
  ...["172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1"],
  ...["198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"],
  ...["::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "64:ff9b::8.8.8.8", "100::1"],
  ...[
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "ff02::1",
  ],
])("S-S4 %s is no address of the open internet", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2a00:1450::1"])(
  "%s is one",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test("S-S3 only the Intercom of a demo may be on this machine, by its own address alone", async () => {
  replaceIntercom(here(""));
  expect((await downloadFile(here("/file"))).toString()).toBe("A file");
  expect((await downloadFile(here("/near"))).toString()).toBe("A file");
  const before = asked;
  for (const address of [`http://localhost:${port}/file`, `https://127.0.0.1:${port}/file`]) {
    await expect(downloadFile(address)).rejects.toMatchObject({ isFinal: true });
  }
  expect(asked).toBe(before);
});

test("B6 what drips is cut when its time is over, though each byte comes soon", async () => {
  replaceIntercom(here(""));
  const late = "Intercom’s server did not send it in time";
  await expect(downloadFile(here("/drip"), 300)).rejects.toThrow(late);
});

test.each([
  ["/away", { isFinal: true, message: "It is on a server outside Intercom" }],
  ["/other", { isFinal: true }],
  ["/script", { isFinal: true }],
  ["/round", { isFinal: false }],
  ["/gone", { isExpired: true, isFinal: false }],
  ["/broken", { isFinal: false, message: "Intercom’s server answered 500" }],
  ["/announced", { isFinal: true, message: "It is larger than 10 MB" }],
  ["/endless", { isFinal: true, message: "It is larger than 10 MB" }],
  ["/cut", { isFinal: false, message: "Intercom’s server broke off" }],
])("B18 S-S3 %s ends in words, and nowhere else", async (path, expected) => {
  replaceIntercom(here(""));
  await expect(downloadFile(here(path))).rejects.toMatchObject(expected);
});
