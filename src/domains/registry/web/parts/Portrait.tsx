import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly name: string;
  readonly size?: 'small' | 'large';
  /** Whose photograph, and which one is on file; without it the surname stands in. */
  readonly photo?: { readonly personId: string; readonly hash: string | null; readonly validAt?: string; readonly knownAt?: string } | undefined;
}

/** The photograph, or the surname on a block at its place. */
export function Portrait({ name, size = 'small', photo }: Props) {
  const { t } = useTranslation('registry');
  const [failed, setFailed] = useState<string | null>(null);
  const hash = photo?.hash ?? null;
  if (photo && hash !== null && hash !== failed) {
    const at = new URLSearchParams({ ...(photo.validAt ? { validAt: photo.validAt } : {}), ...(photo.knownAt ? { knownAt: photo.knownAt } : {}) }).toString();
    return <img className={`dd-portrait dd-portrait-${size}`} src={`/api/people/${photo.personId}/photo${at ? `?${at}` : ''}`} alt={t('people.photoOf', { name })} loading="lazy" decoding="async" onError={() => setFailed(hash)} />;
  }
  return (
    <span className={`dd-portrait dd-portrait-${size}`} aria-hidden="true">
      {[...name][0] ?? ''}
    </span>
  );
}
