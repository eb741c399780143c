/** The coordinator's form: a choice for everybody in its group. */
import { make } from "./line.js";
import type { Member } from "./phone-view.js";

/** Draws a choice for each member, at first that of waiting; `tell` gets one for each of `size` places. */
export function drawMembers(
  form: HTMLFormElement,
  members: readonly Member[],
  size: number,
  tell: (choices: readonly number[]) => void,
): void {
  form.hidden = members.length === 0;
  form.replaceChildren(...members.map(memberField), make("button", "Tell my group"));
  form.onsubmit = (event) => {
    event.preventDefault();
    const said = new FormData(form);
    tell(Array.from({ length: size }, (_, place) => Number(said.get(`place${place}`) ?? 0)));
  };
}

function memberField({ place, label, buttons }: Member): HTMLFieldSetElement {
  const field = make("fieldset");
  const wait = buttons.length === 2 ? buttons[1] : buttons[0];
  field.append(
    make("legend", label),
    ...buttons.map((choice) => {
      const input = make("input");
      input.type = "radio";
      input.name = `place${place}`;
      input.value = String(choice.a);
      input.checked = choice === wait;
      const row = make("label");
      row.append(input, `${choice.label}${choice.note ? `, ${choice.note}` : ""}`);
      return row;
    }),
  );
  return field;
}
