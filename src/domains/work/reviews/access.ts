import { permission } from '../../../kernel/permission.ts';

/** The shared record of joint reviews (M028): a liaison what his units applied for or are asked about. */
export const readReviews = permission('work.reviews.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Which three parties review. */
export const setPanel = permission('work.reviews.panel', { officer: 'region' });
/** Applying, applying again after a return, submitting what all three agreed to. */
export const applyForReview = permission('work.reviews.apply', { officer: 'region', liaison: 'subtree' });
/** The opinion of a party, by its own liaison. */
export const giveOpinions = permission('work.reviews.opinion', { liaison: 'subtree' });
