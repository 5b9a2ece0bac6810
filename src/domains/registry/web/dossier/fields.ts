import type { PersonFields } from '../../contract.ts';
import type { CodeTableId } from '../../codes/index.ts';

export type FieldName = Exclude<keyof PersonFields, 'photoHash'>;
export type FieldInput = 'text' | 'long' | 'date' | 'sex' | 'staffCategory' | 'tags' | 'code';

/** How each field of a person is filled in, in the order of the 任免审批表. */
export const fieldInputs: Readonly<Record<FieldName, { readonly input: FieldInput; readonly most?: number; readonly table?: CodeTableId }>> = {
  name: { input: 'text', most: 60 },
  sex: { input: 'sex' },
  bornOn: { input: 'date' },
  ethnicity: { input: 'code', table: 'ethnicity' },
  nativePlace: { input: 'text', most: 60 },
  birthPlace: { input: 'text', most: 60 },
  politicalStatus: { input: 'code', table: 'political_status' },
  partyJoinedOn: { input: 'date' },
  workStartedOn: { input: 'date' },
  staffCategory: { input: 'staffCategory' },
  professionalTitle: { input: 'text', most: 100 },
  specialty: { input: 'long', most: 200 },
  tags: { input: 'tags' },
  idNumber: { input: 'text', most: 30 },
  phone: { input: 'text', most: 30 },
  health: { input: 'text', most: 100 },
};
export const fieldNames = Object.keys(fieldInputs) as FieldName[];
export const sealedNames = ['idNumber', 'phone', 'health'] as const;
export type SealedName = (typeof sealedNames)[number];
export const isSealed = (name: FieldName): name is SealedName => (sealedNames as readonly string[]).includes(name);
