"""LangGraph in Python: one agent, supervisor, swarm; to compare with the same framework in TypeScript."""

import json
import warnings

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, HumanMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.utils.function_calling import convert_to_openai_tool
from langgraph.checkpoint.memory import MemorySaver
from langgraph.prebuilt import create_react_agent
from langgraph_supervisor import create_supervisor
from langgraph_swarm import create_handoff_tool, create_swarm
from scripted import (
    Ledger, compact, every_role, finish, generalist, inbox, letters, manager, message, refuse_network,
    specialist, topics,
)  # fmt: skip

warnings.simplefilter("ignore")
refuse_network()


def plain(said):
    calls = [(call["name"], compact(call["args"])) for call in getattr(said, "tool_calls", None) or []]
    return message(said.content, calls)


class ScriptedChat(BaseChatModel):
    """A chat model that asks the script and writes into the ledger."""

    script: object
    ledger: object

    @property
    def _llm_type(self):
        return "scripted"

    def bind_tools(self, tools, **_):
        return self.bind(tools=[convert_to_openai_tool(tool) for tool in tools])

    def _generate(self, messages, stop=None, run_manager=None, tools=(), **_):
        heard = [plain(said) for said in messages]
        schemas = [tool["function"] for tool in tools]
        said = self.script(heard, schemas)
        self.ledger.call(heard, schemas, said)
        calls = [
            {"name": name, "args": json.loads(words), "id": f"call_{len(heard)}_{i}", "type": "tool_call"}
            for i, (name, words) in enumerate(said["calls"])
        ]
        return ChatResult(generations=[ChatGeneration(message=AIMessage(said["text"], tool_calls=calls))])


def agent(ledger, name, prompt, script, tools=()):
    return create_react_agent(ScriptedChat(script=script, ledger=ledger), list(tools), prompt=prompt, name=name)


def desks(ledger, tools_of=lambda me: ()):
    return [agent(ledger, me, inbox["role"][me], specialist(me), tools_of(me)) for me in topics]


def play(pattern, build):
    ledger = Ledger()
    graph = build(ledger).compile(checkpointer=MemorySaver()) if pattern != "one agent" else build(ledger)
    for number, turns in enumerate(letters()):
        state = {"configurable": {"thread_id": f"conversation-{number}"}}
        kept = []
        for turn, (topic, text) in enumerate(turns):
            before, seen = ledger.tokens, len(kept)
            kept = graph.invoke({"messages": [HumanMessage(text)]}, state)["messages"]
            ledger.heard(turn, before, topic, [said.content for said in kept[seen:]][-1:])
        ledger.close([said.content for said in kept])
    return ledger.row(pattern)


def one_agent(ledger):
    model = ScriptedChat(script=generalist, ledger=ledger)
    return create_react_agent(model, [], prompt=every_role, name="agent", checkpointer=MemorySaver())


def supervised(ledger):
    return create_supervisor(
        desks(ledger), model=ScriptedChat(script=manager, ledger=ledger), prompt=inbox["manager"]
    )


def swarm(ledger):
    def others(me):
        return [create_handoff_tool(agent_name=other) for other in topics if other != me]

    return create_swarm(desks(ledger, others), default_active_agent=topics[0])


finish(
    {
        "rows": [
            play("one agent", one_agent),
            play("supervisor", supervised),
            play("handoffs, the last agent stays", swarm),
        ]
    }
)
