type NumberText = (n: number) => string;

const digits = [...'零一二三四五六七八九'];

/** 105 → 一百零五; up to 99,999, as lists count. */
function chinese(n: number): string {
  if (n === 0) return '零';
  const places = ['', '十', '百', '千', '万'];
  const text = [...String(n)]
    .map((digit, i, all) => (digit === '0' ? '零' : digits[Number(digit)]! + places[all.length - 1 - i]!))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
  return text.replace(/^一十/, '十');
}

/** 27 → AA as spreadsheets count; Word repeats the letter instead: 27 → AA, 53 → AAA. */
function letters(n: number): string {
  return String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

const romans = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(n: number): string {
  let rest = n;
  return romans
    .map(([value, sign]) => {
      const times = Math.floor(rest / value);
      rest %= value;
      return sign.repeat(times);
    })
    .join('');
}

const oneOf =
  (signs: string): NumberText =>
  (n) =>
    [...signs][n - 1] ?? String(n);

/** Ways of writing a number in a list (ISO/IEC 29500-1 §17.18.59); those we do not know print plain figures. */
const formats: Readonly<Record<string, NumberText>> = {
  none: () => '',
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: (n) => String(n).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  decimalEnclosedCircle: oneOf('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'),
  decimalEnclosedCircleChinese: oneOf('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'),
  upperLetter: letters,
  lowerLetter: (n) => letters(n).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: (n) => [...String(n)].map((digit) => digits[Number(digit)]).join(''),
  ideographTraditional: oneOf('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: oneOf('子丑寅卯辰巳午未申酉戌亥'),
};

/** A number of a list as its format writes it. */
export function numberText(n: number, format: string | undefined): string {
  const write = format !== undefined && Object.hasOwn(formats, format) ? formats[format] : undefined;
  return write && n > 0 && n < 100_000 ? write(n) : String(n);
}
