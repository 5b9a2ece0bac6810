import type { z } from 'zod';
import type { Reason } from '../../../../kernel/refusal.ts';
import { formDefinition, type FormDefinition } from '../contract/form.ts';
import { checkForm } from './check-form.ts';

/**
 * Reads a form that somebody wrote and says everything that is wrong with it, each place named by its path. The same answer on the
 * screen of the builder, in the endpoint that tries a form, and for ready-made forms of a pack. Out: null when it cannot be read at all.
 */
export function readForm(written: unknown): { readonly definition: FormDefinition | null; readonly problems: readonly Reason[] } {
  const read = formDefinition.safeParse(written);
  if (read.success) return { definition: read.data, problems: checkForm(read.data) };
  return { definition: null, problems: read.error.issues.slice(0, 50).map(inWords) };
}

type Issue = z.core.$ZodIssue;
/** What the format says, in words of the form. */
function inWords(issue: Issue): Reason {
  const at = issue.path.join('.');
  const reason = (code: string, params: Reason['params'] = {}): Reason => ({ code: `assessment.${code}`, params, at });
  const field = String(issue.path.at(-1) ?? '');
  if (issue.code === 'too_small' && issue.origin === 'string') return reason('ballot_text_missing');
  if (issue.code === 'too_big' && issue.origin === 'string') return reason('ballot_text_long', { most: Number(issue.maximum) });
  if (issue.code === 'too_small' && issue.origin === 'array') return reason('ballot_list_short', { least: Number(issue.minimum) });
  if (issue.code === 'too_big' && issue.origin === 'array') return reason('ballot_list_long', { most: Number(issue.maximum) });
  if (issue.code === 'too_small') return reason('ballot_number_low', { least: Number(issue.minimum) });
  if (issue.code === 'too_big') return reason('ballot_number_high', { most: Number(issue.maximum) });
  if (issue.code === 'invalid_format') return reason(field === 'key' ? 'ballot_key_malformed' : 'ballot_points_malformed');
  return reason('ballot_field', { message: issue.message });
}
