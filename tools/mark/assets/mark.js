// The marking page: one answer at a time, every change sent at once. What is shown is text, never markup.
const byId = (id) => document.getElementById(id);
const { title, questions } = await (await fetch("data.json")).json();
let at = { question: 0, answer: 0 };

const question = () => questions[at.question];
const answer = () => question().answers[at.answer];
const isUnread = ({ mark }) => mark === undefined;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

byId("title").textContent = title;
document.title = `Marking: ${title}`;
questions.forEach(({ id }, i) => {
  const button = element("button", { type: "button", id: `question-${i}` }, id);
  button.addEventListener("click", () => go({ question: i, answer: firstUnread(i) }));
  byId("questions").append(button);
});

function firstUnread(i) {
  return Math.max(0, questions[i].answers.findIndex(isUnread));
}

function go(to) {
  flush();
  at = to;
  show();
  byId("who").focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function show() {
  const { id, title: asked, maximum, rubric, answers } = question();
  const { student, texts, picture } = answer();
  questions.forEach((one, i) => {
    byId(`question-${i}`).setAttribute("aria-current", String(i === at.question));
    byId(`question-${i}`).textContent =
      `${one.id} ${one.answers.filter((it) => !isUnread(it)).length}/${one.answers.length}`;
  });
  byId("who").textContent =
    `Answer ${at.answer + 1} of ${answers.length}${student === undefined ? "" : `: ${student}`}`;
  byId("question").textContent = `${id}: ${asked}`;
  byId("texts").replaceChildren(
    ...(picture ? [element("img", { src: picture, alt: "The picture that was handed in" })] : []),
    ...texts.map((text) =>
      element("pre", { className: /[;{}]\s*$/m.test(text) ? "text code" : "text", tabIndex: 0 }, text),
    ),
    ...(texts.length === 0 && !picture ? [element("p", {}, "Nothing was written.")] : []),
  );
  byId("boxes").replaceChildren(
    element("legend", {}, "Rubric"),
    ...rubric.map(({ points, text }, i) => {
      const input = element("input", { type: "checkbox", id: `box-${i}` });
      input.addEventListener("change", () => tick(i));
      return element(
        "label",
        { className: "box" },
        input,
        element("kbd", {}, String(i + 1)),
        element("span", {}, text),
        element("span", { className: "worth" }, `${points} ${points === 1 ? "point" : "points"}`),
      );
    }),
  );
  byId("maximum").textContent = `of ${maximum}`;
  showMark();
}

function showMark() {
  const { mark } = answer();
  question().rubric.forEach((_, i) => {
    byId(`box-${i}`).checked = mark?.boxes?.includes(i) ?? false;
  });
  byId("points").value = mark === undefined ? "" : String(mark.points);
  byId("points").removeAttribute("aria-invalid");
  byId("comment").value = mark?.comment ?? drafts.get(answer()) ?? "";
  byId("state").textContent = mark === undefined ? "unread" : "read";
  byId("state").className = mark === undefined ? "" : "read";
  const all = questions.flatMap(({ answers }) => answers);
  byId("progress").textContent = `${all.filter((one) => !isUnread(one)).length} of ${all.length} read`;
  const { id, answers } = question();
  byId(`question-${at.question}`).textContent =
    `${id} ${answers.filter((one) => !isUnread(one)).length}/${answers.length}`;
}

/** Comments on answers that have no points yet. */
const drafts = new Map();

function tick(i) {
  const { rubric, maximum } = question();
  const before = answer().mark?.boxes ?? [];
  const boxes = before.includes(i) ? before.filter((box) => box !== i) : [...before, i].sort((a, b) => a - b);
  const points = Math.min(
    maximum,
    boxes.reduce((sum, box) => sum + rubric[box].points, 0),
  );
  change({ ...answer().mark, boxes, points });
}

/** Takes a mark over, `undefined` for none, shows it and sends it. */
function change(mark) {
  const comment = byId("comment").value.trim();
  answer().mark = mark && { ...mark, ...(comment === "" ? { comment: undefined } : { comment }) };
  if (mark === undefined) drafts.set(answer(), byId("comment").value);
  showMark();
  send();
}

let sending = Promise.resolve();
const waiting = new Map();

/** One request at a time, in order; what could not be saved is tried again with the next change. */
function send() {
  waiting.set(`${at.question} ${at.answer}`, { ...at, mark: answer().mark });
  report("saving …", false);
  sending = sending.then(async () => {
    for (const [key, change] of [...waiting]) {
      try {
        const response = await fetch("marks", { method: "POST", body: JSON.stringify(change) });
        if (!response.ok) throw new Error(await response.text());
        if (waiting.get(key) === change) waiting.delete(key);
      } catch (error) {
        report(`NOT SAVED: ${error.message}`, true);
        return;
      }
    }
    if (waiting.size === 0) report("saved", false);
  });
}

function report(text, lost) {
  byId("saved").textContent = text;
  byId("saved").className = lost ? "lost" : "";
}

window.addEventListener("beforeunload", (event) => {
  flush();
  if (waiting.size > 0) event.preventDefault();
});

let timer;
byId("comment").addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(flush, 400);
});
byId("comment").addEventListener("blur", flush);

