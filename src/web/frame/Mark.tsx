/** The product's mark: a shoulder pole, 担. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false" className="dd-mark">
      <rect width="32" height="32" rx="6" fill="var(--dd-accent)" />
      <path d="M6 12c6-4 14-4 20 0M8 12v8M24 12v8M5 20h6l-1 4H6zM21 20h6l-1 4h-4z" fill="none" stroke="#fff" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
