import { useEffect, useState } from 'preact/hooks';
import type { OutgoingFile } from '../../book/bundle.ts';
import type { WayResult } from '../../book/delivery.ts';
import { type MessagePipe, receiveFile } from '../../book/file-transfer.ts';
import { type Language, say } from '../../language.ts';
import { resultNames, saveWindowText } from '../text/delivery.ts';
import { saveHere } from './browser-ways.ts';

interface Arrived {
  readonly file: OutgoingFile;
  readonly answer: (result: WayResult) => void;
}

type Stage =
  | { readonly at: 'coming'; readonly done: number; readonly total: number }
  | ({ readonly at: 'here'; readonly result?: WayResult | 'failed' } & Arrived)
  | { readonly at: 'lost' };

/** A window of its own: takes a file from the pane and saves it when the user says so. */
export function SavePage({ pipe, language }: { readonly pipe: MessagePipe; readonly language: Language }) {
  const [stage, setStage] = useState<Stage>({ at: 'coming', done: 0, total: 1 });
  const text = saveWindowText;
  useEffect(() => {
    receiveFile(pipe, (done, total) => setStage({ at: 'coming', done, total })).then(
      (arrived) => setStage({ at: 'here', ...arrived }),
      () => setStage({ at: 'lost' }),
    );
  }, []);
  const save = async ({ file, answer }: Arrived): Promise<void> => {
    const result = await saveHere(file).catch(() => 'failed' as const);
    setStage({ at: 'here', file, answer, result });
    if (result === 'saved' || result === 'unconfirmed') answer(result);
  };
  return (
    <main class="view">
      <h1>{say(text.title, language)}</h1>
      {stage.at === 'coming' && (
        <>
          <p>{say(text.coming, language)}</p>
          <progress value={stage.done} max={stage.total} aria-label={say(text.coming, language)} />
        </>
      )}
      {stage.at === 'lost' && <p role="alert">{say(text.failed, language)}</p>}
      {stage.at === 'here' && (
        <>
          <p role="status">
            {stage.result ? say(resultNames[stage.result], language) : say(text.ready, language)}
          </p>
          <button type="button" class="button button-primary" onClick={() => void save(stage)}>
            {say(text.save, language, { name: stage.file.name })}
          </button>
          {stage.result && <p class="soft">{say(text.done, language)}</p>}
        </>
      )}
    </main>
  );
}
