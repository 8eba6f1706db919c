/** Characters of a text that is sent whole, and of each part of a longer one (domain.md §11.1). */
const single = 70;
const part = 67;

/**
 * Messages a text is charged as, 【签名】 included in the text: counted in UTF-16 units, so a Chinese character
 * and a letter are 1 each, an emoji 2. No text is no message.
 */
export function smsParts(text: string): number {
  if (text.length === 0) return 0;
  return text.length <= single ? 1 : Math.ceil(text.length / part);
}
