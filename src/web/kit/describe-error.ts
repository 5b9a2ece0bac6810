import type { TFunction } from 'i18next';
import { IncidentError, isRefusalError } from '../api/errors.ts';
import { refusalText } from '../i18n/texts.ts';

/** One sentence for a toast. `RefusalNotice` says more. */
export function describeError(t: TFunction, error: unknown): string {
  if (isRefusalError(error)) return refusalText(t, error.code, error.params)?.what ?? t(`refused.${error.kind}`);
  if (error instanceof IncidentError) return t('failed.incident', { incident: error.incident });
  if (error instanceof Error && error.name === 'ConnectionError') return t('failed.connection');
  return t('failed.page');
}
