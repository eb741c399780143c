// biome-ignore-all format: a row a line
/** Written by `write-recorded.ts`; 200 seeds or teams a row unless it says another number, six digits. */
import type { Recorded } from "./recorded-learning.js";

export const edges: Pick<Recorded, "rows" | "exploring" | "sizes" | "parity" | "copying"> = {
  rows: [
    {"rows":100,"teams":200,"found":1.19444,"foundReach":0.406533,"invented":0,"messages":0.43,"exact":0,"none":46.1134,"learned":48.1379,"all":51.0153},
    {"rows":200,"teams":200,"found":31.3611,"foundReach":1.39849,"invented":0.11,"messages":11.51,"exact":0,"none":53.8042,"learned":70.7027,"all":74.7073},
    {"rows":400,"teams":200,"found":64.5278,"foundReach":1.4398,"invented":0.365,"messages":23.96,"exact":0,"none":57.7642,"learned":88.9169,"all":95.7227},
    {"rows":800,"teams":200,"found":87.5833,"foundReach":1.00088,"invented":0.485,"messages":32.5,"exact":5,"none":57.6687,"learned":96.5108,"all":99.0664},
    {"rows":1600,"teams":200,"found":99.3333,"foundReach":0.261787,"invented":0.675,"messages":37.11,"exact":46,"none":58.1179,"learned":99.724,"all":99.628},
    {"rows":3200,"teams":200,"found":100,"foundReach":0,"invented":0.66,"messages":37.32,"exact":54,"none":60.0488,"learned":99.9307,"all":99.8004},
  ],
  exploring: [
    {"explore":1,"teams":200,"found":99.3333,"foundReach":0.261787,"invented":0.675,"messages":37.11,"exact":46},
    {"explore":0.7,"teams":200,"found":99.0278,"foundReach":0.330613,"invented":1.31,"messages":38.27,"exact":23.5},
    {"explore":0.5,"teams":200,"found":98.5,"foundReach":0.40531,"invented":2.58,"messages":40.62,"exact":8.5},
    {"explore":0.4,"teams":200,"found":97.7778,"foundReach":0.442309,"invented":4.44,"messages":44.08,"exact":1.5},
    {"explore":0.3,"teams":200,"found":97.1944,"foundReach":0.516491,"invented":8.655,"messages":52.3,"exact":0},
    {"explore":0.2,"teams":200,"found":96.2778,"foundReach":0.576751,"invented":14.6,"messages":63.86,"exact":0},
    {"explore":0.15,"teams":200,"found":94.5278,"foundReach":0.72014,"invented":16.47,"messages":66.97,"exact":0},
    {"explore":0.1,"teams":200,"found":86.5,"foundReach":1.03733,"invented":13.215,"messages":57.57,"exact":0},
    {"explore":0.07,"teams":200,"found":66.1944,"foundReach":1.61651,"invented":7.16,"messages":38.15,"exact":0},
    {"explore":0.05,"teams":200,"found":39.6944,"foundReach":1.85015,"invented":2.83,"messages":19.95,"exact":0},
    {"explore":0.03,"teams":200,"found":13.0556,"foundReach":1.22651,"invented":0.7,"messages":6.1,"exact":0},
    {"explore":0.01,"teams":200,"found":0.777778,"foundReach":0.288504,"invented":0.015,"messages":0.31,"exact":0},
    {"explore":0,"teams":200,"found":0,"foundReach":0,"invented":0,"messages":0,"exact":0},
  ],
  sizes: [
    {"agents":6,"teams":200,"found":100,"foundReach":0,"invented":0.16,"messages":18.32,"exact":84.5},
    {"agents":12,"teams":200,"found":99.3333,"foundReach":0.261787,"invented":0.675,"messages":37.11,"exact":46},
    {"agents":24,"teams":200,"found":84.6944,"foundReach":0.859972,"invented":1.095,"messages":63.17,"exact":0.5},
    {"agents":48,"teams":200,"found":56.0208,"foundReach":0.618453,"invented":1.215,"messages":83.1,"exact":0},
  ],
  parity: {"edge":{"teams":200,"found":100,"foundReach":0,"invented":0.12,"messages":2.24,"exact":90},"parity":{"teams":200,"found":1.5,"foundReach":0.957696,"invented":1.075,"messages":2.24,"exact":0},"shown":[95.5,4.5,0,0]},
  copying: [
    {"share":0,"teams":200,"found":99.3333,"foundReach":0.261787,"invented":0.675,"messages":37.11,"exact":46},
    {"share":0.5,"teams":200,"found":99.5,"foundReach":0.220349,"invented":3.995,"messages":43.81,"exact":0.5},
    {"share":0.9,"teams":200,"found":99.5278,"foundReach":0.214728,"invented":5.385,"messages":46.6,"exact":0},
  ],
};
