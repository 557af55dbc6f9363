package io.claritytoolbox.differential;

/**
 * A rule that an answer broke.
 *
 * @param rule which
 * @param signature what such violations have in common: measure and derivation
 * @param scenario the site and its past
 * @param exchange the question
 * @param detail what was said and what is true
 */
record Violation(Rule rule, String signature, String scenario, Exchange exchange, String detail) {
  /** What violations of one cause have in common. */
  String kind() {
    return rule + " " + signature;
  }

  /** All that is needed to see it again. */
  String reproduction() {
    AnswerView answer = exchange.answer();
    return "    "
        + scenario
        + " #"
        + exchange.number()
        + " at "
        + exchange.now()
        + "\n      "
        + exchange.inquiry()
        + "\n      "
        + detail
        + "\n      "
        + (answer == null ? exchange.text() : answer.origin());
  }
}
