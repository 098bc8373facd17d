/** Characters that turn the order of the text round: what they hide is shown by their names. */

/** The embeddings, overrides and isolates of Unicode's bidirectional algorithm. */
export const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

const EACH = new RegExp(TURNING, 'g');

/** The text with such characters named, as in "⟨U+202E⟩". */
export function nameTurning(text: string): string {
  return text.replace(
    EACH,
    (character) => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase()}⟩`,
  );
}
