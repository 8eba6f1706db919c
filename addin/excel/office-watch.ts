// Runs before office.js and needs nothing: when Office's own script does not come, the user is told, not left
// before an empty pane. What arrives late still starts and replaces the message.

const patience = 10_000;

const texts = {
  zh: {
    failed:
      'Office 的脚本没有加载，客户台账无法启动。请检查网络后重试；公司网络若不能访问，请管理员改用其他来源。',
    retry: '重试',
  },
  en: {
    failed:
      "Office's own script did not load, so the customer ledger cannot start. Check the network and try again; if your company's network blocks it, ask your administrator for another source.",
    retry: 'Try again',
  },
};

let told = false;

function tell(): void {
  const place = document.getElementById('app');
  if (told || !place || document.documentElement.dataset.started) return;
  told = true;
  const { failed, retry } = navigator.language.startsWith('zh') ? texts.zh : texts.en;
  const message = document.createElement('p');
  message.textContent = failed;
  message.setAttribute('role', 'alert');
  const button = document.createElement('button');
  button.textContent = retry;
  button.addEventListener('click', () => location.reload());
  place.replaceChildren(message, button);
}

addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement) addEventListener('DOMContentLoaded', tell);
  },
  true,
);
setTimeout(tell, patience);
