"""The inbox, the ledger and the scripted model for the Python frameworks: what inbox.mjs, ledger.mjs and
scripted-model.mjs are for those in JavaScript. A message is a dict {text, calls: [(name, arguments)]}."""

import json
import socket
import sys
from pathlib import Path

inbox = json.loads((Path(__file__).parent.parent / "inbox.json").read_text())
topics = inbox["topics"]
every_role = "\n".join(inbox["role"][topic] for topic in topics)


def refuse_network(allowed=()):
    """Whatever asks for the network is told so in one sentence, and the run ends."""
    connect = socket.socket.connect

    def refuse(self, address):
        host = address[0] if isinstance(address, tuple) else address
        if self.family == socket.AF_UNIX or host in allowed:
            return connect(self, address)
        sys.stderr.write(f"network refused: these programs run offline, and something asked for {host}\n")
        sys.stderr.flush()
        import os

        os._exit(1)

    socket.socket.connect = refuse


def quarter(characters):
    return -(-characters // 4)


def message(text="", calls=()):
    return {"text": text, "calls": list(calls)}


def message_tokens(said):
    return 4 + quarter(len(said["text"]) + sum(len(name) + len(words) for name, words in said["calls"]))


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def tool_tokens(tool):
    return quarter(len(compact({key: tool.get(key) for key in ("name", "description", "parameters")})))


class Ledger:
    def __init__(self):
        self.calls = self.input = self.tools = self.output = 0
        self.answered = self.answers = self.kept = 0
        self.by_turn = [0] * 5

    @property
    def tokens(self):
        return self.input + self.tools + self.output

    def call(self, messages, tools, said):
        self.calls += 1
        self.input += sum(map(message_tokens, messages))
        self.tools += sum(map(tool_tokens, tools))
        self.output += message_tokens(said)

    def heard(self, turn, before, topic, said):
        """After one letter: `said` are the texts that followed it."""
        self.by_turn[turn] += self.tokens - before
        self.answered += inbox["reply"][topic] in said

    def close(self, texts):
        self.kept += len(texts)
        self.answers += sum(text in inbox["reply"].values() for text in texts)

    def row(self, pattern):
        return {
            "pattern": pattern, "calls": self.calls, "input": self.input, "tools": self.tools,
            "output": self.output, "tokens": self.tokens, "answered": self.answered,
            "answers": self.answers, "kept": self.kept, "byTurn": self.by_turn,
        }  # fmt: skip


def letters():
    """The conversations: lists of (topic, text)."""
    return [[(topic, inbox["question"][topic]) for topic in turns] for turns in inbox["conversations"]]


def topic_of(text):
    """Whose letter it is; the last one, where a framework wraps the whole history into one text."""
    found = max(topics, key=lambda topic: text.rfind(inbox["question"][topic]))
    return found if inbox["question"][found] in text else None


def last_letter(messages):
    at = max(i for i, said in enumerate(messages) if topic_of(said["text"]))
    return topic_of(messages[at]["text"]), messages[at + 1 :]


def generalist(messages, tools=()):
    return message(inbox["reply"][last_letter(messages)[0]])


def specialist(me):
    def decide(messages, tools=()):
        owner = last_letter(messages)[0]
        names = [tool["name"] for tool in tools]
        if owner != me and f"transfer_to_{owner}" in names:
            return message(calls=[(f"transfer_to_{owner}", "{}")])
        return message(inbox["reply"][me])

    return decide


def router(messages, tools=()):
    return message(last_letter(messages)[0])


def manager(messages, tools):
    """Lets the owner speak, by handing over or by asking, then repeats the answer."""
    owner, since = last_letter(messages)
    if any(said["text"] == inbox["reply"][owner] for said in since):
        return message(inbox["reply"][owner])
    if any(tool["name"] == f"ask_{owner}" for tool in tools):
        return message(calls=[(f"ask_{owner}", compact({"input": inbox["question"][owner]}))])
    return message(calls=[(f"transfer_to_{owner}", "{}")])


def at_the_door(me, other, defers):
    def decide(messages, tools):
        if defers(me, other):
            return message(calls=[(tools[0]["name"], "{}")])
        return message(inbox["doorway"]["reply"])

    return decide


def finish(counts):
    print(compact(counts), flush=True)
