/** The transparency log (platform/ledger) that holds entries, review steps and checks of figures. */
export const EVIDENCE_LOG = 'evidence';
