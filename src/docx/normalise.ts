/** What stands between quotation marks or in square brackets is taken as it is. */
const verbatim = /("[^"]*"|'[^']*'|\[[^\]]*\])/;
/** Wide signs that Chinese input methods type; they mean the plain ones. */
const wideSigns: Readonly<Record<string, string>> = { '．': '.', '。': '.', '＠': '@' };
/** What a subexpression may follow: nothing, a space, another one, the word of a block. */
const beforeSubexpression = /(?:^|[\s(]|^[#^](?:if|unless|each))$/;

/** The tag's text with typographic quotes, wide spaces, wide signs and wide brackets as Handlebars expects them. */
export function normaliseTag(inner: string): string {
  const plain = inner
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim()
    .replace(/^[＃／＾！]/, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  if (/^[!/]/.test(plain)) return plain;
  // A tag with straight quotes may hold typographic ones as text.
  const quoted = /["']/.test(plain) ? plain : plain.replace(/[“”＂]/g, '"').replace(/[‘’＇]/g, "'");
  return plainSigns(quoted);
}

/** Wide brackets around a subexpression become plain ones; those within a name (数量（盒）) belong to it. */
function plainSigns(tag: string): string {
  const open: boolean[] = [];
  let out = '';
  for (const [index, piece] of tag.split(verbatim).entries()) {
    if (index % 2 === 1) out += piece;
    else
      for (const character of piece) {
        if (character === '（') open.push(beforeSubexpression.test(out));
        if (character === '（' && open.at(-1)) out += /[\s(]$/.test(out) ? '(' : ' (';
        else if (character === '）' && open.pop()) out += ')';
        else out += wideSigns[character] ?? character;
      }
  }
  return out;
}
