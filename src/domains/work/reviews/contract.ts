import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { id, made, nothing, reason, text, title } from '../contract/views.ts';
import { applyForReview, giveOpinions, readReviews, setPanel } from './access.ts';

const party = z.object({ position: z.number(), name: z.string(), organizationName: z.string() });
const opinion = z.object({ position: z.number(), agreed: z.boolean(), kind: z.string().nullable(), reason: z.string(), givenOn: z.string(), givenBy: z.string(), days: z.number() });
const application = z.object({
  id: z.string(), title: z.string(), about: z.string(), organizationName: z.string(), appliedOn: z.string(), appliedBy: z.string(), state: z.enum(['in_review', 'returned', 'passed', 'submitted']), round: z.number(), submittedOn: z.string().nullable(), parties: z.array(party),
  rounds: z.array(z.object({ round: z.number(), openedOn: z.string(), changes: z.string(), opinions: z.array(opinion) })),
  can: z.object({ opinion: z.array(z.number()), again: z.boolean(), submit: z.boolean() }),
});
export const listReviews = endpoint({
  name: 'work.reviews',
  method: 'GET',
  path: '/joint-reviews',
  summary: 'Applications with every round and opinion on one shared record (M028); working days the parties took and why they rejected.',
  output: z.object({ parties: z.array(party), applications: z.array(application), account: z.object({ parties: z.array(party.extend({ given: z.number(), rejected: z.number(), days: z.number(), mean: z.string().nullable() })), reasons: z.array(z.object({ kind: z.string(), count: z.number() })) }), reasons: z.array(z.string()), units: z.array(z.object({ id: z.string(), name: z.string() })), can: z.object({ panel: z.boolean(), apply: z.boolean() }) }),
  permission: readReviews,
  refusals: [],
});
export const setReviewPanel = endpoint({ name: 'work.set_panel', method: 'POST', path: '/joint-reviews/panel', summary: 'Names the three parties; applications already made keep theirs.', body: z.object({ parties: z.array(z.object({ name: title, organizationId: z.uuid() })).length(3) }), output: made, permission: setPanel, refusals: ['review.panel_taken', 'review.party_twice', 'registry.no_such_organization'] });
export const applyNow = endpoint({ name: 'work.apply_for_review', method: 'POST', path: '/joint-reviews', summary: 'A project application goes to all three parties at once.', body: z.object({ organizationId: z.uuid(), title, about: text }), output: made, permission: applyForReview, refusals: ['review.no_panel', 'registry.no_such_organization'] });
const moved = ['review.no_such_application', 'review.moved'] as const;
export const giveOpinion = endpoint({ name: 'work.give_opinion', method: 'POST', path: '/joint-reviews/:id/opinions', summary: 'The opinion of one party, once a round; a rejection names the kind of its reason. Never by who applied.', params: id, body: z.object({ position: z.int().min(1).max(3), agreed: z.boolean(), kind: z.string().trim().max(60).optional(), reason }), output: nothing, permission: giveOpinions, refusals: [...moved, 'review.given_already', 'review.kind_needed', 'review.own_application'] });
export const applyAgain = endpoint({ name: 'work.apply_again', method: 'POST', path: '/joint-reviews/:id/rounds', summary: 'After a return: what was changed, and all three review anew.', params: id, body: z.object({ changes: reason }), output: nothing, permission: applyForReview, refusals: [...moved] });
export const submitNow = endpoint({ name: 'work.submit_reviewed', method: 'POST', path: '/joint-reviews/:id/submission', summary: 'Submits what all three agreed to; refused while one is missing.', params: id, output: nothing, permission: applyForReview, refusals: [...moved, 'review.opinions_missing'] });
