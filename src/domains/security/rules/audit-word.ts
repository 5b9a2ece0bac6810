export const ruleId = 'security.audit_word';

/** Is it a word that the program writes (`too_many`, `idNumber`), so that it may be said in the language of the reader? Names, numbers and what people wrote are not. */
export const isWord = (text: string): boolean => /^[a-z][a-zA-Z_]*$/.test(text);
