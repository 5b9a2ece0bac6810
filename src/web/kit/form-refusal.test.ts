import type { FormInstance } from 'antd';
import type { TFunction } from 'i18next';
import { describe, expect, it, vi } from 'vitest';
import { RefusalError } from '../api/errors.ts';
import { pathOf, showInForm } from './form-refusal.ts';

const texts: Record<string, string> = { 'refusals.security:too_short': '太短', 'refusals.security:too_plain': '太简单' };
const t = ((key: string, options: { ns: string; defaultValue: string }) => texts[`${options.ns}:${key}`] ?? options.defaultValue) as unknown as TFunction;
const formWith = (...fields: string[]) => {
  const form = { getFieldInstance: (name: (string | number)[]) => (fields.includes(name.join('.')) ? {} : undefined), setFields: vi.fn(), scrollToField: vi.fn() };
  return form as typeof form & FormInstance;
};
const refusal = (...because: { code: string; at?: string }[]) => new RefusalError(422, { kind: 'invalid', code: 'security.refused', because });

describe('showInForm', () => {
  it('puts every reason under its field and goes to the first', () => {
    const form = formWith('newPassword', 'rows.3.name');
    const error = refusal({ code: 'security.too_short', at: 'newPassword' }, { code: 'security.too_plain', at: 'newPassword' }, { code: 'security.other', at: 'rows.3.name' });
    expect(showInForm(form, t, error)).toBe(true);
    expect(form.setFields).toHaveBeenCalledWith([
      { name: ['newPassword'], errors: ['太短', '太简单'] },
      { name: ['rows', 3, 'name'], errors: ['security.other'] },
    ]);
    expect(form.scrollToField).toHaveBeenCalledWith(['newPassword'], { focus: true });
  });
  it('leaves reasons without a field of this form to the notice', () => {
    const form = formWith('name');
    expect(showInForm(form, t, refusal({ code: 'security.too_short', at: 'C7' }, { code: 'security.too_plain' }))).toBe(false);
    expect(form.scrollToField).not.toHaveBeenCalled();
  });
  it('has nothing to say about faults', () => expect(showInForm(formWith('name'), t, new Error('x'))).toBe(false));
});

it('reads nested names', () => expect(pathOf('rows.3.name')).toEqual(['rows', 3, 'name']));
