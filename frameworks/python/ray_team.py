"""Ray and Ray Serve: who keeps a conversation, by named actors, a pool, and the two routers of Serve."""

import hashlib
import http.client
import os
import socket
import tempfile

os.environ.update(RAY_USAGE_STATS_ENABLED="0", RAY_DISABLE_IMPORT_WARNING="1", RAY_SERVE_LOG_TO_STDERR="0")

import ray  # noqa: E402
from ray import serve  # noqa: E402
from ray.serve.config import HTTPOptions, RequestRouterConfig  # noqa: E402
from scripted import Ledger, every_role, finish, generalist, letters, message, refuse_network  # noqa: E402

refuse_network(allowed=("127.0.0.1", "localhost"))
AGENTS = 5
HASH_ROUTER = "ray.serve.experimental.consistent_hash_router.ConsistentHashRouter"
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    PORT = free.getsockname()[1]


@ray.remote(num_cpus=0, max_restarts=1)
class Desk:
    """An agent that keeps the letters of its conversations in its own memory."""

    def __init__(self, number):
        self.number, self.memory = number, {}

    def answer(self, conversation, text):
        history = self.memory.setdefault(conversation, [])
        heard = [message(every_role), *history, message(text)]
        said = generalist(heard)
        history += [message(text), said]
        return self.number, heard, said

    def remembers(self):
        return len(self.memory)

    def die(self):
        os._exit(1)


def owner(conversation):
    return hashlib.sha256(conversation.encode()).digest()[0] % AGENTS


def changes(answer):
    """In how many of the 80 later letters another agent answers than in the letter before."""
    changed = 0
    for number, turns in enumerate(letters()):
        who = [answer(f"conversation-{number}", text) for _, text in turns]
        changed += sum(before != after for before, after in zip(who, who[1:]))
    return changed


def by_hash(desks):
    ledger = Ledger()
    changed = 0
    for number, turns in enumerate(letters()):
        conversation, before_who, kept = f"conversation-{number}", None, []
        for turn, (topic, text) in enumerate(turns):
            before = ledger.tokens
            desk = ray.get_actor(f"desk-{owner(conversation)}")
            who, heard, said = ray.get(desk.answer.remote(conversation, text))
            ledger.call(heard, [], said)
            ledger.heard(turn, before, topic, [said["text"]])
            changed += before_who is not None and who != before_who
            before_who = who
            kept += [text, said["text"]]
        ledger.close(kept)
    return ledger.row("ownership by hash, named actors"), changed


def killed(desk):
    before = ray.get(desk.remembers.remote())
    try:
        ray.get(desk.die.remote())
    except ray.exceptions.RayActorError:
        pass
    for _ in range(100):
        try:
            return before, ray.get(desk.remembers.remote())
        except ray.exceptions.RayActorError:
            continue
    return before, None


def application(name, router):
    @serve.deployment(name=name, num_replicas=AGENTS, ray_actor_options={"num_cpus": 0}, **router)
    class Replica:
        async def __call__(self, request):
            return serve.get_replica_context().replica_id.unique_id

    serve.run(Replica.bind(), name=name, route_prefix=f"/{name}")


def ask(name, conversation):
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    connection.request("GET", f"/{name}", headers={"x-session-id": conversation})
    who = connection.getresponse().read().decode()
    connection.close()
    return who


def owners(name):
    return [ask(name, f"session-{number}") for number in range(1000)]


ray.init(
    num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR",
    _node_ip_address="127.0.0.1", _temp_dir=tempfile.mkdtemp(prefix="ray", dir="/tmp"),
)  # fmt: skip
desks = [Desk.options(name=f"desk-{number}").remote(number) for number in range(AGENTS)]
row, named = by_hash(desks)
remembered, after_restart = killed(desks[0])

serve.start(http_options=HTTPOptions(host="127.0.0.1", port=PORT), proxy_location="HeadOnly")
hashed = {"request_router_config": RequestRouterConfig(request_router_class=HASH_ROUTER)}
application("default", {})
default = changes(lambda conversation, _: ask("default", conversation))
application("hashed", hashed)
sticky = changes(lambda conversation, _: ask("hashed", conversation))
before = owners("hashed")
serve.delete("hashed")
application("hashed", hashed)
after = owners("hashed")
moved = sum(a != b for a, b in zip(before, after))
counts = sorted(before.count(who) for who in set(before))
serve.shutdown()
ray.shutdown()

finish(
    {
        "rows": [row],
        "ownership": [
            {"rule": "named actor, by hash in the caller's code", "followUps": 80, "changes": named},
            {"rule": "Serve, default router", "followUps": 80, "changes": default, "varies": True},
            {"rule": "Serve, ConsistentHashRouter", "followUps": 80, "changes": sticky},
            {"rule": "Serve, ConsistentHashRouter, deployed again", "keys": len(before), "moved": moved, "fewest": counts[0], "most": counts[-1], "varies": True},
            {"rule": "actor whose process dies, max_restarts=1", "remembered": remembered, "remembersAfterwards": after_restart},
        ],
    }
)
