export { buildHouse, type House, type HouseParts } from './house.ts';
export { fieldCipher, type FieldCipher } from './field-cipher.ts';
export { hasKeys, loadKeys, rotateSigningKey, temporaryKeys, treeSigner, type Keys, type SigningKey, type TreeSigner } from './keys.ts';
export type { AuditEntry, DomainEvent, Unit } from './unit.ts';
export { markDelivered, waitingEvents, type WaitingEvent } from './outbox.ts';
