import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Language, languages, type Text } from '../language.ts';
import { iconFile } from '../manifest/product.ts';
import { otherLanguage } from './text/help.ts';

interface PageProps {
  readonly language: Language;
  readonly title: string;
  /** File names of this page in every language. */
  readonly addresses: Text;
  readonly children: ComponentChildren;
}

/** A page without any script: text, pictures and one style sheet. */
function Page({ language, title, addresses, children }: PageProps) {
  const [other = language] = languages.filter((candidate) => candidate !== language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href={iconFile('product', 32)} />
        <link rel="stylesheet" href="site.css" />
      </head>
      <body>
        <header>
          <img src={iconFile('product', 80)} width="40" height="40" alt="" />
          <h1>{title}</h1>
          <a href={addresses[other]} hreflang={other} lang={other}>
            {otherLanguage[language]}
          </a>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}

/** The page as an HTML document. */
export function pageHtml(props: PageProps): string {
  return `<!doctype html>\n${renderToString(<Page {...props} />)}\n`;
}
