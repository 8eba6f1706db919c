import './pane.css';

/** The pane. */
export function App() {
  return <main class="pane">客户台账</main>;
}
