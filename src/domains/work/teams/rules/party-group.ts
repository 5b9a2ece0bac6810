/**
 * work.party_group_post (M024: 各由1名党组成员任组长): the posts that make their holder a member of the party group, of all posts held
 * (、 between them). `words` are what such a post's name begins a part with; the pack lists them.
 */
export const partyGroupPosts = (titles: string, words: readonly string[]): string[] =>
  titles.split(/[、,，;；]/).map((t) => t.trim()).filter((t) => words.some((w) => t.includes(w)));
