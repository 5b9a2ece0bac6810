/** The surname on a block, at the place of the photograph. */
export function Portrait({ name, size = 'small' }: { readonly name: string; readonly size?: 'small' | 'large' }) {
  return (
    <span className={`dd-portrait dd-portrait-${size}`} aria-hidden="true">
      {[...name][0] ?? ''}
    </span>
  );
}
