import { type Language, say } from '../language.ts';
import { files } from '../manifest/product.ts';
import { pageHtml } from './page.tsx';
import { supportAnswers, supportText } from './text/support.ts';

/**
 * The page Office opens as “support”.
 * @param contact who helps, in the words of whoever deploys the add-in; empty when nobody was named
 */
export function supportPage(language: Language, contact: string): string {
  const children = (
    <>
      <h2>{supportText.answers[language]}</h2>
      <dl>
        {supportAnswers.map(({ question, answer }) => (
          <div key={question['zh-CN']}>
            <dt>{question[language]}</dt>
            <dd>{answer[language]}</dd>
          </div>
        ))}
      </dl>
      <h2>{supportText.ask[language]}</h2>
      <p>
        {contact ? say(supportText.contact, language, { contact }) : supportText.contactMissing[language]}
      </p>
      <p>{supportText.tell[language]}</p>
      <h2>{supportText.data[language]}</h2>
      <p>{supportText.dataStays[language]}</p>
      <p>{supportText.dataOffice[language]}</p>
      <p>
        <a href={files.help[language]}>{supportText.help[language]}</a>
      </p>
    </>
  );
  return pageHtml({ language, title: supportText.title[language], addresses: files.support, children });
}
