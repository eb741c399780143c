/** Written by `npm run frameworks`: the inbox, and what the frameworks counted. Do not edit. */
import type { RecordedInbox, RecordedPrograms } from "./recording.js";

/** The messages of users that every framework was given. */
export const inbox: RecordedInbox = {
  "version": 1,
  "tokenRule": "A message costs 4 tokens and one more for every four characters begun: of its text, and of the name and the JSON arguments of each call in it. A tool costs one token for every four characters begun of its name, description and parameters as JSON.",
  "topics": ["fares", "bikes", "docks", "account", "lost"],
  "role": {
    "fares": "You work the fares desk of a city's bicycle hire. You know every tariff, pass and fee by heart. Before you answer, look up the ride and what was charged for it. If the city made the mistake, say so in your first sentence and give the money back the same day. If the customer did, explain which rule applies, in words a visitor understands. Never promise a refund that the ride's record does not support. Close with the amount, the day on which it arrives, and one way to reach you again.",
    "bikes": "You work the bicycles desk of a city's bicycle hire. People write to you from the kerb: the chain is off, the brake squeals, the seat will not stay up. Safety comes before the schedule. Ask for the number on the frame if it is missing, lock the bicycle in the system, and name the nearest one that is fit to ride. Never tell anybody to repair anything by the road. Close with the number of the report and what happens to the bicycle next.",
    "docks": "You work the docks desk of a city's bicycle hire. A dock is full, dead, or did not notice that a bicycle came back. Read the dock's own log before you believe anybody, the customer or the dock. If the bicycle stands in the dock, end the ride at the minute the log shows. If no dock is free, name the nearest with space and add a quarter of an hour to the ride. Close with the ride's end as the customer will see it, and tell them that they may go.",
    "account": "You work the accounts desk of a city's bicycle hire. Passwords, addresses, cards and closed accounts end here. Be sure whom you are writing to before you change anything, and change nothing that was not asked for. Never repeat a card's number or a password, not even a part. What has to be done by the customer you list in at most three steps. Close with what is true now, and with what will still be true tomorrow.",
    "lost": "You work the lost property desk of a city's bicycle hire. Umbrellas, bags and one violin were left in baskets this month. Ask where and when, and what would tell this thing from others like it. Look in the book of finds before you give hope. If it is here, say where it waits and until when. If it is not, say so plainly, and keep the description for thirty days. Close with the entry's number, so that nobody has to tell the story twice."
  },
  "question": {
    "fares": "Yesterday I rode for twenty minutes and was charged for two hours. My pass should cover the first half hour. Could you please look at the ride and tell me what went wrong and when I get my money back?",
    "bikes": "The bicycle I took this morning drops its chain whenever I change gear, and the front brake squeals. I left it by the station. Is there another one near me that is fit to ride, and will somebody fetch this one?",
    "docks": "I pushed the bicycle into the dock at the market and the light stayed red. The ride is still running on my telephone and it costs more every minute. Can you see that the bicycle is back and stop the clock?",
    "account": "I moved to another street and my new card has another number. When I try to change them the page sends me back to the start. What do I have to do so that my next ride is paid for from the right account?",
    "lost": "I left a green umbrella with a wooden handle in the basket of a bicycle near the river last Tuesday evening. Has anybody handed it in, and where could I come to fetch it if it is there?"
  },
  "reply": {
    "fares": "You were charged wrongly, and that was our mistake: the dock reported your return late. The ride took twenty minutes, which your pass covers, so the fee is nothing. The money goes back to your card today and arrives within three working days. If it does not, answer this message and your ride is found at once.",
    "bikes": "Thank you for telling us; please do not ride it any further. The bicycle is locked now and the workshop fetches it this afternoon. Two that were checked yesterday stand by the fountain, three minutes on foot. Your report has a number, and the ride will not be charged.",
    "docks": "The dock's log shows the bicycle at fourteen past nine, so your ride ended then and the clock has been stopped. The light is broken and has been reported. You pay for eleven minutes only, which your pass covers. You may go; nothing is left for you to do.",
    "account": "Your address and your card can be changed in three steps: sign in again, open the page called payments, and confirm the code that we send you. The old card stays in force until you do. Nothing else about your account has changed, and it will be so tomorrow.",
    "lost": "A green umbrella with a wooden handle was handed in on Wednesday and waits for you at the depot by the river, shelf four. It is kept there for thirty days. Please bring something with your name on it. The entry has a number, so you need not tell the story twice."
  },
  "manager": "You run the help desk of a city's bicycle hire. Five desks work for you: fares, bikes, docks, account and lost. Read the customer's message, find out whose it is, let that desk answer, and pass its answer on. Never answer a question yourself.",
  "router": "You sort the letters of a city's bicycle hire. Five desks take them: fares, bikes, docks, account and lost. Read the customer's last message and write the name of one desk. Write nothing else.",
  "selector": "You edit the letters of a city's bicycle hire. Five desks have each written an answer: fares, bikes, docks, account and lost. Write the name of the desk whose answer fits the customer's last message. Write nothing else.",
  "conversations": [
    ["bikes", "bikes", "bikes", "bikes", "bikes"],
    ["fares", "fares", "fares", "fares", "docks"],
    ["lost", "lost", "lost", "lost", "lost"],
    ["bikes", "account", "account", "account", "account"],
    ["docks", "docks", "lost", "lost", "lost"],
    ["fares", "fares", "fares", "fares", "fares"],
    ["fares", "fares", "fares", "fares", "fares"],
    ["lost", "lost", "lost", "lost", "lost"],
    ["docks", "docks", "docks", "docks", "docks"],
    ["fares", "fares", "fares", "fares", "lost"],
    ["account", "account", "docks", "docks", "docks"],
    ["account", "account", "account", "account", "account"],
    ["account", "account", "account", "account", "account"],
    ["lost", "lost", "account", "account", "account"],
    ["docks", "docks", "docks", "docks", "docks"],
    ["lost", "lost", "fares", "fares", "fares"],
    ["lost", "lost", "lost", "lost", "lost"],
    ["fares", "fares", "account", "account", "account"],
    ["bikes", "bikes", "bikes", "bikes", "bikes"],
    ["bikes", "bikes", "bikes", "bikes", "lost"]
  ],
  "growth": {
    "role": "You work one desk of many in a city's bicycle hire. You hear of a case when it is your turn, add what your desk knows, and hand it on. Be brief, be exact, and say nothing that belongs to another desk.",
    "manager": "You run the help desk of a city's bicycle hire. A hard case needs every desk. Let each of them speak, one after the other, and then write one answer for the customer.",
    "question": "My bicycle was stolen from a dock that said it was locked, with my bag in the basket, and I was charged for the whole night. Whom do I have to ask, and what do I have to do?",
    "reply": "Our desk has looked at the case and found its part of it in order. The record is attached, the next step is named, and nothing more is needed from the customer for our part.",
    "answer": "All desks have looked at your case. The theft is reported, the fee is taken back, your bag is described in the book of finds, and you need do nothing but wait for our letter."
  },
  "doorway": {
    "role": "You stand at a door that two people want to use. Be polite. If you think the other should go first, say so and let them.",
    "question": "One of you has to go through first. Who goes?",
    "reply": "I go first. Thank you."
  }
};

