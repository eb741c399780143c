"""AutoGen: one agent, Swarm, SelectorGroupChat, RoundRobinGroupChat."""

import asyncio

from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.conditions import MaxMessageTermination, TextMessageTermination
from autogen_agentchat.teams import RoundRobinGroupChat, SelectorGroupChat, Swarm
from autogen_core import FunctionCall
from autogen_core.models import ChatCompletionClient, CreateResult, ModelInfo, RequestUsage
from scripted import (
    Ledger, at_the_door, every_role, finish, generalist, inbox, letters, message, refuse_network, router,
    specialist, topics,
)  # fmt: skip

refuse_network()


def plain(said):
    content = said.content
    if isinstance(content, str):
        return message(content)
    if hasattr(content[0], "arguments"):
        return message(calls=[(call.name, call.arguments) for call in content])
    return message("".join(part.content if hasattr(part, "content") else part for part in content))


class ScriptedClient(ChatCompletionClient):
    """A model client that asks the script and writes into the ledger."""

    def __init__(self, script, ledger):
        self.script, self.ledger = script, ledger

    async def create(self, messages, *, tools=(), **_):
        heard = [plain(said) for said in messages]
        schemas = [tool if isinstance(tool, dict) else tool.schema for tool in tools]
        said = self.script(heard, schemas)
        self.ledger.call(heard, schemas, said)
        calls = [FunctionCall(id=f"call_{i}", name=name, arguments=words) for i, (name, words) in enumerate(said["calls"])]
        return CreateResult(
            finish_reason="function_calls" if calls else "stop",
            content=calls or said["text"],
            usage=RequestUsage(prompt_tokens=0, completion_tokens=0),
            cached=False,
        )

    async def create_stream(self, *_, **__):
        raise NotImplementedError("the scripted model does not stream")
        yield

    async def close(self):
        pass

    def actual_usage(self):
        return RequestUsage(prompt_tokens=0, completion_tokens=0)

    total_usage = actual_usage

    def count_tokens(self, *_, **__):
        return 0

    def remaining_tokens(self, *_, **__):
        return 1_000_000

    @property
    def capabilities(self):
        return self.model_info

    @property
    def model_info(self):
        return ModelInfo(vision=False, function_calling=True, json_output=False, family="unknown", structured_output=False)


def agent(ledger, name, prompt, script, **more):
    return AssistantAgent(name, ScriptedClient(script, ledger), system_message=prompt, **more)


def desks(ledger, handoffs=False):
    return [
        agent(
            ledger, topic, inbox["role"][topic], specialist(topic),
            handoffs=[other for other in topics if other != topic] if handoffs else None,
        )
        for topic in topics
    ]  # fmt: skip


async def play(pattern, build):
    """Plays the inbox; a team keeps its thread from letter to letter."""
    ledger = Ledger()
    for turns in letters():
        team, kept = build(ledger), []
        for turn, (topic, text) in enumerate(turns):
            before = ledger.tokens
            said = [part.to_text() for part in (await team.run(task=text)).messages]
            ledger.heard(turn, before, topic, said[1:])
            kept += said
        ledger.close(kept)
    return ledger.row(pattern)


class DeskAnswered(TextMessageTermination):
    """TextMessageTermination, but deaf to the customer's own letter."""

    async def __call__(self, messages):
        return await super().__call__([said for said in messages if said.source != "user"])


def swarm(stop):
    return lambda ledger: Swarm(desks(ledger, handoffs=True), termination_condition=stop())


def selector(**more):
    return lambda ledger: SelectorGroupChat(
        desks(ledger), ScriptedClient(router, ledger), termination_condition=DeskAnswered(), **more
    )


async def door(rule, defers):
    ledger = Ledger()
    prompt, question = inbox["doorway"]["role"], inbox["doorway"]["question"]
    people = [
        agent(ledger, me, prompt, at_the_door(me, other, defers), handoffs=[other])
        for me, other in (("bo", "al"), ("al", "bo"))
    ]
    stop = DeskAnswered() | MaxMessageTermination(400)
    result = await Swarm(people, termination_condition=stop).run(task=question)
    answered = result.messages[-1].to_text() == inbox["doorway"]["reply"]
    end = "answered" if answered else "stopped by MaxMessageTermination(400), which we set"
    return {"rule": rule, "calls": ledger.calls, "tokens": ledger.tokens, "end": end}


async def main():
    rows = [
        await play("one agent", lambda ledger: RoundRobinGroupChat([agent(ledger, "agent", every_role, generalist)], max_turns=1)),
        await play("handoffs, the last agent stays", swarm(DeskAnswered)),
        await play("handoffs, TextMessageTermination()", swarm(TextMessageTermination)),
        await play("selector, no repeated speaker", selector()),
        await play("selector, repeated speaker allowed", selector(allow_repeated_speaker=True)),
        await play("round robin, everybody answers", lambda ledger: RoundRobinGroupChat(desks(ledger), max_turns=5)),
    ]
    finish({"rows": rows, "doorway": [await door("you first", lambda me, other: True), await door("lower name first", lambda me, other: other < me)]})


asyncio.run(main())
