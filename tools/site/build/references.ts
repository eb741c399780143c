/** What the course builds on. */
import { markdownToHtml } from "./markdown.js";

const references = `
- Amdahl, G. M. (1967). Validity of the single processor approach to achieving large scale computing capabilities. *AFIPS Conference Proceedings* 30.
- Guestrin, C., Koller, D. and Parr, R. (2001). Multiagent planning with factored MDPs. *NIPS* 14.
- Guestrin, C., Venkataraman, S. and Koller, D. (2002). Context-specific multiagent coordination and planning with factored MDPs. *AAAI*.
- Gunther, N. J. (1993). A simple capacity model of massively parallel transaction systems. *CMG Conference*: the Universal Scalability Law.
- Gustafson, J. L. (1988). Reevaluating Amdahl's law. *Communications of the ACM* 31(5).
- Jain, R., Chiu, D. and Hawe, W. (1984). A quantitative measure of fairness and discrimination. DEC TR-301.
- Karp, A. H. and Flatt, H. P. (1990). Measuring parallel processor performance. *Communications of the ACM* 33(5).
- Kok, J. R. and Vlassis, N. (2006). Collaborative multiagent reinforcement learning by payoff propagation. *Journal of Machine Learning Research* 7.
- Matsumoto, M. and Nishimura, T. (1998). Mersenne Twister. *ACM TOMACS* 8(1).
- Petcu, A. and Faltings, B. (2005). A scalable method for multiagent constraint optimization. *IJCAI*: DPOP.
- Sharon, G., Stern, R., Felner, A. and Sturtevant, N. (2015). Conflict-based search for optimal multi-agent pathfinding. *Artificial Intelligence* 219.
- Thaler, D. and Ravishankar, C. (1998). Using name-based mappings to increase hit rates. *IEEE/ACM Transactions on Networking* 6(1): rendezvous hashing.
`;

export function referencesBody(): string {
  return `<main id="content" class="plain" tabindex="-1"><h1>References</h1>${markdownToHtml(references)}</main>`;
}