/** What the real frameworks did with the inbox, by program. */
export const recorded: RecordedPrograms = {
  "autogen (Python)": {
    "date": "2026-11-25",
    "machine": "2 cores, Linux x64",
    "script": "python/autogen_team.py",
    "runtime": "Python 3.11.7",
    "packages": {
      "autogen-agentchat": "0.7.5",
      "autogen-core": "0.7.5"
    },
    "rows": [{"pattern":"one agent","calls":100,"input":87022,"tools":0,"output":7237,"tokens":94259,"answered":100,"answers":100,"kept":200,"byTurn":[13781,16318,18858,21398,23904]},{"pattern":"handoffs, the last agent stays","calls":124,"input":51707,"tools":18949,"output":7459,"tokens":78115,"answered":100,"answers":100,"kept":272,"byTurn":[13363,11255,16409,15958,21130]},{"pattern":"handoffs, TextMessageTermination()","calls":0,"input":0,"tools":0,"output":0,"tokens":0,"answered":0,"answers":0,"kept":100,"byTurn":[0,0,0,0,0]},{"pattern":"selector, no repeated speaker","calls":342,"input":172465,"tools":0,"output":8633,"tokens":181098,"answered":100,"answers":100,"kept":200,"byTurn":[9555,29946,35408,50589,55600]},{"pattern":"selector, repeated speaker allowed","calls":200,"input":89804,"tools":0,"output":7813,"tokens":97617,"answered":100,"answers":100,"kept":200,"byTurn":[9555,14537,19533,24529,29463]},{"pattern":"round robin, everybody answers","calls":500,"input":573835,"tools":0,"output":36000,"tokens":609835,"answered":100,"answers":500,"kept":600,"byTurn":[39110,80530,121970,163410,204815]}],
    "doorway": [{"rule":"you first","calls":399,"tokens":1783931,"end":"stopped by MaxMessageTermination(400), which we set"},{"rule":"lower name first","calls":2,"tokens":210,"end":"answered"}]
  },
  "crewai (Python)": {
    "date": "2026-11-25",
    "machine": "2 cores, Linux x64",
    "script": "python/crewai_team.py",
    "runtime": "Python 3.11.7",
    "packages": {
      "crewai": "1.15.30"
    },
    "rows": [{"pattern":"one agent","calls":100,"input":93274,"tools":0,"output":8552,"tokens":101826,"answered":100,"answers":100,"kept":200,"byTurn":[15477,17918,20374,22823,25234]},{"pattern":"manager, Process.hierarchical","calls":300,"input":329324,"tools":0,"output":50077,"tokens":379401,"answered":100,"answers":100,"kept":200,"byTurn":[51229,63674,75950,88217,100331]},{"pattern":"all five, Process.sequential","calls":500,"input":596652,"tools":0,"output":42600,"tokens":639252,"answered":100,"answers":500,"kept":600,"byTurn":[48057,87931,127854,167764,207646]}]
  },
  "langgraph": {
    "date": "2026-11-25",
    "machine": "2 cores, Linux x64",
    "script": "langgraph.mjs",
    "runtime": "Node 20.20.2",
    "packages": {
      "@langchain/core": "1.4.0",
      "@langchain/langgraph": "1.7.3",
      "@langchain/langgraph-supervisor": "1.1.3",
      "@langchain/langgraph-swarm": "1.0.4"
    },
    "rows": [{"pattern":"one agent","calls":100,"input":87022,"tools":0,"output":7237,"tokens":94259,"answered":100,"answers":100,"kept":200,"byTurn":[13781,16318,18858,21398,23904]},{"pattern":"ownership by hash","calls":100,"input":87022,"tools":0,"output":7237,"tokens":94259,"answered":100,"answers":100,"kept":200,"byTurn":[13781,16318,18858,21398,23904]},{"pattern":"broadcast, a model selects","calls":600,"input":284632,"tools":0,"output":36576,"tokens":321208,"answered":100,"answers":100,"kept":200,"byTurn":[33771,49005,64252,79492,94688]},{"pattern":"router","calls":200,"input":78420,"tools":0,"output":7813,"tokens":86233,"answered":100,"answers":100,"kept":200,"byTurn":[7110,12180,17256,22336,27351]},{"pattern":"supervisor","calls":300,"input":209256,"tools":51800,"output":15396,"tokens":276452,"answered":100,"answers":200,"kept":700,"byTurn":[24650,39977,55312,70651,85862]},{"pattern":"supervisor, full history","calls":300,"input":209256,"tools":51800,"output":15396,"tokens":276452,"answered":100,"answers":200,"kept":700,"byTurn":[24650,39977,55312,70651,85862]},{"pattern":"supervisor, no handoff messages","calls":300,"input":167884,"tools":51800,"output":15396,"tokens":235080,"answered":100,"answers":200,"kept":300,"byTurn":[23094,35065,47039,59015,70867]},{"pattern":"handoffs, the last agent stays","calls":124,"input":51886,"tools":25397,"output":7459,"tokens":84742,"answered":100,"answers":100,"kept":248,"byTurn":[15213,12381,17750,17031,22367]}],
    "growth": {
      "supervisor": [{"n":1,"calls":3,"tools":104,"tokens":628},{"n":2,"calls":5,"tools":312,"tokens":1428},{"n":3,"calls":7,"tools":624,"tokens":2542},{"n":4,"calls":9,"tools":1040,"tokens":3970},{"n":5,"calls":11,"tools":1560,"tokens":5712},{"n":6,"calls":13,"tools":2184,"tokens":7768},{"n":8,"calls":17,"tools":3744,"tokens":12822},{"n":10,"calls":21,"tools":5720,"tokens":19132},{"n":12,"calls":25,"tools":8112,"tokens":26698},{"n":16,"calls":33,"tools":14144,"tokens":45598}],
      "supervisor, no handoff messages": [{"n":1,"calls":3,"tools":104,"tokens":548},{"n":2,"calls":5,"tools":312,"tokens":1154},{"n":3,"calls":7,"tools":624,"tokens":1960},{"n":4,"calls":9,"tools":1040,"tokens":2966},{"n":5,"calls":11,"tools":1560,"tokens":4172},{"n":6,"calls":13,"tools":2184,"tokens":5578},{"n":8,"calls":17,"tools":3744,"tokens":8990},{"n":10,"calls":21,"tools":5720,"tokens":13202},{"n":12,"calls":25,"tools":8112,"tokens":18214},{"n":16,"calls":33,"tools":14144,"tokens":30638}],
      "chain of handoffs": [{"n":1,"calls":1,"tools":0,"tokens":150},{"n":2,"calls":2,"tools":52,"tokens":337},{"n":3,"calls":3,"tools":104,"tokens":547},{"n":4,"calls":4,"tools":156,"tokens":780},{"n":5,"calls":5,"tools":208,"tokens":1036},{"n":6,"calls":6,"tools":260,"tokens":1315},{"n":8,"calls":8,"tools":364,"tokens":1942},{"n":10,"calls":10,"tools":468,"tokens":2661},{"n":12,"calls":12,"tools":572,"tokens":3472},{"n":16,"calls":16,"tools":780,"tokens":5370}]
    },
    "doorway": [{"rule":"you first","calls":25,"tokens":8700,"end":"GraphRecursionError"},{"rule":"lower name first","calls":2,"tokens":238,"end":"answered"}]
  },
  "langgraph (Python)": {
    "date": "2026-11-25",
    "machine": "2 cores, Linux x64",
    "script": "python/langgraph_team.py",
    "runtime": "Python 3.11.7",
    "packages": {
      "langgraph": "1.2.24",
      "langgraph-supervisor": "0.0.31",
      "langgraph-swarm": "0.1.0"
    },
    "rows": [{"pattern":"one agent","calls":100,"input":87022,"tools":0,"output":7237,"tokens":94259,"answered":100,"answers":100,"kept":200,"byTurn":[13781,16318,18858,21398,23904]},{"pattern":"supervisor","calls":300,"input":209256,"tools":30000,"output":15396,"tokens":254652,"answered":100,"answers":200,"kept":700,"byTurn":[20290,35617,50952,66291,81502]},{"pattern":"handoffs, the last agent stays","calls":124,"input":51886,"tools":14883,"output":7459,"tokens":74228,"answered":100,"answers":100,"kept":248,"byTurn":[12243,10601,15631,15335,20418]}]
  },
  "moleculer": {
    "date": "2026-11-25",
    "machine": "2 cores, Linux x64",
    "script": "moleculer.mjs",
    "runtime": "Node 20.20.2",
    "packages": {
      "moleculer": "0.14.36"
    },
    "rows": [{"pattern":"ownership by Shard","calls":100,"input":87022,"tools":0,"output":7237,"tokens":94259,"answered":100,"answers":100,"kept":200,"byTurn":[13781,16318,18858,21398,23904]}],
    "ownership": [{"vnodes":10,"keys":10000,"joins":4953,"newcomerOwns":1645,"joinsAndLeaves":0,"leaves":3505,"leaverOwned":2042},{"vnodes":100,"keys":10000,"joins":4992,"newcomerOwns":1613,"joinsAndLeaves":0,"leaves":3535,"leaverOwned":1980}]
  },
  "openai-agents": {
    "date": "2026-11-25",
    "machine": "2 cores, Linux x64",
    "script": "openai-agents.mjs",
    "runtime": "Node 20.20.2",
    "packages": {
      "@openai/agents-core": "0.20.0"
    },
    "rows": [{"pattern":"one agent","calls":100,"input":87022,"tools":0,"output":7237,"tokens":94259,"answered":100,"answers":100,"kept":200,"byTurn":[13781,16318,18858,21398,23904]},{"pattern":"triage hands off every message","calls":200,"input":89202,"tools":23500,"output":8159,"tokens":120861,"answered":100,"answers":100,"kept":400,"byTurn":[12516,18344,24180,30022,35799]},{"pattern":"triage, tools removed","calls":200,"input":79720,"tools":23500,"output":8159,"tokens":111379,"answered":100,"answers":100,"kept":200,"byTurn":[12138,17209,22285,27365,32382]},{"pattern":"handoffs, the last agent stays","calls":124,"input":51577,"tools":23315,"output":7459,"tokens":82351,"answered":100,"answers":100,"kept":248,"byTurn":[14578,11978,17256,16632,21907]},{"pattern":"handoffs, tools removed","calls":124,"input":49626,"tools":23315,"output":7459,"tokens":80400,"answered":100,"answers":100,"kept":200,"byTurn":[14295,11656,16782,16233,21434]},{"pattern":"agents as tools","calls":300,"input":157824,"tools":58000,"output":20446,"tokens":236270,"answered":100,"answers":200,"kept":400,"byTurn":[26539,36899,47278,57658,67896]}],
    "growth": {
      "agents as tools, asked at once": [{"n":1,"calls":3,"tools":114,"tokens":654},{"n":2,"calls":4,"tools":228,"tokens":1068},{"n":3,"calls":5,"tools":342,"tokens":1482},{"n":4,"calls":6,"tools":456,"tokens":1896},{"n":5,"calls":7,"tools":570,"tokens":2310},{"n":6,"calls":8,"tools":684,"tokens":2724},{"n":8,"calls":10,"tools":912,"tokens":3552},{"n":10,"calls":12,"tools":1140,"tokens":4380},{"n":12,"calls":14,"tools":1368,"tokens":5208},{"n":16,"calls":18,"tools":1824,"tokens":6864}],
      "chain of handoffs": [{"n":1,"calls":1,"tools":0,"tokens":150},{"n":2,"calls":2,"tools":48,"tokens":330},{"n":3,"calls":3,"tools":96,"tokens":530},{"n":4,"calls":4,"tools":144,"tokens":750},{"n":5,"calls":5,"tools":192,"tokens":990},{"n":6,"calls":6,"tools":240,"tokens":1250},{"n":8,"calls":8,"tools":336,"tokens":1830},{"n":10,"calls":10,"tools":432,"tokens":2490},{"n":12,"calls":12,"tools":528,"tokens":3230},{"n":16,"calls":16,"tools":720,"tokens":4950}]
    },
    "doorway": [{"rule":"you first","calls":10,"tokens":1795,"end":"MaxTurnsExceededError"},{"rule":"lower name first","calls":2,"tokens":225,"end":"answered"}]
  },
  "ray (Python)": {
    "date": "2026-11-25",
    "machine": "2 cores, Linux x64",
    "script": "python/ray_team.py",
    "runtime": "Python 3.11.7",
    "packages": {
      "ray[serve]": "2.60.0"
    },
    "rows": [{"pattern":"ownership by hash, named actors","calls":100,"input":87022,"tools":0,"output":7237,"tokens":94259,"answered":100,"answers":100,"kept":200,"byTurn":[13781,16318,18858,21398,23904]}],
    "ownership": [{"rule":"named actor, by hash in the caller's code","followUps":80,"changes":0},{"rule":"Serve, default router","followUps":80,"changes":67,"varies":true},{"rule":"Serve, ConsistentHashRouter","followUps":80,"changes":0},{"rule":"Serve, ConsistentHashRouter, deployed again","keys":1000,"moved":1000,"fewest":182,"most":222,"varies":true},{"rule":"actor whose process dies, max_restarts=1","remembered":5,"remembersAfterwards":0}]
  },
  "vercel-ai": {
    "date": "2026-11-25",
    "machine": "2 cores, Linux x64",
    "script": "vercel-ai.mjs",
    "runtime": "Node 20.20.2",
    "packages": {
      "ai": "6.0.326",
      "zod": "4.6.7"
    },
    "rows": [{"pattern":"one agent","calls":100,"input":87022,"tools":0,"output":7237,"tokens":94259,"answered":100,"answers":100,"kept":200,"byTurn":[13781,16318,18858,21398,23904]},{"pattern":"agents as tools","calls":300,"input":157824,"tools":58000,"output":20446,"tokens":236270,"answered":100,"answers":200,"kept":400,"byTurn":[26539,36899,47278,57658,67896]}]
  }
};
