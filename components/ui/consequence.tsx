type ConsequenceProps = { title: string; children: string };

/** One of the things that a dialog tells before something is gone for good. */
export function Consequence({ title, children }: ConsequenceProps) {
  return (
    <div>
      <h3 className="font-semibold text-13">{title}</h3>
      <p className="text-pretty text-text-2">{children}</p>
    </div>
  );
}
