type Option<Value extends string> = {
  value: Value
  label: string
  hint: string
  /** False for what can't be chosen yet. */
  isPossible?: boolean
  /** The typeface that its label is set in. */
  sample?: string
}

type LookChoiceProps<Value extends string> = {
  legend: string
  name: string
  options: readonly Option<Value>[]
  value: Value
  fault: string | undefined
  change: (value: Value) => void
}

/** One of a few, each with a word on what it is. */
export function LookChoice<Value extends string>(props: LookChoiceProps<Value>) {
  const { legend, name, options, value: chosen, fault, change } = props
  const faultId = `${name}-fault`
  return (
    <fieldset className="look-choice" aria-describedby={fault && faultId}>
      <legend className="field-label">{legend}</legend>
      {options.map(({ value, label, hint, isPossible = true, sample }) => (
        <label key={value} data-sample={sample}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            disabled={!isPossible}
            onChange={() => change(value)}
          />
          <span>{label}</span>
          {hint && <small>{hint}</small>}
        </label>
      ))}
      {fault && (
        <span className="fault" id={faultId}>
          {fault}
        </span>
      )}
    </fieldset>
  )
}
