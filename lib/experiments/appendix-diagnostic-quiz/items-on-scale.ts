/** Items on what teams, rules and plans do when they grow, spread, run late or learn. */
import type { QuizItem } from "./quiz-item.js";

/** Six items, each in two forms. */
export const scaleItems: readonly QuizItem[] = [
  {
    name: "square",
    misconception: "A sparse team is an easy one.",
    before: {
      stem: "400 sensors stand in a square of 20 by 20, and each affects only its four nearest. To find the best joint setting exactly is",
      options: [
        { text: "cheap: four neighbours each", belief: "sparse is easy" },
        { text: "cheap: edges grow only with the number of sensors", belief: "sparse is easy" },
        { text: "dear: some table must span about a whole row" },
        { text: "dear, because there are 400 of them", belief: "size alone is hard" },
      ],
    },
    after: {
      stem: "400 street lamps stand where 20 streets cross 20 others, and each should suit the lamps at the next corners. To find the best joint setting exactly is",
      options: [
        { text: "dear, because there are 400 of them", belief: "size alone is hard" },
        { text: "dear: some table must span about a whole street" },
        { text: "cheap: edges grow only with the number of lamps", belief: "sparse is easy" },
        { text: "cheap: four neighbours each", belief: "sparse is easy" },
      ],
    },
  },
  {
    name: "twice",
    misconception: "Adding agents never hurts, it only helps less.",
    before: {
      stem: "Before each unit of work every worker writes to all others over one medium; a message takes a hundredth of a unit. The team grows from 12 to 24. Its output",
      options: [
        { text: "doubles", belief: "adding never hurts" },
        { text: "grows, by less", belief: "adding never hurts" },
        { text: "stays at its ceiling", belief: "Amdahl's ceiling is all there is" },
        { text: "falls" },
      ],
    },
    after: {
      stem: "Before each delivery every van calls all others on one channel; a call takes a hundredth of the time of a delivery. From 12 vans to 24, the deliveries of a day",
      options: [
        { text: "fall" },
        { text: "stay at their ceiling", belief: "Amdahl's ceiling is all there is" },
        { text: "grow, by less", belief: "adding never hurts" },
        { text: "double", belief: "adding never hurts" },
      ],
    },
  },
  {
    name: "hash",
    misconception: "A hash is the same everywhere.",
    before: {
      stem: "Five services share the orders: an order is mine if hash(order) mod 5 is my number. Exactly one service takes each order if",
      options: [
        { text: "the hash spreads evenly", belief: "balance is agreement" },
        { text: "there are many orders", belief: "large numbers heal it" },
        { text: "all five compute the same value" },
        { text: "no two orders have the same hash", belief: "uniqueness is agreement" },
      ],
    },
    after: {
      stem: "Seven crawlers share the pages of the web: a page is mine if hash(address) mod 7 is my number. Exactly one crawler takes each page if",
      options: [
        { text: "no two pages have the same hash", belief: "uniqueness is agreement" },
        { text: "all seven compute the same value" },
        { text: "there are many pages", belief: "large numbers heal it" },
        { text: "the hash spreads evenly", belief: "balance is agreement" },
      ],
    },
  },
  {
    name: "late",
    misconception: "A valid timetable survives lateness.",
    before: {
      stem: "A timetable of trains has no conflict. One train leaves a minute late. Is it still safe?",
      options: [
        { text: "yes, the tracks are reserved", belief: "reserved is safe" },
        { text: "yes, everything just shifts by a minute", belief: "lateness only shifts" },
        { text: "yes, if there is slack anywhere", belief: "slack anywhere helps" },
        { text: "not surely; waiting for those before you, not for the clock, would be" },
      ],
    },
    after: {
      stem: "A plan for three robots and one lift has no conflict. One robot takes a minute longer. Is it still safe?",
      options: [
        { text: "not surely; waiting for those before you, not for the clock, would be" },
        { text: "yes, the lift is reserved", belief: "reserved is safe" },
        { text: "yes, if there is slack anywhere", belief: "slack anywhere helps" },
        { text: "yes, everything just shifts by a minute", belief: "lateness only shifts" },
      ],
    },
  },
  {
    name: "hundred",
    misconception: "Amdahl's law says when to stop.",
    before: {
      stem: "The speedups of teams of 1 to 8 fit Amdahl's law with a serial fraction of 0.1. For a team of 100 it follows that its speedup is",
      options: [
        { text: "about 9.2", belief: "Amdahl foretells" },
        { text: "at least what 8 reach", belief: "adding never hurts" },
        { text: "exactly 10", belief: "Amdahl foretells" },
        { text: "at most 10, and perhaps less than with 8" },
      ],
    },
    after: {
      stem: "A warehouse measured its output with 1 to 8 pickers, and Amdahl's law fits with a serial fraction of 0.1. For 100 pickers it follows that they do, compared with one,",
      options: [
        { text: "exactly 10 times as much", belief: "Amdahl foretells" },
        { text: "at most 10 times as much, and perhaps less than 8 do" },
        { text: "about 9.2 times as much", belief: "Amdahl foretells" },
        { text: "at least as much as 8 do", belief: "adding never hurts" },
      ],
    },
  },
  {
    name: "learners",
    misconception: "Learning finds the joint optimum, given data.",
    before: {
      stem: "Two learners each value their own actions by the average over what the other did. With unlimited data",
      options: [
        { text: "they may settle on a worse pair" },
        { text: "they find the best pair of actions", belief: "learning finds the optimum" },
        { text: "they find it if they explore enough", belief: "more exploring cures it" },
        { text: "they never settle", belief: "learners that disagree never rest" },
      ],
    },
    after: {
      stem: "Two vans learn their routes; each values a route by its average time over whatever the other drove. With unlimited data",
      options: [
        { text: "they never settle", belief: "learners that disagree never rest" },
        { text: "they find it if they explore enough", belief: "more exploring cures it" },
        { text: "they may settle on a worse pair of routes" },
        { text: "they find the best pair of routes", belief: "learning finds the optimum" },
      ],
    },
  },
];
