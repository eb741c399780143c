/** What is refused or repaired: the words under which the console counts it, and the sentence for whoever sent it. */
export const refusals = {
  "foreign host": "This is no address of the class; take the one on the screen.",
  "foreign origin": "Other pages may not talk to the class.",
  "no such page": "The class has no such page.",
  "wrong secret": "Only the address that the terminal prints opens this page.",
  "not a teacher": "Only the console gives orders.",
  garbage: "What came is no text.",
  binary: "Only text is read.",
  oversized: "The message is too long.",
  "no message": "No page of the class says this.",
  "no seat": "Whoever has no seat can only ask for one.",
  "said nothing": "Nothing was said for five seconds.",
  "too many messages": "This is more than a phone has to say; try again in the next round.",
  "too many strangers": "Too many are at the door without a seat.",
  "second answer": "The first answer counts.",
  "late answer": "Too late: the round was over.",
  "answer of a spectator": "This answer was not yours to give.",
  "impossible answer": "This is none of your choices.",
  "turned away: wrong letters": "These are not the letters of this room.",
  "turned away: wrong digits": "These digits fit no seat. Ask your teacher for new ones.",
  "turned away: locked": "The room is locked. Ask your teacher to open it.",
  "turned away: full": "Every seat is taken.",
  "turned away: sent out": "Your teacher has sent this seat out. Ask to be allowed again.",
  "turned away: over": "The lesson is over.",
  "half a line of the log": "The end of the log was torn; it was never acknowledged and is cut off.",
} as const;

/** Why something is refused. */
export type Reason = keyof typeof refusals;
