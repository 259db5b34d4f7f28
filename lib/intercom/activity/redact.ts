const longestList = 20;

// What tells how a notification is built and what it is about, and nothing of what anybody wrote or is called.
const plainKeys = new Set(
  `type id topic app_id workspace_id conversation_id external_id_type message_id part_type delivery_status
  delivered_as role state priority content_type author_type region source_type channel url_type`.split(
    /\s+/,
  ),
);
const isPlainKey = (key: string) => plainKeys.has(key) || /_at$/.test(key);
const isPlainText = (text: string) => /^[\w.:+-]{1,80}$/.test(text);
const areTheirs = new Set(["custom_attributes", "location", "social_profiles", "phones"]);

/**
 * What a notification looked like, to see what Intercom sent without reading along: texts, names, addresses and
 * attributes are replaced by their length, ids, kinds and times stay, and so does the name of a tag.
 */
export function redact(value: unknown): unknown {
  return redacted(value, { key: "", isTheirs: false, isTag: false });
}

type Place = { key: string; isTheirs: boolean; isTag: boolean };

function redacted(value: unknown, place: Place): unknown {
  const { key, isTheirs, isTag } = place;
  if (typeof value === "string") {
    const isPlain = (isPlainKey(key) && isPlainText(value)) || (isTag && key === "name");
    return value === "" || (isPlain && !isTheirs) ? value : hidden(value.length);
  }
  if (typeof value === "number") return isTheirs ? hidden(String(value).length) : value;
  if (Array.isArray(value)) {
    const shown = value.slice(0, longestList).map((one) => redacted(one, place));
    const more = value.length - shown.length;
    return more > 0 ? [...shown, `${more} more`] : shown;
  }
  if (typeof value !== "object" || value === null) return value;
  const within = { isTheirs: isTheirs || areTheirs.has(key), isTag: isTagObject(value) };
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      // Their attributes' names are their words too.
      within.isTheirs ? hidden(name.length) : name.slice(0, 80),
      redacted(inner, { ...within, key: name }),
    ]),
  );
}

function isTagObject(value: object): boolean {
  return "type" in value && value.type === "tag";
}

function hidden(length: number): string {
  return `(${length} characters)`;
}
