import { expect, test } from "vitest";
import { sizeOfImage } from "#lib/intercom/attachments/size-of-image.ts";
import { typeOf } from "#lib/intercom/attachments/type-of.ts";
import { pictureHeads } from "#tests/support/small-pictures.ts";

const text = "text/plain; charset=utf-8";
const office = "application/vnd.openxmlformats-officedocument";
const zip = (...names: string[]) => Buffer.from(`PK\x03\x04${names.join(" ")}`, "latin1");

test.each(Object.entries(pictureHeads))(
  "%s is told by its first bytes, with its size",
  (type, of) => {
    const bytes = of(1440, 1080);
    expect(typeOf(bytes)).toBe(type);
    expect(sizeOfImage(bytes, type)).toEqual({ width: 1440, height: 1080 });
    for (let length = 1; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length);
      expect(() => sizeOfImage(cut, type)).not.toThrow();
    }
  },
);

test.each([
  ["a PDF", Buffer.from("%PDF-1.7\n"), "application/pdf"],
  ["a zip", zip("a.txt"), "application/zip"],
  [
    "a Word file",
    zip("[Content_Types].xml", "word/document.xml"),
    `${office}.wordprocessingml.document`,
  ],
  ["a sheet", zip("[Content_Types].xml", "xl/workbook.xml"), `${office}.spreadsheetml.sheet`],
  ["slides", zip("[Content_Types].xml", "ppt/slides"), `${office}.presentationml.presentation`],
  ["a CSV file", Buffer.from("name,vote\r\nJürgen,1\r\n"), text],
  ["a web page, which is only text", Buffer.from("<html><script>hit()</script>"), text],
  ["a drawing in markup, which is only text", Buffer.from("<svg onload=hit()>"), text],
  ["an XML file with a byte order mark", Buffer.from("\ufeff<?xml version='1.0'?><svg/>"), text],
  ["a program", Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), null],
  ["a program of another system", Buffer.from("\x7fELF\x02\x01\x01\0", "latin1"), null],
  ["a film", Buffer.from("\0\0\0\x18ftypmp42", "latin1"), null],
  ["text in no known encoding", Buffer.from([0x48, 0xff, 0xfe, 0x69]), null],
  ["nothing", Buffer.alloc(0), null],
])("%s is told by its bytes", (_what, bytes, type) => {
  expect(typeOf(bytes)).toBe(type);
});

test.each([
  ["of no width", pictureHeads["image/png"]?.(0, 5)],
  ["of an absurd one", pictureHeads["image/png"]?.(4_000_000_000, 5)],
  ["without a frame", Buffer.from("ffd8ffe00004ffffffffff", "hex")],
])("a picture %s has no size", (_what, bytes) => {
  expect(
    sizeOfImage(bytes ?? Buffer.alloc(0), bytes?.[0] === 0xff ? "image/jpeg" : "image/png"),
  ).toBeNull();
});
