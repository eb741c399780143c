"""CrewAI: one agent, hierarchical and sequential crews. A crew keeps no history, so the task tells it."""

import os
import tempfile

os.environ.update(
    CREWAI_DISABLE_TELEMETRY="true", OTEL_SDK_DISABLED="true", CREWAI_TRACING_ENABLED="false",
    HOME=tempfile.mkdtemp(), CREWAI_TESTING="true",
)  # fmt: skip

from crewai import Agent, Crew, Process, Task  # noqa: E402
from crewai.llms.base_llm import BaseLLM  # noqa: E402
from scripted import (  # noqa: E402
    Ledger, compact, every_role, finish, inbox, letters, message, refuse_network, topics,
)  # fmt: skip

refuse_network()
THOUGHT = "Thought: I now can give a great answer\nFinal Answer: "


def letter(text):
    """What the task says before and after the end of the history: the letter, and what was done about it."""
    history, _, rest = text.partition("<history>")[2].partition("</history>")
    owner = min((topic for topic in topics if inbox["question"][topic] in rest), key=lambda topic: rest.find(inbox["question"][topic]))
    return owner, history.strip(), rest


def generalist(text):
    return THOUGHT + inbox["reply"][letter(text)[0]]


def specialist(me):
    return lambda text: THOUGHT + inbox["reply"][me]


def manager(text):
    """Delegates to the owner, with the letter as task and the history as context, and repeats what comes back."""
    owner, history, rest = letter(text)
    if inbox["reply"][owner] in rest:
        return THOUGHT + inbox["reply"][owner]
    words = {"coworker": owner, "task": inbox["question"][owner], "context": history}
    return f"Thought: This is for {owner}.\nAction: delegate_work_to_coworker\nAction Input: {compact(words)}"


class ScriptedLLM(BaseLLM):
    """A model that asks the script and writes into the ledger."""

    def __init__(self, script, ledger):
        super().__init__(model="scripted")
        self._script, self._ledger = script, ledger

    def call(self, messages, tools=None, **_):
        heard = [{"content": messages}] if isinstance(messages, str) else messages
        said = self._script("\n".join(part["content"] for part in heard))
        schemas = [tool["function"] for tool in tools or []]
        self._ledger.call([message(part["content"]) for part in heard], schemas, message(said))
        return said

    def supports_function_calling(self):
        return False

    def supports_stop_words(self):
        return False


def agent(ledger, name, prompt, script):
    return Agent(
        role=name, goal="answer the customer", backstory=prompt, llm=ScriptedLLM(script, ledger),
        allow_delegation=False, verbose=False,
    )  # fmt: skip


def desks(ledger):
    return [agent(ledger, topic, inbox["role"][topic], specialist(topic)) for topic in topics]


def task(text, agent=None):
    return Task(description=text, expected_output="An answer to the customer.", agent=agent)


def one_agent(ledger, text):
    solo = agent(ledger, "agent", every_role, generalist)
    return Crew(agents=[solo], tasks=[task(text, solo)], verbose=False)


def hierarchical(ledger, text):
    return Crew(
        agents=desks(ledger), tasks=[task(text)], process=Process.hierarchical,
        manager_llm=ScriptedLLM(manager, ledger), verbose=False,
    )  # fmt: skip


def sequential(ledger, text):
    team = desks(ledger)
    return Crew(agents=team, tasks=[task(text, desk) for desk in team], process=Process.sequential, verbose=False)


def play(pattern, build):
    ledger = Ledger()
    for turns in letters():
        history = []
        for turn, (topic, text) in enumerate(turns):
            before = ledger.tokens
            told = f"<history>\n{chr(10).join(history)}\n</history>\n{text}"
            result = build(ledger, told).kickoff()
            said = [output.raw for output in result.tasks_output]
            ledger.heard(turn, before, topic, said)
            history += [f"customer: {text}", *(f"desk: {answer}" for answer in said)]
        ledger.close([line.partition(": ")[2] for line in history])
    return ledger.row(pattern)


finish(
    {
        "rows": [
            play("one agent", one_agent),
            play("manager, Process.hierarchical", hierarchical),
            play("all five, Process.sequential", sequential),
        ]
    }
)
