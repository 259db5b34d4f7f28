type MarkProps = { size?: number; label?: string };

export function Mark({ size = 20, label }: MarkProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      role="img"
      aria-label={label ?? undefined}
      aria-hidden={label ? undefined : true}
    >
      <path
        fill="#ff6d45"
        d="M6.5 2h11A2.5 2.5 0 0 1 20 4.5V21a1 1 0 0 1-1.57.82L12 17.3l-6.43 4.52A1 1 0 0 1 4 21V4.5A2.5 2.5 0 0 1 6.5 2Z"
      />
      <path
        fill="none"
        stroke="#1b1929"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M12 6v4.6h3.4"
      />
    </svg>
  );
}
