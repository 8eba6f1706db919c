/** A few figures in a row, each under its name. */
export function Figures({ of }: { readonly of: readonly (readonly [name: string, figure: string])[] }) {
  return (
    <dl class="figures">
      {of.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="figure">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
