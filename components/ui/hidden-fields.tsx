type HiddenFieldsProps = { workspace?: string; fields?: Record<string, string> };

export function HiddenFields({ workspace, fields = {} }: HiddenFieldsProps) {
  return (
    <>
      {workspace && <input type="hidden" name="workspace" value={workspace} />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
