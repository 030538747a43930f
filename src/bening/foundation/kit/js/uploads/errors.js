// The two ways in which sending ends early.

/** The line is down, or the server is not itself: the same again later. */
export class NoSignal extends Error {}

/** The server said no, in words for the person. */
export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}
