// The two ways in which sending ends early.

/** The status of a server that has no room left: the same fits once somebody made some. */
export const FULL = 507;

/** The line is down, or the server is not itself: the same again later. */
export class NoSignal extends Error {}

/** The server said no, in words for the person. */
export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}