/** A comment that is not taken over yet. */
function flush() {
  clearTimeout(timer);
  const { mark } = answer();
  const comment = byId("comment").value.trim();
  if (mark === undefined) drafts.set(answer(), byId("comment").value);
  else if ((mark.comment ?? "") !== comment) {
    answer().mark = { ...mark, comment: comment === "" ? undefined : comment };
    send();
  }
}

byId("points").addEventListener("change", () => {
  const text = byId("points").value.trim().replace(",", ".");
  if (text === "") return change(undefined);
  const points = Number(text);
  if (points >= 0 && points <= question().maximum) return change({ ...answer().mark, points });
  byId("points").setAttribute("aria-invalid", "true");
  report(`points go from 0 to ${question().maximum}`, true);
});

function move(by) {
  const answers = question().answers.length;
  go({ ...at, answer: Math.min(answers - 1, Math.max(0, at.answer + by)) });
}

function moveQuestion(by) {
  const to = Math.min(questions.length - 1, Math.max(0, at.question + by));
  go({ question: to, answer: firstUnread(to) });
}

function nextUnread() {
  const all = questions.flatMap(({ answers }, q) =>
    answers.map((one, a) => ({ question: q, answer: a, one })),
  );
  const here = all.findIndex((it) => it.question === at.question && it.answer === at.answer);
  const found = [...all.slice(here + 1), ...all.slice(0, here + 1)].find(({ one }) => isUnread(one));
  if (found) go({ question: found.question, answer: found.answer });
  else report("everything is read", false);
}

const actions = {
  j: () => move(1),
  k: () => move(-1),
  ArrowRight: () => move(1),
  ArrowLeft: () => move(-1),
  u: nextUnread,
  "]": () => moveQuestion(1),
  "[": () => moveQuestion(-1),
  c: () => byId("comment").focus(),
  p: () => byId("points").select(),
  0: () => change({ ...answer().mark, points: 0, boxes: [] }),
  x: () => change(undefined),
  "?": () => {
    byId("keys").open = !byId("keys").open;
  },
};
for (const [id, key] of [
  ["previous", "k"],
  ["next", "j"],
  ["unread", "u"],
  ["none", "0"],
  ["clear", "x"],
])
  byId(id).addEventListener("click", actions[key]);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape") return byId("who").focus();
  if (event.key === "Enter" && event.target.id === "points") return byId("who").focus();
  if (["TEXTAREA", "INPUT"].includes(event.target.tagName) && event.target.type !== "checkbox") return;
  const box = Number(event.key) - 1;
  const action = /^[1-9]$/.test(event.key) ? question().rubric[box] && (() => tick(box)) : actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

at = { question: 0, answer: firstUnread(0) };
show();
