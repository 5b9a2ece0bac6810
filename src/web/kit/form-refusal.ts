import type { FormInstance } from 'antd';
import type { TFunction } from 'i18next';
import { isRefusalError } from '../api/errors.ts';
import { refusalText, textOf } from '../i18n/texts.ts';

/**
 * Puts the reasons of a refusal under the fields they name (`at: 'newPassword'`, `at: 'rows.3.name'`) and takes the
 * person to the first. Returns false when no reason names a field of the form, so that the notice alone must tell.
 */
export function showInForm(form: FormInstance, t: TFunction, error: unknown): boolean {
  if (!isRefusalError(error)) return false;
  const byField = new Map<string, string[]>();
  for (const reason of error.because) {
    if (!reason.at) continue;
    const text = refusalText(t, reason.code, reason.params)?.what ?? textOf(t, reason.code, reason.params);
    byField.set(reason.at, [...(byField.get(reason.at) ?? []), text]);
  }
  const found = [...byField].flatMap(([at, errors]) => {
    const name = pathOf(at);
    return form.getFieldInstance(name) ? [{ name, errors }] : [];
  });
  form.setFields(found);
  const first = found[0];
  if (first) form.scrollToField(first.name, { focus: true });
  return found.length > 0;
}

/** `rows.3.name` → `['rows', 3, 'name']`, as antd names nested fields. */
export const pathOf = (at: string): (string | number)[] => at.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
