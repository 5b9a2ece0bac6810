export const ruleId = 'registry.mask';

/** `430624197503081234` → `430***********1234`: region of the province and the last four, never the birth date. */
export const maskIdNumber = (idNumber: string): string => (idNumber.length < 8 ? '*'.repeat(idNumber.length) : `${idNumber.slice(0, 3)}${'*'.repeat(idNumber.length - 7)}${idNumber.slice(-4)}`);

/** `13812345678` → `138****5678`. */
export const maskPhone = (phone: string): string => (phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`);

/** `张三丰` → `张**`. */
export const maskName = (name: string): string => {
  const characters = [...name];
  return `${characters[0] ?? ''}${'*'.repeat(Math.max(1, characters.length - 1))}`;
};
